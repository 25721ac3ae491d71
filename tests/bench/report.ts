import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './plan.ts';

export interface Row {
	what: string;
	clients: number;
	perSecond: number;
	p50: number;
	p95: number;
	/** Bytes of one answer's body. */
	bytes: number;
	/** Its throughput as a part of that of its floor, measured beside it; null for a floor. */
	ratio: number | null;
	floor: string | null;
}

/** What a part of some figures does not exceed; 0 when there are none. */
export function at(figures: readonly number[], part: number): number {
	const sorted = figures.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** One line of the table. */
export function row(what: string, clients: number, measured: Measured, floor: Row | null): Row {
	const { milliseconds } = measured;
	const perSecond = milliseconds.length / measured.seconds;
	return {
		what,
		clients,
		perSecond,
		p50: at(milliseconds, 0.5),
		p95: at(milliseconds, 0.95),
		bytes: measured.bytes,
		ratio: floor && perSecond / floor.perSecond,
		floor: floor && floor.what
	};
}

const WIDTHS = [44, 9, 9, 9, 9, 9];
const HEAD = ['', 'clients', 'per s', 'p50 ms', 'p95 ms', 'of floor'];

export const tableHead = () => line(HEAD);

export const tableLine = ({ what, clients, perSecond, p50, p95, ratio }: Row) =>
	line([
		what,
		String(clients),
		perSecond.toFixed(perSecond < 100 ? 1 : 0),
		p50.toFixed(1),
		p95.toFixed(1),
		ratio === null ? '' : `${(100 * ratio).toFixed(1)}%`
	]);

const line = (cells: string[]) =>
	cells
		.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[index]!)))
		.join('');

/**
 * Keeps the figures in .data/bench.json.
 * @param figures.load how busy the machine was before, as a number of processes
 * @param figures.peakMemory in MB
 */
export function keepReport(
	root: string,
	figures: { load: number; peakMemory: number | null; rows: Row[] }
): string {
	const file = join(root, '.data', 'bench.json');
	mkdirSync(join(root, '.data'), { recursive: true });
	const report = { at: new Date().toISOString(), node: process.version, cores: cpus().length, ...figures };
	writeFileSync(file, `${JSON.stringify(report, null, '\t')}\n`);
	return file;
}
