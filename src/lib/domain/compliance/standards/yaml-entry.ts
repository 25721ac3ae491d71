// A map of a YAML file as somebody reads it who knows what it has to hold: what is missing, unknown or of the wrong kind
// is reported with its line and its mend, and something of the right kind is handed on so that reading can go on.

import { Temporal } from 'temporal-polyfill';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import type { Report } from '#lib/domain/scenario/problem.ts';
import type { StandardRule } from './standard-rules.ts';

interface Reading {
	report: Report<StandardRule>;
	lines: LineCounter;
}

/** The map that a file consists of; null where it cannot be read, which is reported. */
export function readYamlEntry(text: string, report: Report<StandardRule>): YamlEntryReader | null {
	const lines = new LineCounter();
	const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
	const fault = document.errors[0];
	if (!fault && isMap(document.contents))
		return new YamlEntryReader(document.contents, { report, lines }, 1, 'the file');
	const line = fault ? lines.linePos(fault.pos[0]).line : 1;
	report.add(
		'standard-broken',
		{ line },
		'This cannot be read. A value that contains a colon stands in quotes, and each key once.'
	);
	return null;
}

export class YamlEntryReader {
	readonly line: number;
	readonly what: string;
	readonly #reading: Reading;
	readonly #values = new Map<string, { node: Node | null; line: number }>();
	readonly #asked = new Set<string>();

	constructor(map: YAMLMap, reading: Reading, line: number, what: string) {
		this.line = line;
		this.what = what;
		this.#reading = reading;
		for (const { key, value } of map.items)
			if (isScalar(key))
				this.#values.set(String(key.value), { node: value as Node | null, line: this.#lineOf(key, line) });
	}

	/** The line on which a key stands, or that of the map. */
	lineOf(key: string): number {
		return this.#values.get(key)?.line ?? this.line;
	}

	wrong(key: string, mend: string, rule: StandardRule = 'standard-value-wrong'): void {
		this.#reading.report.add(rule, { line: this.lineOf(key) }, mend);
	}

	/** Every key of the map, for maps whose keys are names. */
	keys(): string[] {
		return [...this.#values.keys()];
	}

	text(key: string): string {
		const value = this.#scalar(key);
		if (typeof value === 'string' && value.trim() !== '') return value.trim().replace(/\s+/g, ' ');
		if (value !== undefined) this.wrong(key, `“${key}” of ${this.what} is text that says something.`);
		return '';
	}

	textOrEmpty(key: string): string {
		return this.#scalar(key) === '' ? '' : this.text(key);
	}

	count(key: string, least = 0): number {
		const value = this.#scalar(key);
		if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
		if (value !== undefined) this.wrong(key, `“${key}” of ${this.what} is a whole number, ${least} or more.`);
		return least;
	}

	countOrNull(key: string, least = 0): number | null {
		return this.#scalar(key) === null ? null : this.count(key, least);
	}

	day(key: string): Temporal.PlainDate {
		const value = this.#scalar(key);
		try {
			if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
				return Temporal.PlainDate.from(value, { overflow: 'reject' });
		} catch {
			// Said below: 30 February looks like a day and is none.
		}
		if (value !== undefined)
			this.wrong(key, `“${key}” of ${this.what} is a day of the calendar in quotes, such as '2026-07-01'.`);
		return Temporal.PlainDate.from('2026-01-01');
	}

	oneOf<Value extends string>(key: string, values: readonly Value[]): Value {
		const value = this.#scalar(key);
		if (values.includes(value as Value)) return value as Value;
		if (value !== undefined)
			this.wrong(key, `“${key}” of ${this.what} is one of ${values.join(', ')}.${didYouMean(value, values)}`);
		return values[0]!;
	}

	texts(key: string): string[] {
		const node = this.#node(key);
		const values = isSeq(node) ? node.items.map((item) => (isScalar(item) ? item.value : null)) : null;
		if (values?.every((value) => typeof value === 'string' && value.trim() !== ''))
			return (values as string[]).map((value) => value.trim().replace(/\s+/g, ' '));
		if (node !== undefined) this.wrong(key, `“${key}” of ${this.what} is a list of texts, or [].`);
		return [];
	}

	entry(key: string): YamlEntryReader | null {
		const node = this.#node(key);
		if (isMap(node)) return this.#read(node, this.lineOf(key), `“${key}”`);
		if (node !== undefined) this.wrong(key, `“${key}” of ${this.what} holds keys of its own, one a line.`);
		return null;
	}

	entryOrNull(key: string): YamlEntryReader | null {
		return this.#scalar(key, true) === null ? null : this.entry(key);
	}

	entries(key: string): YamlEntryReader[] {
		const node = this.#node(key);
		if (isSeq(node) && node.items.every((item) => isMap(item)))
			return node.items.map((item) =>
				this.#read(item, this.#lineOf(item, this.lineOf(key)), `a line of “${key}”`)
			);
		if (node !== undefined)
			this.wrong(key, `“${key}” of ${this.what} is a list of entries, each beginning with a hyphen, or [].`);
		return [];
	}

	/** Reports the keys that nobody asked for. */
	done(): void {
		for (const key of this.keys()) {
			if (this.#asked.has(key)) continue;
			const mend = `“${key}” is no key of ${this.what}.${didYouMean(key, [...this.#asked])}`;
			this.wrong(key, mend, 'standard-key-unknown');
		}
	}

	#read(map: YAMLMap, line: number, what: string) {
		return new YamlEntryReader(map, this.#reading, line, what);
	}

	#lineOf(node: Node, otherwise: number): number {
		return node.range ? this.#reading.lines.linePos(node.range[0]).line : otherwise;
	}

	/** undefined where the key is missing, which is reported once; `key:` alone is null. */
	#node(key: string): Node | null | undefined {
		const isFirst = !this.#asked.has(key);
		this.#asked.add(key);
		const found = this.#values.get(key);
		if (!found && isFirst) this.wrong(key, `${this.what} lacks “${key}”.`, 'standard-key-missing');
		return found?.node;
	}

	/** The plain value; undefined where the key is missing. A list or map is none of the kinds that are asked for. */
	#scalar(key: string, isEntry = false): unknown {
		const node = this.#node(key);
		if (node === undefined) return undefined;
		if (node === null) return null;
		return isScalar(node) ? node.value : isEntry ? undefined : {};
	}
}

function didYouMean(written: unknown, known: readonly string[]): string {
	const meant = typeof written === 'string' ? nearest(written, known) : null;
	return meant ? ` Did you mean “${meant}”?` : '';
}
