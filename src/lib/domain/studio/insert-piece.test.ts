import { describe, expect, test } from 'vitest';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { headingAt, headings } from './headings.ts';
import { insertPiece, type Inserted, type Piece } from './insert-piece.ts';

/** `|` marks the cursor. */
function at(marked: string): [string, number] {
	return [marked.replace('|', ''), marked.indexOf('|')];
}

function done(text: string, result: Inserted) {
	if (result.kind === 'refused') throw new Error(result.words);
	const after = text.slice(0, result.from) + result.insert + text.slice(result.to);
	return { after, selected: after.slice(result.select.from, result.select.to), cursor: result.select.from };
}

const put = (marked: string, piece: Piece) => {
	const [text, cursor] = at(marked);
	return done(text, insertPiece(text, cursor, piece)).after;
};

const HEAD = '---\ntitle: A\nminutes: 5\ncontent note: None.\n---\n\n';

test('a scene with two choices is three clicks, and only its targets are left to write', () => {
	let { after, cursor, selected } = done(
		kitchen,
		insertPiece(kitchen, kitchen.indexOf('It is 23:40'), { kind: 'scene' })
	);
	expect(selected).toBe('New scene');
	for (let clicks = 0; clicks < 2; clicks++) {
		({ after, cursor, selected } = done(after, insertPiece(after, cursor, { kind: 'choice' })));
		expect(selected).toBe('What the officer does');
	}
	const { scenario, problems } = parseScenario(after, 'a.md');
	expect(problems).toEqual([]);
	const scene = scenario!.scenes[1]!;
	expect(scene).toMatchObject({ key: 'new-scene', kind: 'scene' });
	expect(scene.kind === 'scene' && scene.choices.map(({ to, rating }) => [to, rating])).toEqual([
		['her-voice', { kind: 'points', points: 2 }],
		['her-voice', { kind: 'points', points: 1 }]
	]);
	// Nothing else changed.
	const before = parseScenario(kitchen, 'a.md').scenario!;
	expect(
		scenario!.scenes.filter(({ key }) => key !== 'new-scene').map(({ key, words }) => [key, words])
	).toEqual(before.scenes.map(({ key, words }) => [key, words]));
});

