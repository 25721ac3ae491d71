import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FileSink } from '#lib/server/certificate/prepared/prepared-kind.ts';
import { preparedFolder } from '#lib/server/certificate/prepared/prepared-folder.ts';
import { SpoolingFile, type SpooledFile } from './spooled-file.ts';
import { directory, localHeader, type ZippedFile } from './zip-headers.ts';

/** Files of a pack while they are written, and then as the archive. */
export class PackArchive {
	readonly #folder: string;
	readonly #spooling = new Map<string, SpoolingFile>();

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** Whoever opens it discards it, whatever happens. */
	static async open(): Promise<PackArchive> {
		return new PackArchive(await mkdtemp(join(preparedFolder(), 'pack-')));
	}

	/** Begins a file; they stand in the archive in the order in which they are begun. */
	begin(path: string): SpoolingFile {
		const file = new SpoolingFile(path, join(this.#folder, String(this.#spooling.size)));
		this.#spooling.set(path, file);
		return file;
	}

	/** A small file, at once. */
	whole(path: string, text: string): void {
		this.begin(path).add(text);
	}

	async flush(): Promise<void> {
		for (const file of this.#spooling.values()) await file.flush();
	}

	/** Closes every file and says what they are. */
	async end(): Promise<SpooledFile[]> {
		const ended: SpooledFile[] = [];
		for (const file of this.#spooling.values()) ended.push(await file.end());
		return ended;
	}

	discard(): Promise<void> {
		return rm(this.#folder, { recursive: true, force: true });
	}
}

/** Puts files into the archive, one behind the other. */
export class ArchiveWriter {
	readonly #sink: FileSink;
	readonly #hash = createHash('sha256');
	readonly #listed: (ZippedFile & { offset: number })[] = [];
	#offset = 0;

	constructor(sink: FileSink) {
		this.#sink = sink;
	}

	async addSpooled(file: SpooledFile): Promise<void> {
		await this.#begin(file);
		for await (const piece of createReadStream(file.spool, { highWaterMark: 256 * 1024 }))
			await this.#write(piece as Buffer);
	}

	/** A file as it is, not packed. */
	async addStored(path: string, bytes: Uint8Array): Promise<void> {
		const size = bytes.length;
		await this.#begin({ path, method: 'stored', crc: crc32(bytes), packed: size, bytes: size });
		await this.#write(bytes);
	}

	/** SHA-256 of every byte so far. */
	digestSoFar(): string {
		return this.#hash.copy().digest('hex');
	}

	end(): Promise<void> {
		return this.#write(directory(this.#listed, this.#offset));
	}

	async #begin({ path, method, crc, packed, bytes }: ZippedFile) {
		const file = { path, method, crc, packed, bytes };
		this.#listed.push({ ...file, offset: this.#offset });
		await this.#write(localHeader(file));
	}

	async #write(bytes: Uint8Array) {
		this.#hash.update(bytes);
		this.#offset += bytes.length;
		await this.#sink.write(bytes);
	}
}
