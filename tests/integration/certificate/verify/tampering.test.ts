import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unzip, UnzipInflate } from 'fflate';
import { keysOf, SERVER, smallPack } from './small-pack.ts';
import { verifyBytes } from './verify-bytes.ts';

const pack = smallPack();
const stored = smallPack({ stored: true });
const whole = Buffer.from(pack.bytes);

/** The archive in its pieces: where each file begins, and its line in the list. */
function piecesOf(bytes: Buffer) {
	const list = bytes.readUInt32LE(bytes.length - 6);
	const files: { path: string; offset: number; listedAt: number; listed: Buffer }[] = [];
	for (let at = list; at < bytes.length - 22;) {
		const length = bytes.readUInt16LE(at + 28);
		const path = bytes.toString('latin1', at + 46, at + 46 + length);
		files.push({
			...{ path, offset: bytes.readUInt32LE(at + 42), listedAt: at },
			listed: bytes.subarray(at, at + 46 + length)
		});
		at += 46 + length;
	}
	return { list, files };
}
const { list, files } = piecesOf(whole);
const fileNamed = (path: string) => files.find((file) => file.path === path)!;

/** The same archive with other files in it, and a list that says so. */
function rebuilt(parts: { data: Buffer; listed: Buffer }[], lines = parts.length): Buffer {
	let at = 0;
	const listed = parts.map(({ data, listed: line }) => {
		const copy = Buffer.from(line);
		copy.writeUInt32LE(at, 42);
		at += data.length;
		return copy;
	});
	const end = Buffer.from(whole.subarray(-22));
	end.writeUInt16LE(lines, 8);
	end.writeUInt16LE(lines, 10);
	end.writeUInt32LE(
		listed.reduce((sum, { length }) => sum + length, 0),
		12
	);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts.map(({ data }) => data), ...listed, end]);
}
const parts = files.map(({ offset, listed }, index) => ({
	data: whole.subarray(offset, files[index + 1]?.offset ?? list),
	listed
}));

const broken = async (bytes: Uint8Array) => {
	const verdict = await verifyBytes(bytes);
	return verdict.outcome === 'broken' ? verdict.sentence : null;
};

describe('any byte', () => {
	const flipped = (bytes: Uint8Array, at: number, by: number) => {
		const copy = Uint8Array.from(bytes);
		copy[at]! ^= by;
		return copy;
	};

	it('of a packed pack, changed in any way, breaks it', async () => {
		const unnoticed: number[] = [];
		// Every byte once, each by another bit: a packed stream has bits that say nothing to whoever unpacks it.
		for (let at = 0; at < whole.length; at++)
			if ((await broken(flipped(whole, at, 1 << (at % 8)))) === null) unnoticed.push(at);
		expect(unnoticed).toEqual([]);
	}, 300_000);

	it('of a pack, with any bits turned, breaks it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(whole, Buffer.from(stored.bytes)),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				fc.integer({ min: 1, max: 255 }),
				async (bytes, where, by) => {
					expect(await broken(flipped(bytes, Math.floor(where * bytes.length), by))).not.toBeNull();
				}
			),
			{ seed: 20261126, numRuns: 400 }
		);
	}, 300_000);

	it('missing at the end, or at any place, breaks it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: whole.length - 1 }),
				fc.integer({ min: 1, max: 400 }),
				async (at, length) => {
					expect(await broken(whole.subarray(0, at))).not.toBeNull();
					expect(
						await broken(Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]))
					).not.toBeNull();
				}
			),
			{ seed: 20261126, numRuns: 100 }
		);
	}, 300_000);

	it('put in at any place breaks it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: whole.length }),
				fc.uint8Array({ minLength: 1, maxLength: 60 }),
				async (at, more) => {
					expect(
						await broken(Buffer.concat([whole.subarray(0, at), more, whole.subarray(at)]))
					).not.toBeNull();
				}
			),
			{ seed: 20261126, numRuns: 100 }
		);
	}, 300_000);
});