describe('where pieces go', () => {
	test.each<[string, string, Piece, string]>([
		[
			'a choice behind the one the cursor is in',
			'## A\n\nText.\n\n* One| -> B\n  - rating: best\n\n  Then.\n* Two -> B\n\n## B\n',
			{ kind: 'choice' },
			'## A\n\nText.\n\n* One -> B\n  - rating: best\n\n  Then.\n* What the officer does -> B\n  - rating: ok\n  - skills: communication\n\n  What happens next.\n  > What the coach says about it.\n* Two -> B\n\n## B\n'
		],
		[
			'with the cursor in the text: behind the last choice, with its sign',
			'## A\n\nTe|xt.\n\n- One -> B\n\n## B\n',
			{ kind: 'choice' },
			'## A\n\nText.\n\n- One -> B\n- What the officer does -> B\n  - rating: ok\n  - skills: communication\n\n  What happens next.\n  > What the coach says about it.\n\n## B\n'
		],
		[
			'a choice takes the place of a Continue arrow',
			'## A\n\nText.|\n\n-> C\n\n## B\n',
			{ kind: 'choice' },
			'## A\n\nText.\n\n* What the officer does -> C\n  - rating: best\n  - skills: communication\n\n  What happens next.\n  > What the coach says about it.\n\n## B\n'
		],
		[
			'in a question a choice is an answer',
			'## Question: Q\nskills: safety\n\nWhat?\n\n- [x] Yes|\n  > Right.\n\n-> B\n\n## B\n',
			{ kind: 'choice' },
			'## Question: Q\nskills: safety\n\nWhat?\n\n- [x] Yes\n  > Right.\n- [ ] Another answer\n  > Why.\n\n-> B\n\n## B\n'
		],
		[
			'a pause never lands in the middle of a paragraph',
			'## A\n\nFirst |line\nof two.\n\nMore.\n\n* One -> B\n',
			{ kind: 'pause' },
			'## A\n\nFirst line\nof two.\n\n:::pause\nTake a breath. Go on when you are ready.\n:::\n\nMore.\n\n* One -> B\n'
		],
		[
			'nor inside another block',
			'## A\n\n:::radio\nDispatch.\n\nOv|er.\n:::\n\n-> B\n',
			{ kind: 'support' },
			'## A\n\n:::radio\nDispatch.\n\nOver.\n:::\n\n:::support\nIf this one stays with you: peer support answers all night.\n:::\n\n-> B\n'
		],
		[
			'nor among the choices',
			'## A\n\nText.\n\n* One -> B\n\n  Th|en.\n',
			{ kind: 'pause' },
			'## A\n\nText.\n\n:::pause\nTake a breath. Go on when you are ready.\n:::\n\n* One -> B\n\n  Then.\n'
		],
		[
			'behind the lines under the heading',
			'## Ending: E|\nresult: pass\n',
			{ kind: 'support' },
			'## Ending: E\nresult: pass\n\n:::support\nIf this one stays with you: peer support answers all night.\n:::\n'
		],
		[
			'a picture with its words',
			'## A|\n\n-> B\n',
			{ kind: 'picture', src: '/media/abc', alt: 'A [door]\nopen' },
			'## A\n\n![A door open](/media/abc)\n\n-> B\n'
		],
		[
			'a scene behind the whole of the one the cursor is in',
			'## A\n\nTe|xt.\n\n-> B\n\n## B\n',
			{ kind: 'scene' },
			'## A\n\nText.\n\n-> B\n\n## New scene\n\nWhat the officer meets here.\n\n## B\n'
		],
		[
			'a scene from the header goes to the end, under a free name',
			`${HEAD.replace('title', 't|itle')}## New scene\n\nText.`,
			{ kind: 'scene' },
			`${HEAD}## New scene\n\nText.\n\n## New scene 2\n\nWhat the officer meets here.\n`
		],
		[
			'a question leads on to what follows',
			'## A|\n\n-> B\n\n## B\n',
			{ kind: 'question' },
			'## A\n\n-> B\n\n## Question: New question\n\nWhat is asked?\n\n- [x] The right answer\n  > Why it is right.\n- [ ] Another answer\n  > Why it is not.\n\n-> B\n\n## B\n'
		],
		[
			'the first ending of an empty text',
			'|',
			{ kind: 'ending' },
			'## Ending: New ending\nresult: review\n\nHow it ends.\n'
		]
	])('%s', (_what, marked, piece, expected) => expect(put(marked, piece)).toBe(expected));

	test.each<[string, Piece]>([
		['---\nti|tle: A\n---\n\n## A\n', { kind: 'choice' }],
		['## Ending: E|\nresult: pass\n', { kind: 'choice' }],
		['|', { kind: 'pause' }]
	])('%j: %j is refused in words', (marked, piece) => {
		expect(insertPiece(...at(marked), piece)).toMatchObject({
			kind: 'refused',
			words: expect.stringMatching(/\.$/)
		});
	});
});

test('at any offset of the example, any piece leaves every scene readable that was there', () => {
	const kinds: Piece[] = [
		...(['scene', 'choice', 'question', 'ending', 'pause', 'support'] as const).map((kind) => ({ kind })),
		{ kind: 'picture', src: `/media/${'a'.repeat(64)}`, alt: 'A door' }
	];
	const known = parseScenario(kitchen, 'a.md');
	for (let cursor = 0; cursor <= kitchen.length; cursor += Math.ceil(kitchen.length / 15)) {
		for (const piece of kinds) {
			const result = insertPiece(kitchen, cursor, piece);
			if (result.kind === 'refused') continue;
			const { after } = done(kitchen, result);
			const { scenario, problems } = parseScenario(after, 'a.md');
			expect(problems, `${piece.kind} at ${cursor}`).toEqual(known.problems);
			expect(scenario!.scenes.map(({ key }) => key)).toEqual(
				expect.arrayContaining(known.scenario!.scenes.map(({ key }) => key))
			);
		}
	}
});

test('headings are the scenes that the parser reads', () => {
	const { scenes } = parseScenario(kitchen, 'a.md').scenario!;
	const list = headings(kitchen);
	expect(list.map(({ key, kind, line }) => ({ key, kind, line }))).toEqual(
		scenes.map(({ key, kind, line }) => ({ key, kind, line }))
	);
	expect(headingAt(list, 0)).toBeNull();
	expect(headingAt(list, kitchen.indexOf('She swallows'))!.name).toBe('Her voice');
	expect(headingAt(list, kitchen.length)!.kind).toBe('ending');
});
