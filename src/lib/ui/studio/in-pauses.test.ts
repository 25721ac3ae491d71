import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inPauses } from './in-pauses.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it runs in a pause, and once in a while where there is none', async () => {
	const act = vi.fn();
	const pauses = inPauses(act, { pause: 100, most: 500 });
	pauses.ask();
	await vi.advanceTimersByTimeAsync(99);
	expect(act).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(act).toHaveBeenCalledTimes(1);
	for (let at = 0; at < 60; at++) {
		pauses.ask();
		await vi.advanceTimersByTimeAsync(20);
	}
	expect(act).toHaveBeenCalledTimes(3);
	pauses.stop();
	await vi.advanceTimersByTimeAsync(1000);
	expect(act).toHaveBeenCalledTimes(3);
});