describe('any file', () => {
	it('is rebuilt here as it was, so that what follows is about what is changed', async () => {
		expect(rebuilt(parts).equals(whole)).toBe(true);
		expect(await broken(whole)).toBeNull();
	});

	it.each(files.map(({ path }) => path))('%s, taken out, is missed by name', async (path) => {
		const rest = parts.filter((_, index) => files[index]!.path !== path);
		expect(await broken(rebuilt(rest))).toContain(path === 'evidence.ndjson' ? path : `${path} is missing`);
	});

	it.each(files.map(({ path }) => path))('%s, under another name, is told by name', async (path) => {
		const renamed = parts.map((part, index) =>
			files[index]!.path === path ? named(part, path, other(path)) : part
		);
		expect(await broken(rebuilt(renamed))).toMatch(new RegExp(`(${escaped(path)}|${escaped(other(path))})`));
	});

	it('that is added is told by name', async () => {
		const more = named(parts[16]!, files[16]!.path, 'A'.repeat(files[16]!.path.length));
		expect(await broken(rebuilt([...parts.slice(0, 17), more, ...parts.slice(17)]))).toBe(
			`${'A'.repeat(files[16]!.path.length)} was added to the archive: the sealed list does not name it.`
		);
	});

	it('exchanged with its neighbour is told', async () => {
		for (let index = 0; index + 1 < parts.length; index++) {
			const swapped = [...parts];
			[swapped[index], swapped[index + 1]] = [parts[index + 1]!, parts[index]!];
			expect(await broken(rebuilt(swapped)), files[index]!.path).not.toBeNull();
		}
	});

	it('whose contents are those of another is told by name', async () => {
		const [b, d] = ['parts/B-officers.csv', 'parts/D-exceptions.csv'].map((path) =>
			files.indexOf(fileNamed(path))
		);
		const swapped = [...parts];
		swapped[b!] = named(parts[d!]!, 'parts/D-exceptions.csv', 'parts/B-officers.csv');
		swapped[d!] = named(parts[b!]!, 'parts/B-officers.csv', 'parts/D-exceptions.csv');
		const moved = rebuilt(swapped);
		expect(await broken(moved)).not.toBeNull();
		const verdict = await verifyBytes(moved);
		expect(verdict.checks.find(({ id }) => id === 'files')?.detail).toContain('parts/');
	});
});

