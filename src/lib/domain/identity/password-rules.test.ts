import { expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const about = ['Harbor County Sheriff', 'Alejandra', 'Ruiz', 'HC-4471'];

it.each([
	['fourteen chars', 'too-short'],
	['lamp river ninety gate', null],
	['пять слов о погоде', null],
	['x'.repeat(129), 'too-long'],
	['aaaaaaaaaaaaaaaaaaaa', 'easily-guessed'],
	['Password1234567890', 'easily-guessed'],
	['123456789012345678', 'easily-guessed'],
	['passwordpassword!!', 'easily-guessed'],
	['HarborCountySheriff2026', 'names-you'],
	['alejandra.ruiz.2026', 'names-you'],
	['lamp river ninety gate'.padEnd(128, ' tower green moon'), null]
])('%s → %s', (password, problem) => {
	expect(passwordProblem(password, about)).toBe(problem);
});

it('counts a composed and a decomposed letter alike', () => {
	const composed = 'é'.repeat(3) + 'lampe rivière';
	expect(passwordProblem(composed.normalize('NFD'), [])).toBe(passwordProblem(composed.normalize('NFC'), []));
});
