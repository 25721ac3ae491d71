// Everything that can be said of a text at once: what it reads as, what is wrong with it, what is proved of it. The
// trainer's editor, the server and `npm run content` say the same because they ask here or ask what stands behind it.

import { checkProven } from './check.ts';
import { inOrder, type Problem } from './problem.ts';
import { parseScenario } from './parse.ts';
import type { Known } from './check.ts';
import type { Proof } from './proof.ts';
import type { PieceMemory } from './read/piece-memory.ts';
import type { Scenario } from './scenario.ts';

export interface Examined {
	/** As far as it could be read; null where there is no scene at all. */
	scenario: Scenario | null;
	/** All of them, in the order of the text. */
	problems: Problem[];
	/** Null where form or graph have errors: then there is nothing to prove. */
	proof: Proof | null;
}

/**
 * Reads, checks and proves a scenario.
 * @param memory what was read before, for whoever examines the same draft again and again; the answer is the same
 */
export function examine(text: string, file: string, known: Known, memory?: PieceMemory): Examined {
	const { scenario, problems } = parseScenario(text, file, memory);
	if (!scenario) return { scenario, problems, proof: null };
	const { problems: found, proof } = checkProven(scenario, text, file, known);
	return { scenario, problems: inOrder([...problems, ...found]), proof };
}
