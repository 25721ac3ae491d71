import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import type { PackRequest } from '#lib/domain/certificate/pack/pack-request.ts';
import { makePack } from '#lib/server/certificate/pack/make-pack.ts';
import type { Context } from '#lib/server/context.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** What a pack holds, for looking into it. */
export interface OpenedPack {
	bytes: Buffer;
	filters: string;
	text(path: string): string;
	/** Rows of a table by its columns. */
	rows(name: string): Record<string, string>[];
	lines(): { seq: number; body?: string; record?: Record<string, unknown>; withheld?: true }[];
	paths: string[];
	/** Everything that is written in it, but for the printed report. */
	everything(): string;
}

/** Makes a pack of everything up to a moment, unless more is said, and opens it. */
export async function packForTests(context: Context, more: Partial<PackRequest> = {}): Promise<OpenedPack> {
	const pieces: Uint8Array[] = [];
	const request: PackRequest = {
		...{ personId: null, requirementIds: null, from: day('2026-01-01'), to: day('2026-12-31') },
		asOf: context.now,
		...{ preparedBy: 'Ines Ward', withoutLeave: false },
		...more
	};
	const sink = { write: async (piece: Uint8Array) => void pieces.push(piece.slice()) };
	const { filters } = await makePack(context, request, sink, async () => {});
	const bytes = Buffer.concat(pieces);
	const files = unzipSync(bytes);
	const text = (path: string) => {
		const found = files[path];
		if (!found) throw new Error(`There is no ${path} in the pack.`);
		return Buffer.from(found).toString();
	};
	return {
		...{ bytes, filters, text, paths: Object.keys(files) },
		rows: (name) =>
			Papa.parse<Record<string, string>>(text(`parts/${name}.csv`).replace(/^\uFEFF/, ''), {
				...{ header: true, skipEmptyLines: true }
			}).data,
		lines: () =>
			text('evidence.ndjson')
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line) as ReturnType<OpenedPack['lines']>[number]),
		everything: () =>
			Object.keys(files)
				.filter((path) => path !== 'report.pdf')
				.map(text)
				.join('\n')
	};
}
