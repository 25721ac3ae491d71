import { expect, test, vi } from 'vitest';
import { CheckFailed, startChecker, type Checked, type Question, type Thread } from './checker.ts';

/** A thread that answers when it is told to. */
class SlowThread implements Thread {
	onmessage: Thread['onmessage'] = null;
	onerror: Thread['onerror'] = null;
	onmessageerror: Thread['onmessageerror'] = null;
	readonly asked: Question[] = [];
	isDead = false;
	postMessage(question: Question) {
		this.asked.push(question);
	}
	terminate() {
		this.isDead = true;
	}
	answer(number = this.asked.at(-1)!.number) {
		const { text } = this.asked.find((question) => question.number === number)!;
		const checked = { milliseconds: 1, problems: [], proof: null, scenario: { title: text } };
		this.onmessage!.call(this as never, { data: { number, checked } } as MessageEvent);
	}
	die() {
		this.onerror!.call(this as never, {} as ErrorEvent);
	}
}

function begin() {
	const threads: SlowThread[] = [];
	const checker = startChecker(['CE-01'], () => {
		threads.push(new SlowThread());
		return threads.at(-1)!;
	});
	const answers: string[] = [];
	const check = (text: string) =>
		checker.check(text).then(
			(checked: Checked) => answers.push(checked.scenario!.title),
			(fault: unknown) => answers.push(`${text} failed: ${fault instanceof CheckFailed}`)
		);
	return { checker, threads, answers, check, settled: () => new Promise((resolve) => setTimeout(resolve)) };
}

test('a text is checked with the critical errors, and answered', async () => {
	const { threads, answers, check, settled } = begin();
	check('one');
	expect(threads[0]!.asked).toEqual([{ number: 1, text: 'one', criticalErrors: ['CE-01'] }]);
	threads[0]!.answer();
	await settled();
	expect(answers).toEqual(['one']);
});

test('of what is typed while a text is checked only the newest is checked and answered', async () => {
	const { threads, answers, check, settled } = begin();
	for (const text of ['one', 'two', 'three', 'four']) check(text);
	expect(threads[0]!.asked.map(({ text }) => text)).toEqual(['one']);
	threads[0]!.answer();
	await settled();
	expect(answers).toEqual([]);
	expect(threads[0]!.asked.map(({ text }) => text)).toEqual(['one', 'four']);
	threads[0]!.answer();
	// An answer to what nobody waits for any more changes nothing.
	threads[0]!.answer(1);
	await settled();
	expect(answers).toEqual(['four']);
});

test('a thread that dies costs the text it was at; the next one gets a new thread', async () => {
	const { threads, answers, check, settled } = begin();
	check('one');
	check('two');
	threads[0]!.die();
	expect(threads[0]!.isDead).toBe(true);
	expect(threads[1]!.asked.map(({ text }) => text)).toEqual(['two']);
	threads[1]!.answer();
	await settled();
	expect(answers).toEqual(['one failed: true', 'two']);
});

test('a thread that hangs is given up', async () => {
	vi.useFakeTimers();
	const { threads, answers, check } = begin();
	check('one');
	await vi.advanceTimersByTimeAsync(15_000);
	expect(threads[0]!.isDead).toBe(true);
	expect(answers).toEqual(['one failed: true']);
	check('two');
	threads[1]!.answer();
	// What was answered in time is not given up later.
	await vi.advanceTimersByTimeAsync(60_000);
	expect(threads[1]!.isDead).toBe(false);
	expect(answers).toEqual(['one failed: true', 'two']);
	vi.useRealTimers();
});

test('stopped, it says nothing more', async () => {
	const { checker, threads, answers, check, settled } = begin();
	check('one');
	checker.stop();
	expect(threads[0]!.isDead).toBe(true);
	threads[0]!.answer();
	await settled();
	expect(answers).toEqual([]);
});

test('where no thread can be started every text says so', async () => {
	const checker = startChecker([], () => {
		throw new Error('refused');
	});
	await expect(checker.check('one')).rejects.toBeInstanceOf(CheckFailed);
	await expect(checker.check('two')).rejects.toBeInstanceOf(CheckFailed);
});
