import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Audience, Held } from '../audience.ts';
import { audienceProblem } from './audience-checks.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const person = (more: Partial<Held> = {}): Held => ({
	roles: ['officer'],
	rank: 'Officer',
	unitId: 'u1',
	assignment: null,
	hiredOn: day('2020-02-03'),
	...more
});
const people = [
	person(),
	person({ rank: 'Sergeant', unitId: 'u2', roles: ['officer', 'supervisor'] }),
	person({ rank: 'Chief', roles: ['admin'] })
];

test.each([
	['everybody', []],
	['a rank, however it is written', [{ of: 'rank', in: [' sergeant'] }]],
	['everybody but a rank', [{ of: 'rank', in: ['Sergeant'], except: true }]],
	[
		'several that meet',
		[
			{ of: 'rank', in: ['Sergeant'] },
			{ of: 'unit', in: ['u2'] }
		]
	]
])('binds somebody: %s', (_, all) => {
	expect(audienceProblem({ all } as Audience, people)).toBeNull();
});

test.each([
	['a rank that only others have', [{ of: 'rank', in: ['Chief'] }], /has the rank “Chief” today/],
	['an assignment nobody has', [{ of: 'assignment', in: ['K-9', 'Bomb'] }], /the assignment “K-9” or “Bomb”/],
	['a unit of nobody', [{ of: 'unit', in: ['u9'] }], /is in one of these units/],
	['all but everybody', [{ of: 'rank', in: ['Officer', 'Sergeant'], except: true }], /is outside the rank/],
	['all but every unit', [{ of: 'unit', in: ['u1', 'u2'], except: true }], /is outside these units/],
	['a role', [{ of: 'role', in: ['trainer'] }], /has the role trainer/],
	['days without a hire', [{ of: 'hired', from: day('2021-01-01'), until: null }], /was hired in these days/],
	[
		'two that do not meet',
		[
			{ of: 'rank', in: ['Sergeant'] },
			{ of: 'unit', in: ['u1'] }
		],
		/all of these conditions at once/
	]
])('binds nobody: %s', (_, all, reason) => {
	expect(audienceProblem({ all } as Audience, people)).toEqual({
		field: 'audience',
		reason: expect.stringMatching(reason)
	});
});

test('a department without officers is told so, whatever it names', () => {
	const nobody = [person({ hiredOn: null }), person({ roles: ['auditor'] })];
	expect(audienceProblem({ all: [] }, nobody)?.reason).toMatch(/no officers yet/);
	expect(audienceProblem({ all: [] }, [])?.reason).toMatch(/no officers yet/);
});
