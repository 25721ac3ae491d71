import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { digest, hashText } from '#lib/domain/audit/canonical.ts';
import { cutSeal } from '#lib/domain/identity/identity-cut.ts';
import {
	importDigest,
	outsideDecisionDigest,
	outsideDigest,
	sealFile,
	type FileEvidence,
	type OutsideEvidence
} from './outside-digest.ts';

const at = Temporal.Instant.from('2026-11-23T08:00:00Z');
const day = Temporal.PlainDate.from('2026-11-02');
const file: FileEvidence = {
	...{ hash: 'h', name: 'a.pdf', mediaType: 'application/pdf', bytes: 'h' },
	...{ addedBy: 'p', addedAt: at },
	...sealFile('a.pdf', 'salt')
};
const outside: OutsideEvidence = {
	...{ departmentId: 'd', id: 'i', personId: 'p', source: 'outside', file, importId: 'm', importLine: 2 },
	...{
		title: 't',
		provider: 'v',
		providerNumber: 'n',
		stateCourseNumber: 's',
		begunOn: day,
		completedOn: day
	},
	...{ minutes: 60, topics: [{ topic: 'o', minutes: 30 }], category: 'c', delivery: 'online', place: 'l' },
	...{ instructor: 'r', instructorQualification: 'q', statement: 'w', enteredBy: 'e', enteredAt: at }
};
const decision = {
	...{ departmentId: 'd', outsideId: 'i', personId: 'p', accepted: true, reason: 'r' },
	...{ decidedBy: 'b', decidedAt: at }
};
const imported = { departmentId: 'd', id: 'i', file, rows: 3, reason: 'r', importedBy: 'b', importedAt: at };

const other = (value: unknown): unknown => {
	if (typeof value === 'string') return `${value}!`;
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'boolean') return !value;
	if (value instanceof Temporal.Instant) return value.add({ hours: 1 });
	if (value instanceof Temporal.PlainDate) return value.add({ days: 1 });
	return null;
};

/** A digest that leaves a member out covers nothing of it. */
it.each([
	['outside training', outsideDigest, outside],
	['a decision', outsideDecisionDigest, decision],
	['an import', importDigest, imported]
])('the digest of %s depends on every member', (_, digestOf: (row: never) => string, row: object) => {
	const whole = digestOf(row as never);
	expect(digestOf({ ...row, more: 1 } as never)).toBe(whole);
	for (const [name, value] of Object.entries(row)) {
		if (value === file) {
			for (const [part, its] of Object.entries(file))
				expect(digestOf({ ...row, file: { ...file, [part]: other(its) } } as never), part).not.toBe(whole);
		} else if (Array.isArray(value)) {
			expect(digestOf({ ...row, [name]: [{ topic: 'o', minutes: 31 }] } as never), name).not.toBe(whole);
			expect(digestOf({ ...row, [name]: [{ topic: 'u', minutes: 30 }] } as never), name).not.toBe(whole);
		} else expect(digestOf({ ...row, [name]: other(value) } as never), name).not.toBe(whole);
	}
});

it('stays what it is called when its file was removed, and only then', () => {
	const cut = { ...file, ...cutSeal(file, 'r'), name: 'Removed', bytes: hashText('') };
	expect(outsideDigest({ ...outside, file: cut })).toBe(outsideDigest(outside));
	expect(outsideDigest({ ...outside, file: { ...cut, bytes: hashText('x') } })).not.toBe(
		outsideDigest(outside)
	);
	expect(outsideDigest({ ...outside, file: { ...file, bytes: hashText('') } })).not.toBe(
		outsideDigest(outside)
	);
});

it('is called what it always was with a file from before', () => {
	const { identitySalt: _, identityDigest: __, ...plain } = file;
	const before = { ...plain, identitySalt: null, identityDigest: null };
	const { departmentId, id, rows, reason, importedBy, importedAt } = imported;
	expect(importDigest({ ...imported, file: before })).toBe(
		digest({ departmentId, id, file: plain, rows, reason, importedBy, importedAt })
	);
});
