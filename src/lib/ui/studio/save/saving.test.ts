import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keptText } from './kept-text.ts';
import { startSaving, type Answer, type SaveState, type Sent } from './saving.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const theirs = { text: 'theirs', textHash: 'h-theirs', savedBy: 'Dana', own: false, when: '02:14' };

function store() {
	const entries = new Map<string, string>();
	return {
		entries,
		get length() {
			return entries.size;
		},
		key: (at: number) => [...entries.keys()][at] ?? null,
		getItem: (key: string) => entries.get(key) ?? null,
		setItem: (key: string, value: string) => void entries.set(key, value),
		removeItem: (key: string) => void entries.delete(key)
	};
}

/** A server that answers as it is told, in 100 ms; by default it saves. */
function studio() {
	const sent: (Sent & { at: number })[] = [];
	const states: SaveState[] = [];
	const answers: Answer[] = [];
	const device = store();
	const kept = keptText(device, 'd', 'page-1', () => Date.now());
	/** What a later visit would find. */
	const left = () => keptText(device, 'd', 'page-2', () => 0).find();
	const page = { text: 'begun' };
	const begun = Date.now();
	const saving = startSaving({
		base: 'h-begun',
		read: () => page.text,
		async send(it) {
			sent.push({ ...it, at: Date.now() - begun });
			await new Promise((resolve) => setTimeout(resolve, 100));
			return answers.shift() ?? { kind: 'saved', textHash: `h-${it.text}`, when: '02:15' };
		},
		kept,
		tell: (state) => states.push(state),
		now: () => Date.now()
	});
	const type = (text: string) => {
		page.text = text;
		saving.changed();
	};
	return { saving, sent, states, answers, left, page, type, last: () => states.at(-1) };
}

test('what was typed is saved within two seconds of the last change, and at most every two seconds', async () => {
	const { type, sent, last, left } = studio();
	for (let at = 0; at < 100; at++) {
		type(`text ${at}`);
		await vi.advanceTimersByTimeAsync(100);
	}
	await vi.advanceTimersByTimeAsync(2000);
	expect(sent.at(-1)!.text).toBe('text 99');
	expect(sent.at(-1)!.at - 9900).toBeLessThanOrEqual(2000);
	const gaps = sent.slice(1).map(({ at }, index) => at - sent[index]!.at);
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000);
	expect(sent.length).toBeLessThanOrEqual(7);
	expect(last()).toEqual({ kind: 'saved', when: '02:15' });
	expect(left()).toBeNull();
	// Each began from what the one before had saved.
	expect(sent.slice(1).map(({ base }) => base)).toEqual(sent.slice(0, -1).map(({ text }) => `h-${text}`));
});

test('without a connection the text is kept on the device and tried again until it is saved', async () => {
	const { type, sent, states, answers, left, saving } = studio();
	answers.push({ kind: 'unreachable' }, { kind: 'unreachable' });
	type('mine');
	await vi.advanceTimersByTimeAsync(1200);
	expect(states.at(-1)).toEqual({ kind: 'unreachable' });
	expect(left()).toMatchObject({ text: 'mine', base: 'h-begun' });
	expect(saving.isUnsaved()).toBe(true);
	type('mine, more');
	expect(states.at(-1)).toEqual({ kind: 'unreachable' });
	await vi.advanceTimersByTimeAsync(20_000);
	expect(sent.map(({ text }) => text)).toEqual(['mine', 'mine, more', 'mine, more']);
	expect(states.at(-1)).toEqual({ kind: 'saved', when: '02:15' });
	expect(left()).toBeNull();
});

test('a send that throws is a connection that is not there', async () => {
	const states: SaveState[] = [];
	const saving = startSaving({
		base: 'a',
		read: () => 'text',
		send: () => Promise.reject(new TypeError('Failed to fetch')),
		kept: keptText(store(), 'd', 'p', () => 0),
		tell: (state) => states.push(state)
	});
	saving.changed();
	await vi.advanceTimersByTimeAsync(1500);
	expect(states.at(-1)).toEqual({ kind: 'unreachable' });
	saving.stop();
});

test('an ended session is said, the text kept, and saved once somebody has signed in again', async () => {
	const { type, states, answers, left } = studio();
	answers.push({ kind: 'signed-out' });
	type('mine');
	await vi.advanceTimersByTimeAsync(1200);
	expect(states.at(-1)).toEqual({ kind: 'signed-out' });
	expect(left()?.text).toBe('mine');
	await vi.advanceTimersByTimeAsync(3000);
	expect(states.at(-1)!.kind).toBe('saved');
});

