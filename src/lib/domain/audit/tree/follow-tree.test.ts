import { expect, it } from 'vitest';
import { hashText } from '../canonical.ts';
import { extendByEntries, rootOf, startRange } from './compact-range.ts';
import { walkTree } from './follow-tree.ts';

const entries = Array.from({ length: 30 }, (_, index) => hashText(String(index + 1)));
const signedAt = (size: number, of = entries) => {
	const range = startRange();
	extendByEntries(range, of.slice(0, size));
	return { size, root: rootOf(range), where: `kept in ${size}.txt` };
};
const signed = [20, 10, 30].map((size) => signedAt(size));
const walked = (hashes: string[]) => {
	const walk = walkTree(signed);
	return walk.follow(hashes.slice(0, 7)) ?? walk.follow(hashes.slice(7)) ?? walk.end();
};

it('finds nothing in the entries that were signed, nor in more of them', () => {
	expect(walked(entries)).toBeNull();
	expect(walked([...entries, hashText('31')])).toBeNull();
});

it.each([1, 10, 11, 15, 20, 21, 30])('names the stretch in which entry %i is another', (seq) => {
	const fault = walked(entries.with(seq - 1, hashText('x')));
	const first = [1, 11, 21].findLast((one) => one <= seq)!;
	expect(fault).toMatchObject({ kind: 'resigned', seq: first });
	expect(fault?.message).toContain(`Entries ${first} to ${first + 9} are not those that were signed`);
});

it.each([0, 5, 10, 29])('names what is missing after entry %i', (size) => {
	expect(walked(entries.slice(0, size))).toMatchObject({ kind: 'cut', seq: size + 1 });
});

it('names the one entry between two checkpoints', () => {
	const walk = walkTree([signedAt(4), signedAt(5)]);
	expect(walk.follow(entries.with(4, hashText('x')))?.message).toContain(
		'Entry 5 is not the one that was signed'
	);
});

it('tells of two checkpoints of one size that differ', () => {
	const walk = walkTree([signedAt(5), signedAt(5, entries.toReversed())]);
	expect(walk.follow(entries)).toMatchObject({ kind: 'resigned', seq: 1 });
});