describe('tricks of archives', () => {
	it('two files of one name', async () => {
		const twice = [...parts.slice(0, 3), parts[2]!, ...parts.slice(3)];
		expect(await broken(rebuilt(twice))).toContain('two files of one name: parts/C-completions.csv');
	});

	it('two names that differ in capitals only', async () => {
		const second = named(parts[2]!, 'parts/C-completions.csv', 'parts/c-completions.csv');
		expect(await broken(rebuilt([...parts.slice(0, 3), second, ...parts.slice(3)]))).toContain(
			'two files of one name'
		);
	});

	it('a file that the list does not name, between two that it does', async () => {
		const hidden = parts.map((part, index) =>
			index === 3 ? { ...part, data: Buffer.concat([parts[2]!.data, part.data]) } : part
		);
		expect(await broken(rebuilt(hidden))).toMatch(/parts\/D-exceptions\.csv/);
		const skipped = rebuilt(
			parts.map((part, index) =>
				index === 2 ? { ...part, data: Buffer.concat([part.data, parts[3]!.data]) } : part
			)
		);
		expect(await broken(skipped)).toContain('bytes that belong to no file');
	});

	it('data before the first file and before the list', async () => {
		const first = rebuilt(
			parts.map((part, index) =>
				index === 0 ? { ...part, data: Buffer.concat([Buffer.from('MZ'), part.data]) } : part
			)
		);
		expect(await broken(first)).toContain('evidence.ndjson');
		const last = rebuilt(
			parts.map((part, index) =>
				index === parts.length - 1 ? { ...part, data: Buffer.concat([part.data, Buffer.from('x')]) } : part
			)
		);
		expect(await broken(last)).toContain('Between the last file of the archive and its list');
	});

	it('data after the end, and a comment', async () => {
		expect(await broken(Buffer.concat([whole, Buffer.from('x')]))).toContain(
			'no ZIP archive, or something was added after its end'
		);
		const commented = Buffer.concat([whole, Buffer.from('hello')]);
		commented.writeUInt16LE(5, whole.length - 2);
		expect(await broken(commented)).toContain('something was added after its end');
		// An end within the comment, so that it is found at the end of the file all the same.
		const doubled = Buffer.concat([whole, whole.subarray(-22)]);
		doubled.writeUInt16LE(22, whole.length - 2);
		expect(await broken(doubled)).toContain('not where the archive says');
	});

	it('a list that says something else than what stands before the file', async () => {
		const listedAt = fileNamed('parts/B-officers.csv').listedAt;
		for (const [field, sentence] of [
			[4, 'says something of parts/B-officers.csv that a pack never says'],
			[8, 'parts/B-officers.csv'],
			[10, 'parts/B-officers.csv'],
			[12, 'says something of parts/B-officers.csv'],
			[16, 'parts/B-officers.csv is damaged'],
			[20, 'parts/B-officers.csv'],
			[24, 'parts/B-officers.csv'],
			[36, 'says something of parts/B-officers.csv'],
			[38, 'says something of parts/B-officers.csv'],
			[42, 'Before parts/B-officers.csv']
		] as const) {
			const copy = Buffer.from(whole);
			copy[listedAt + field]! ^= 1;
			expect(await broken(copy), String(field)).toContain(sentence);
		}
	});

	it('a name before the file that is not the one in the list', async () => {
		const copy = Buffer.from(whole);
		copy.write('parts/X', fileNamed('parts/B-officers.csv').offset + 30);
		expect(await broken(copy)).toContain('The archive says two things of parts/B-officers.csv');
	});

	it('an extra field', async () => {
		const copy = Buffer.from(whole);
		copy.writeUInt16LE(4, fileNamed('parts/B-officers.csv').offset + 28);
		expect(await broken(copy)).toContain('The archive says two things of parts/B-officers.csv');
	});

	it('an encrypted file', async () => {
		const { offset, listedAt } = fileNamed('parts/B-officers.csv');
		const copy = Buffer.from(whole);
		copy[offset + 6]! |= 1;
		copy[listedAt + 8]! |= 1;
		expect(await broken(copy)).toContain('parts/B-officers.csv is marked as encrypted');
	});

	it.each([
		'../../etc/passwd12345',
		'/etc/cron.d/firstword1',
		'parts\\..\\..\\evil.csvx',
		'parts/./B-officers.cs',
		'C:/Windows/system32.d',
		'parts//B-officers.csv',
		'parts/B-officers.cs\u0000',
		'.hidden-officers.csvx'
	])('a name that leads elsewhere: %j', async (name) => {
		const path = 'parts/B-officers.csv';
		const same = name.padEnd(path.length, 'x').slice(0, path.length);
		const renamed = parts.map((part, index) =>
			files[index]!.path === path ? named(part, path, same) : part
		);
		expect(await broken(rebuilt(renamed))).toContain('whose name leads elsewhere or is no plain name');
	});

	it('a file that unpacks to far more than it is', async () => {
		const bomb = Buffer.from(whole);
		const { offset, listedAt } = fileNamed('parts/B-officers.csv');
		bomb.writeUInt32LE(0xfffffff0, listedAt + 24);
		expect(await broken(bomb)).toContain('claims to unpack to more than its packed bytes can hold');
		// It says little and unpacks to more.
		const liar = Buffer.from(whole);
		liar.writeUInt32LE(10, listedAt + 24);
		liar.writeUInt32LE(
			10,
			offset + whole.readUInt32LE(listedAt + 20) + 30 + 'parts/B-officers.csv'.length + 12
		);
		expect(await broken(liar)).toContain('parts/B-officers.csv unpacks to more than the archive says');
	});

	it('a list without end', async () => {
		const many = Buffer.from(whole);
		many.writeUInt16LE(0xffff, whole.length - 12);
		many.writeUInt16LE(0xffff, whole.length - 14);
		expect(await broken(many)).toContain('names more than');
	});

	it.each<[string, Uint8Array]>([
		['nothing', new Uint8Array()],
		['text', Buffer.from('no archive at all, but long enough to be looked at')],
		['an empty archive', Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])]
	])('%s is no pack', async (_, bytes) => {
		expect(await broken(bytes)).not.toBeNull();
	});

	it('whatever bytes it is given, it answers', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				expect(await broken(Buffer.concat([bytes, whole.subarray(-22)]))).not.toBeNull();
			}),
			{ seed: 20261126, numRuns: 200 }
		);
	});
});

it('a program that believes the files and not the list sees the same files', () => {
	const seen: string[] = [];
	const unzip = new Unzip((file) => seen.push(file.name));
	unzip.register(UnzipInflate);
	unzip.push(whole, true);
	expect(seen).toEqual(files.map(({ path }) => path));
});

it('the keys in the pack are the ones that were published', () => {
	expect(pack.files.get('keys.txt')).toBe(keysOf(SERVER));
});

const other = (path: string) => `${path.slice(0, -1)}${path.endsWith('x') ? 'y' : 'x'}`;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The file under another name of the same length, before it and in the list. */
function named(part: { data: Buffer; listed: Buffer }, before: string, after: string) {
	const shift = (bytes: Buffer, at: number) =>
		Buffer.concat([bytes.subarray(0, at), Buffer.from(after, 'latin1'), bytes.subarray(at + before.length)]);
	const data = shift(part.data, 30);
	const listed = shift(part.listed, 46);
	data.writeUInt16LE(after.length, 26);
	listed.writeUInt16LE(after.length, 28);
	return { data, listed };
}
