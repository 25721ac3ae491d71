import { expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const about = ['Harbor County Sheriff', 'Alejandra', 'Ruiz', 'HC-4100', 'officer@demo.example'];

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

it.each([
	'qwertyuiopasdfgh',
	'Qwertyuiop[]asdf',
	'poiuytrewqlkjhgf',
	'1qaz2wsx3edc4rfv',
	'!QAZ2wsx#EDC4rfv',
	'zaq1xsw2cde3vfr4',
	'thequickbrownfox',
	'The quick brown fox jumps over the lazy dog',
	'correcthorsebatterystaple',
	'Correct Horse Battery Staple 1!',
	'Pa$$w0rdPa$$w0rd',
	'P@55w0rd!P@55w0rd!',
	'p4ssw0rd1234567',
	'abcdefghijklmnopqrstuvwxyz',
	'zyxwvutsrqponmlkjihgfedcba',
	'9876543210987654321',
	'Summer2026Summer2026',
	'Winter-2025-January!',
	'iloveyouforever1',
	'1loveyou4ever!!!',
	'vmtkrvmtkrvmtkr',
	'vmtkr-vmtkr-vmtkr-vm',
	'WelcomeWelcome2026',
	'Maytheforcebewithyou!',
	'aaaabbbbccccddddeeee',
	'йцукенгшщзхъ12345',
	'парольпароль2026'
])('%s is tried first', (password) => {
	expect(passwordProblem(password, [])).toBe('easily-guessed');
});

it.each([
	'hc-4100hc-4100hc-4100',
	'HC4100 hc4471 HC5000',
	'officer@demo.example',
	'0ff1cer.demo.2026',
	'Ruiz!Ruiz!Ruiz!2026',
	'alejandra password 1'
])('%s is made of what is known', (password) => {
	expect(passwordProblem(password, about)).toBe('names-you');
});

it.each([
	'lamp river ninety gate',
	'seven green bicycles wait',
	'пять слов о погоде',
	'синий чайник поёт ночью',
	'water property under fire',
	'march geese over copper roofs',
	'officer lemons hum quietly',
	'monkeys rarely file taxes',
	'k7#Tq-9vLz!m2Rw$x',
	'g7kxm-tq8vz-mw4pr-snu2w',
	'lamp river ninety gate lamp river ninety gate'
])('%s is good', (password) => {
	expect(passwordProblem(password, about)).toBeNull();
});

it('judges the longest in no time', () => {
	const begun = performance.now();
	for (let round = 0; round < 20; round++) passwordProblem('qaz'.repeat(42), about);
	expect(performance.now() - begun).toBeLessThan(2000);
});
