// What the course must not say: claims without evidence, figures turned into something they are not, promises nobody
// can keep (curriculum TR-3, Parts E and F). Each pattern is shown to find the sentence it is there for.

import { describe, expect, test } from 'vitest';
import { statements, texts, withoutQuotes } from './taught-text.ts';

const forbidden: [what: string, pattern: RegExp, planted: string][] = [
	[
		'an odds ratio as “more likely”',
		/(\d[\d.,]*\s*(%|percent|times|fold)|(seven|twice|three|four) times)\s+(more|as) likely/i,
		'She is 748 percent more likely to be killed.'
	],
	[
		'a part of the brain as the reason',
		/amygdala|hippocamp|prefrontal|cortisol|brain[’'\s]+s?\s*(shuts|freezes|protects|goes offline)/i,
		'The prefrontal cortex shuts down.'
	],
	[
		'memory always in fragments',
		/memor\w+[^.]{0,40}\b(always|are)\b[^.]{0,12}fragment/i,
		'Trauma memories are always in fragments.'
	],
	[
		'a difference as proof of truth',
		/inconsisten\w+\s+(is|are|proves?|shows?|means?)\s+(a sign of |that )?(truth|true|real|trauma)/i,
		'Inconsistency is a sign of truth.'
	],
	[
		'manner as proof',
		/(calm|flat|distress\w*|demeanor|stillness)\s+(proves|shows that|means that)/i,
		'Her stillness proves that it happened.'
	],
	[
		'a share of false reports',
		/\d+\s*(%|percent|in 100)[^.]{0,40}\bfalse\b|false (reports|accusations)[^.]{0,30}\d+\s*(%|percent)/i,
		'Only 2 to 8 percent of reports are false.'
	],
	[
		'sleep cycles as a rule',
		/(wait|after)\s+(for\s+)?(one|two|one or two)\s+(full\s+)?sleep cycles/i,
		'Wait two sleep cycles first.'
	],
	[
		'a trauma-informed approach as a treatment',
		/trauma-informed (care|approach)( \([^)]*\))? is (a|an) (therapy|treatment|evidence-based (practice|therapy|treatment))/i,
		'Trauma-informed care is an evidence-based practice.'
	],
	[
		'psychological first aid as proven',
		/psychological first aid[^.]{0,40}(is|has been) (proven|shown to work)|\bPFA (is|has been) proven/i,
		'PFA is proven to help.'
	],
	[
		'training that ends crime',
		/training[^.]{0,60}(reduces|lowers|cuts) crime|(raises|increases) (the )?convictions?( rates?)?/i,
		'This training reduces crime.'
	],
	[
		'services that end re-victimization',
		/(reduces?|lowers?|cuts?|prevents?)[^.]{0,30}(re-?victimi[sz]ation|being victimi[sz]ed again)/i,
		'Support reduces re-victimization.'
	],
	[
		'a visa promised',
		/(will|guarantees?\w*)\s+(you |them |her |him )?(get|receive|be given)?\s*(a|the) ([UT] )?visa/i,
		'You will get a visa.'
	],
	['payment promised', /(fund|compensation|state) will (pay|cover)\b/i, 'The fund will pay for it.'],
	[
		'full confidentiality promised',
		/(totally|completely|fully|always|100%) (confidential|private)\b/i,
		'It is completely confidential.'
	],
	['988’s ended option', /press 3 (for|if|to reach)/i, 'Call 988 and press 3 for LGBTQ support.'],
	['blame in “committed suicide”', /commit(s|ted|ting)? suicide/i, 'He committed suicide.'],
	[
		'a warm handoff as proven',
		/warm handoffs? (is|are|has been|have been) (proven|shown) to/i,
		'A warm handoff is proven to work better.'
	],
	[
		'detention for distress',
		/(crying|upset|distress\w*) (is|are) (a )?grounds? for (a|an)? ?(emergency )?(hold|detention)/i,
		'Crying is a ground for a hold.'
	]
];

test.each(forbidden)('finds %s', (_what, pattern, planted) => {
	expect(withoutQuotes(planted)).toMatch(pattern);
});

describe.each(forbidden)('nothing says %s', (_what, pattern) => {
	test('in lessons, questions, scenarios, exercises and templates', () => {
		const found = [...statements].flatMap(([path, text]) =>
			[...text.matchAll(new RegExp(pattern, 'gi'))]
				.filter(({ index }) => !isDenied(text, index))
				.map((match) => `${path}: …${text.slice(Math.max(0, match.index - 60), match.index + 80)}…`)
		);
		expect(found).toEqual([]);
	});
});

/**
 * “It is not a ground”, “never say that …”, “asks whether …”: what stands before it in its sentence denies or asks it.
 * A “not” behind it, or about something else, excuses nothing.
 */
function isDenied(text: string, at: number): boolean {
	const before = /[^.!?\n]*$/.exec(text.slice(0, at))![0];
	return /\b(not|never|nobody|cannot|can’t|don’t|doesn’t|asks? (if|whether)|rather than|instead of|leave out|wrong to)\b[^,;:]*$/i.test(
		before
	);
}

test.each([
	'The prefrontal cortex shuts down, so she cannot plan.',
	'The fund will pay for it, no matter what.',
	'Only 2 to 8 percent of reports are false, no more.',
	'You do not have to decide, for the fund will pay for it.'
])('a “not” elsewhere does not excuse: %s', (sentence) => {
	expect(
		forbidden.some(([, pattern]) => {
			const match = pattern.exec(sentence);
			return match !== null && !isDenied(sentence, match.index);
		})
	).toBe(true);
});

test.each([
	'Do not say that the fund will pay for it.',
	'A council member asks whether this training reduces crime.'
])('who denies or asks it is excused: %s', (sentence) => {
	const found = forbidden.flatMap(([, pattern]) => pattern.exec(sentence) ?? []);
	expect(found.length).toBeGreaterThan(0);
	for (const [, pattern] of forbidden) {
		const match = pattern.exec(sentence);
		if (match) expect(isDenied(sentence, match.index)).toBe(true);
	}
});

test('no phone number stands in a text: lines come from the directory, and fiction uses 555-01xx', () => {
	const number = /\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b1-?8\d\d[-. ]?\d{3}/g;
	expect('Call 800-656-4673 or 202-555-0123.'.match(number)).toHaveLength(2);
	const found = Object.entries(texts)
		.filter(([path]) => path.endsWith('.md'))
		.flatMap(([path, text]) =>
			(text.match(number) ?? []).filter((one) => !/555-01\d\d$/.test(one)).map((one) => `${path}: ${one}`)
		);
	expect(found).toEqual([]);
});

test('every module, scenario and template names its topics before it begins', () => {
	const notes = Object.entries(texts).flatMap(([path, text]) => {
		if (!/module\.yaml$|^(scenarios|exercises|templates)\//.test(path)) return [];
		return [[path, /^content note: *(.+)$/m.exec(text)?.[1] ?? ''] as const];
	});
	expect(notes.length).toBeGreaterThanOrEqual(15 + 8 + 8 + 3);
	for (const [path, note] of notes) expect(note.length, path).toBeGreaterThan(25);
});
