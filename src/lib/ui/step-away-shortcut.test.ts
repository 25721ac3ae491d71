import { expect, it } from 'vitest';
import { isShortcutOff, tripleShift } from './step-away-shortcut.ts';

/** Keys with the millisecond they go down at: `Shift@0 a@20`; a `*` marks what a held key repeats. */
function timesLeft(keys: string) {
	let left = 0;
	const listen = tripleShift(() => left++);
	for (const typed of keys.split(' ')) {
		const [key = '', at] = typed.replace('*', '').split('@');
		listen({
			key,
			repeat: typed.includes('*'),
			timeStamp: Number(at),
			ctrlKey: false,
			altKey: false,
			metaKey: false
		});
	}
	return left;
}

it.each([
	['Shift@0 Shift@300 Shift@600', 1],
	['Shift@0 Shift@700 Shift@1500', 1],
	['Shift@0 Shift@700 Shift@1501', 0],
	['Shift@0 Shift@1000 Shift@1600 Shift@2000', 1],
	['Shift@0 A@50 Shift@300 B@350 Shift@600 C@650', 0],
	['Shift@0 Shift@100 Tab@150 Shift@200', 0],
	['Shift@0 Shift*@500 Shift*@540 Shift*@580', 0],
	['Shift@0 Shift@100 Shift@200 Shift@300 Shift@400', 1],
	['Shift@0 Shift@100 Shift@200 Shift@300 Shift@400 Shift@500', 2]
])('%s leaves %i times', (keys, times) => {
	expect(timesLeft(keys)).toBe(times);
});

it.each([
	['', false],
	['theme=dark; step-away-shortcut=off', true],
	['step-away-shortcut=on', false],
	['other-step-away-shortcut=off', false]
])('cookies %j: off is %s', (cookies, isOff) => {
	expect(isShortcutOff(cookies)).toBe(isOff);
});
