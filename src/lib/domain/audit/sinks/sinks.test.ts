import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextTry } from './next-try.ts';
import { isPublicAddress } from './public-address.ts';
import { readTarget, SERVER_FOLDER } from './sink.ts';
import { sinkDigest, sinkEndingDigest } from './sink-digest.ts';

describe('a target', () => {
	it.each([
		['mail', ' records@clerk.example ', 'records@clerk.example'],
		['webhook', 'https://witness.example/hook?a=1#x', 'https://witness.example/hook?a=1'],
		['webhook', 'https://WITNESS.example', 'https://witness.example/'],
		['file', '/etc/passwd', SERVER_FOLDER],
		['file', '../../x', SERVER_FOLDER]
	] as const)('%s %j is kept as %j', (kind, typed, target) => {
		expect(readTarget(kind, typed)).toEqual({ kind: 'target', target });
	});

	it.each([
		['mail', '', 'no-address'],
		['mail', 'a@b.example, c@d.example', 'no-address'],
		['mail', 'Clerk <a@b.example>', 'no-address'],
		['mail', 'a@localhost', 'no-address'],
		['webhook', '', 'no-https'],
		['webhook', 'http://witness.example/', 'no-https'],
		['webhook', 'file:///etc/passwd', 'no-https'],
		['webhook', 'witness.example', 'no-https'],
		['webhook', 'https://user:secret@witness.example/', 'has-password'],
		['webhook', `https://witness.example/${'x'.repeat(1000)}`, 'too-long']
	] as const)('%s %j is refused: %s', (kind, typed, reason) => {
		expect(readTarget(kind, typed)).toEqual({ kind: 'refused', reason });
	});
});

describe('an address', () => {
	it.each([
		'8.8.8.8',
		'172.15.255.255',
		'172.32.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'169.253.0.1',
		'223.255.255.255',
		'2606:4700::1111',
		'2a00:1450:4001::1'
	])('%s is public', (address) => {
		expect(isPublicAddress(address)).toBe(true);
	});

	it.each([
		...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.1'],
		...[
			'172.31.255.255',
			'192.168.1.1',
			'198.18.0.1',
			'203.0.113.7',
			'224.0.0.1',
			'255.255.255.255',
			'240.0.0.1'
		],
		...[
			'::',
			'::1',
			'::ffff:127.0.0.1',
			'::ffff:7f00:1',
			'64:ff9b::7f00:1',
			'fe80::1',
			'fc00::1',
			'fd12:3456::1'
		],
		...[
			'ff02::1',
			'2001:db8::1',
			'2001::1',
			'2002:7f00:1::',
			'3fff::1',
			'fe80::1%eth0',
			'1.2.3',
			'1.2.3.256',
			'',
			'x'
		],
		...['1:2:3:4:5:6:7', '1::2::3', '2606:4700:::1', '0x7f.1', '127.1']
	])('%j is not', (address) => {
		expect(isPublicAddress(address)).toBe(false);
	});
});

it.each([
	[1, 1],
	[2, 2],
	[4, 8],
	[7, 60],
	[50, 60]
])('after %i tries the next is %i minutes later', (tries, minutes) => {
	const last = Temporal.Instant.from('2026-11-26T10:00:00Z');
	expect(nextTry(tries, last)).toEqual(last.add({ minutes }));
});

describe('the digest', () => {
	const addedAt = Temporal.Instant.from('2026-11-26T10:00:00Z');
	const sink = { departmentId: 'd', id: 's', kind: 'mail', target: 'a@b.example', addedBy: 'p', addedAt };
	const ending = { departmentId: 'd', sinkId: 's', endedBy: 'p', endedAt: addedAt };

	it.each(Object.keys(sink) as (keyof typeof sink)[])('of a sink depends on %s', (member) => {
		expect(
			sinkDigest({ ...sink, [member]: member === 'addedAt' ? addedAt.add({ seconds: 1 }) : 'other' })
		).not.toBe(sinkDigest(sink));
	});

	it.each(Object.keys(ending) as (keyof typeof ending)[])('of an ending depends on %s', (member) => {
		expect(
			sinkEndingDigest({ ...ending, [member]: member === 'endedAt' ? addedAt.add({ seconds: 1 }) : 'other' })
		).not.toBe(sinkEndingDigest(ending));
	});
});
