import type { Verdict } from '#lib/domain/certificate/verify/verdict.ts';

export const OUTCOMES = { proven: 'Proven', unproven: 'Not proven', broken: 'Broken' } as const;
export const VERDICTS = { holds: 'holds', broken: 'BROKEN', unasked: 'not asked' } as const;

/** A verdict as lines of plain text. */
export function verdictLines(verdict: Verdict): string[] {
	const { outcome, sentence, checks, facts, withheld, proves, doesNotProve } = verdict;
	return [
		`${OUTCOMES[outcome].toUpperCase()}: ${sentence}`,
		'',
		...checks.flatMap(({ title, verdict: one, detail }) => [
			`${VERDICTS[one].padEnd(10)} ${title}`,
			...(detail === '' ? [] : [`${' '.repeat(11)}${detail}`])
		]),
		...(facts.length > 0 ? ['', ...facts.map(({ term, value }) => `${term}: ${value}`)] : []),
		...(withheld === '' ? [] : ['', `Withheld: ${withheld}`]),
		'',
		`What this proves: ${proves}`,
		'',
		`What it does not prove: ${doesNotProve}`
	];
}
