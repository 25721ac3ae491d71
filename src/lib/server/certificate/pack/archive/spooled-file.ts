import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Deflate } from 'fflate';
import type { ZippedFile } from './zip-headers.ts';

/** Bytes are packed in pieces of one size, whatever sizes they come in: how they came must not show in the archive. */
const PIECE = 128 * 1024;
/**
 * How hard, and by whom: fflate's own code packs the same bytes on every machine and with every Node, which the one
 * inside Node does not promise.
 */
const LEVEL = 2;

export interface SpooledFile extends ZippedFile {
	sha256: string;
	/** Where its packed bytes lie. */
	spool: string;
	rows: number | null;
}

/**
 * One file of the archive while it is written: packed as it comes, onto the disk. Several are written side by side, for
 * people are gone through once.
 */
export class SpoolingFile {
	readonly path: string;
	readonly #spool: string;
	readonly #hash = createHash('sha256');
	readonly #deflate: Deflate;
	#handle: FileHandle | null = null;
	#texts: string[] = [];
	#size = 0;
	#rest = Buffer.alloc(0);
	#packed: Uint8Array[] = [];
	#crc = 0;
	#bytes = 0;
	#packedBytes = 0;
	#rows: number | null = null;

	constructor(path: string, spool: string) {
		this.path = path;
		this.#spool = spool;
		this.#deflate = new Deflate({ level: LEVEL }, (chunk) => {
			this.#packed.push(chunk);
			this.#packedBytes += chunk.length;
		});
	}

	/** More of its text. */
	add(text: string): void {
		this.#texts.push(text);
		if ((this.#size += text.length) >= PIECE) this.#pack(false);
	}

	/** A line that is counted. */
	addRow(text: string): void {
		this.#rows = (this.#rows ?? 0) + 1;
		this.add(text);
	}

	/** It is a table, also when it has no row. */
	countRows(): void {
		this.#rows ??= 0;
	}

	get rows(): number {
		return this.#rows ?? 0;
	}

	/** Writes away what is packed so far. */
	async flush(): Promise<void> {
		if (this.#packed.length === 0) return;
		const packed = this.#packed;
		this.#packed = [];
		this.#handle ??= await open(this.#spool, 'wx', 0o600);
		await this.#handle.writev(packed);
	}

	async end(): Promise<SpooledFile> {
		this.#pack(true);
		await this.flush();
		await this.#handle?.close();
		return {
			...{
				path: this.path,
				method: 'deflated',
				crc: this.#crc,
				packed: this.#packedBytes,
				bytes: this.#bytes
			},
			...{ sha256: this.#hash.digest('hex'), spool: this.#spool, rows: this.#rows }
		};
	}

	#pack(isLast: boolean) {
		const text = Buffer.from(this.#texts.join(''));
		this.#texts = [];
		this.#size = 0;
		this.#hash.update(text);
		this.#crc = crc32(text, this.#crc);
		this.#bytes += text.length;
		let all = this.#rest.length === 0 ? text : Buffer.concat([this.#rest, text]);
		for (; all.length > PIECE; all = all.subarray(PIECE)) this.#deflate.push(all.subarray(0, PIECE));
		if (isLast) this.#deflate.push(all, true);
		else this.#rest = Buffer.from(all);
	}
}
