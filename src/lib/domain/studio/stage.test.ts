import { expect, it } from 'vitest';
import { stageOf, type StageFacts } from './stage.ts';

const review = (textHash: string, verdict: NonNullable<StageFacts['review']>['verdict']) => ({
	textHash,
	verdict
});
const live = (textHash: string | null, retired = false) => ({ textHash, retired });

it.each<[string, StageFacts['review'], StageFacts['live'], ReturnType<typeof stageOf>]>([
	['nothing happened yet', null, null, 'writing'],
	['it is being read', review('a', null), null, 'in-review'],
	['another text of it is being read', review('b', null), null, 'in-review'],
	['a new text is read while the old one is live', review('b', null), live('a'), 'in-review'],
	['this text was approved', review('a', 'approved'), null, 'approved'],
	['another text was approved', review('b', 'approved'), null, 'writing'],
	['changes were asked for', review('a', 'changes-asked'), null, 'changes-asked'],
	['changes were asked for and made', review('b', 'changes-asked'), null, 'changes-asked'],
	['it was taken back', review('a', 'withdrawn'), null, 'writing'],
	['this text is live', review('a', 'approved'), live('a'), 'live'],
	['it was put back to what is live', review('b', 'changes-asked'), live('a'), 'live'],
	['it goes on from what is live', review('b', 'approved'), live('b'), 'writing'],
	['it was approved and what is live is older', review('a', 'approved'), live('b'), 'approved'],
	['what was live is retired', null, live('a', true), 'writing'],
	[
		'what was live is retired and this text still approved',
		review('a', 'approved'),
		live('a', true),
		'approved'
	]
])('when %s', (_, newest, current, expected) => {
	expect(stageOf({ textHash: 'a', review: newest, live: current })).toBe(expected);
});
