// What the checker found out crosses over as bytes and is opened where it is looked at: unpacking 10,000 choices takes
// the server tens of milliseconds, and whoever only counts problems never needs them.

import { deserialize, serialize } from 'node:v8';
import type { Examined } from '#lib/domain/scenario/examine.ts';

/** An answer of the checker, each part for itself. */
export type Packed = { [part in keyof Examined]: Uint8Array };

export function packed({ scenario, problems, proof }: Examined): Packed {
	return { scenario: serialize(scenario), problems: serialize(problems), proof: serialize(proof) };
}

/** The answer; each part is unpacked when it is first asked for. */
export function unpacked({ scenario, problems, proof }: Packed): Examined {
	const opened: Partial<Examined> = {};
	return {
		get scenario() {
			return (opened.scenario ??= deserialize(scenario) as Examined['scenario']);
		},
		get problems() {
			return (opened.problems ??= deserialize(problems) as Examined['problems']);
		},
		get proof() {
			return (opened.proof ??= deserialize(proof) as Examined['proof']);
		}
	};
}

/** A studio's worth of drafts, or half a dozen of the greatest length. */
const MOST_BYTES = 32_000_000;

/** Answers by the hash of their text; what was asked for last is forgotten last. */
export class PackedMemory {
	readonly #answers = new Map<string, Packed>();
	#bytes = 0;

	find(key: string): Packed | undefined {
		const answer = this.#answers.get(key);
		if (!answer) return undefined;
		this.#answers.delete(key);
		this.#answers.set(key, answer);
		return answer;
	}

	keep(key: string, answer: Packed): void {
		if (this.#answers.has(key)) return;
		this.#answers.set(key, answer);
		this.#bytes += sizeOf(answer);
		for (const [oldest, gone] of this.#answers) {
			if (this.#bytes <= MOST_BYTES) break;
			this.#answers.delete(oldest);
			this.#bytes -= sizeOf(gone);
		}
	}
}

const sizeOf = ({ scenario, problems, proof }: Packed) =>
	scenario.byteLength + problems.byteLength + proof.byteLength;
