import type { Problem } from '#lib/domain/scenario/problem.ts';
import type { Proof } from '#lib/domain/scenario/proof.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { lacksInWords } from '#routes/(trainer)/modules/draft-lines.ts';
import {
	markedRunInWords,
	minuteRange,
	pathsInWords,
	percentInWords
} from '#routes/(trainer)/modules/proof-words.ts';

interface Fact {
	term: string;
	value: string;
}

/** What the header of a scenario says, for a reader outside the editor. */
export function headerFacts(scenario: Scenario): Fact[] {
	const { minutes, contentNote, summary, practices, passPercent, start, scenes } = scenario;
	const first = scenes.find(({ key }) => key === start)?.name ?? start;
	return [
		{ term: 'About', value: summary },
		{ term: 'Content note', value: contentNote || 'None' },
		{ term: 'Minutes', value: String(minutes) },
		{ term: 'Practices', value: practices.join(', ') },
		{ term: 'Passes at', value: `${passPercent}% of the points, without a critical error` },
		{ term: 'Begins with', value: first }
	].filter(({ value }) => value !== '');
}

/** What the checker has found and proved. */
export function proofFacts(problems: readonly Problem[], proof: Proof | null): Fact[] {
	const count = (severity: Problem['severity']) =>
		problems.filter((problem) => problem.severity === severity).length;
	const found = {
		term: 'The checker',
		value: lacksInWords({ toFix: count('error'), hints: count('warning') })
	};
	if (!proof)
		return [found, { term: 'Proof', value: 'None yet: there is something to fix before it can be counted.' }];
	return [
		found,
		{ term: 'Scenes', value: String(proof.scenes) },
		{ term: 'Ways through', value: pathsInWords(proof.paths) },
		{ term: 'Minutes to read', value: minuteRange(proof) },
		{ term: 'Always the best', value: markedRunInWords(proof.model) },
		{ term: 'Always the poorest', value: markedRunInWords(proof.worst) },
		{ term: 'Clicks at random', value: `passes ${percentInWords(proof.randomPass)} of the time` }
	];
}
