import { Broken, counted, must } from './broken.ts';
import type { Row } from './csv-reader.ts';
import { hundredths, inHours } from './hundredths.ts';

const TABLES = ['B', 'C', 'E'] as const;
type Table = (typeof TABLES)[number];

const WORDS: Record<Table, string> = {
	B: 'the summary (B)',
	C: 'the details (C)',
	E: 'the hours ledger (E)'
};

/** Credited hours of every person and requirement, as three tables have them. */
export class HoursSums {
	#sums: Record<Table, Map<string, number>> = { B: new Map(), C: new Map(), E: new Map() };

	add(table: Table, row: Row, where: string) {
		// Topics of E are parts of what is already counted.
		if (table === 'E' && row['topic'] !== '') return;
		const { person_id: person, requirement_id: requirement, hours_credited: hours } = row;
		must(
			person && requirement !== undefined && hours !== undefined,
			`${where} names no person, requirement or hours.`
		);
		if (hours === '') return;
		const value = hundredths(hours);
		if (value === null) throw new Broken(`${where} has “${hours.slice(0, 40)}” where hours belong.`);
		const key = `${person} ${requirement}`;
		this.#sums[table].set(key, (this.#sums[table].get(key) ?? 0) + value);
	}

	/** @returns for how many persons and requirements it was added up @throws Broken naming the first that differs */
	compare(): number {
		const { B, C, E } = this.#sums;
		const keys = new Set([...B.keys(), ...C.keys(), ...E.keys()]);
		for (const key of keys) {
			const [b, c, e] = [B, C, E].map((sums) => sums.get(key) ?? 0) as [number, number, number];
			if (b === c && c === e) continue;
			const [person, requirement] = key.split(' ');
			const said = TABLES.map((table) => `${inHours(this.#sums[table].get(key) ?? 0)} in ${WORDS[table]}`);
			throw new Broken(
				`The hours of person ${person} for requirement ${requirement} do not add up: ${said.join(', ')}.`
			);
		}
		return keys.size;
	}
}

/** For how many. */
export const sumsInWords = (compared: number) =>
	`Added up for ${counted(compared)} ${compared === 1 ? 'person and requirement' : 'pairs of person and requirement'}.`;