describe('when somebody else saved meanwhile', () => {
	async function met() {
		const it = studio();
		it.answers.push({ kind: 'changed-elsewhere', theirs });
		it.type('mine');
		await vi.advanceTimersByTimeAsync(1200);
		return it;
	}

	test('nothing more is sent until the writer has decided; what is typed on is kept', async () => {
		const { type, sent, states, left } = await met();
		expect(states.at(-1)).toEqual({ kind: 'conflict', theirs });
		type('mine, more');
		await vi.advanceTimersByTimeAsync(10_000);
		expect(sent).toHaveLength(1);
		expect(left()?.text).toBe('mine, more');
	});

	test('mine is kept on top of theirs, in a new line of the history', async () => {
		const { saving, sent, states } = await met();
		const done = saving.keepMine();
		await vi.advanceTimersByTimeAsync(200);
		await done;
		expect(sent[1]).toMatchObject({ text: 'mine', base: 'h-theirs', fresh: true });
		expect(states.at(-1)!.kind).toBe('saved');
	});

	test('theirs is taken after mine went into the history', async () => {
		const { saving, sent, type } = await met();
		const done = saving.takeTheirs();
		await vi.advanceTimersByTimeAsync(200);
		expect(await done).toBe('theirs');
		type('theirs');
		await vi.advanceTimersByTimeAsync(2500);
		expect(sent.slice(1).map(({ text, base, fresh }) => ({ text, base, fresh }))).toEqual([
			{ text: 'mine', base: 'h-theirs', fresh: true },
			{ text: 'theirs', base: 'h-mine', fresh: true }
		]);
	});

	test('theirs is not taken while mine could not be saved', async () => {
		const { saving, answers, states } = await met();
		answers.push({ kind: 'unreachable' });
		const done = saving.takeTheirs();
		await vi.advanceTimersByTimeAsync(200);
		expect(await done).toBeNull();
		expect(states.at(-1)).toEqual({ kind: 'unreachable' });
	});
});

test('a text that is refused is not sent again until it was changed', async () => {
	const { type, sent, answers, states, left } = studio();
	answers.push({ kind: 'refused', words: 'Too long.' });
	type('long');
	await vi.advanceTimersByTimeAsync(30_000);
	expect(sent).toHaveLength(1);
	expect(states.at(-1)).toEqual({ kind: 'refused', words: 'Too long.' });
	expect(left()?.text).toBe('long');
	type('short');
	await vi.advanceTimersByTimeAsync(3000);
	expect(sent.at(-1)!.text).toBe('short');
	expect(states.at(-1)!.kind).toBe('saved');
});

test('leaving waits for everything, also for what is typed while a save runs', async () => {
	const { saving, sent, type } = studio();
	type('one');
	const left = saving.flush();
	type('one and two');
	await vi.advanceTimersByTimeAsync(300);
	expect(await left).toBe(true);
	expect(sent.map(({ text }) => text)).toEqual(['one', 'one and two']);
});

describe('what is kept on the device', () => {
	const pages = (device: ReturnType<typeof store>) =>
		['1', '2', '3'].map((page, at) => keptText(device, 'd', page, () => at));

	test('pages do not write over each other, and the newest is found', () => {
		const [one, two, three] = pages(store());
		one!.keep({ text: 'one', base: 'h' });
		two!.keep({ text: 'two', base: 'h' });
		expect(three!.find()).toEqual({ text: 'two', base: 'h', at: 1 });
		expect(two!.find()?.text).toBe('one');
		two!.forget('other words');
		expect(three!.find()?.text).toBe('one');
	});

	test('what is saved is forgotten wherever it was kept, and nothing else is', () => {
		const [one, two, three] = pages(store());
		one!.keep({ text: 'same', base: 'h' });
		two!.keep({ text: 'mine', base: 'h' });
		three!.forget('same');
		expect(three!.find()?.text).toBe('mine');
		three!.discard('mine');
		expect(three!.find()).toBeNull();
	});

	test('what was decided on is thrown away, and what else was left is found next', () => {
		const [one, two, three] = pages(store());
		one!.keep({ text: 'older', base: 'h' });
		two!.keep({ text: 'newer', base: 'h' });
		three!.keep({ text: 'newer', base: 'h' });
		three!.discard('newer');
		expect(three!.find()?.text).toBe('older');
		expect(one!.find()?.text).toBe('newer');
	});

	test('another draft is another matter', () => {
		const device = store();
		keptText(device, 'd', '1', () => 0).keep({ text: 'mine', base: 'h' });
		expect(keptText(device, 'e', '2', () => 0).find()).toBeNull();
	});

	test.each(['{', '7', '"text"', '{"text":1}'])('%j that somebody left there is nothing', (value) => {
		const device = store();
		device.entries.set('draft text d x', value);
		expect(keptText(device, 'd', '1', () => 0).find()).toBeNull();
	});

	test('a device without room loses nothing else', () => {
		const full = {
			...store(),
			length: 0,
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			}
		};
		const kept = keptText(full, 'd', '1', () => 0);
		kept.keep({ text: 'mine', base: 'h' });
		expect(kept.find()).toBeNull();
	});
});
