/** Keys and letters in the order that fingers and songs run through them. */
const LINES = [
	'12345678901234567890',
	'abcdefghijklmnopqrstuvwxyzabc',
	'qwertyuiop',
	'asdfghjkl',
	'zxcvbnm',
	'qwertzuiop',
	'yxcvbnm',
	'azertyuiop',
	'qsdfghjklm',
	'йцукенгшщзхъ',
	'фывапролджэ',
	'ячсмитьбю',
	'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
	...[
		'1qaz',
		'2wsx',
		'3edc',
		'4rfv',
		'5tgb',
		'6yhn',
		'7ujm',
		'8ik',
		'9ol',
		'qaz',
		'wsx',
		'edc',
		'rfv',
		'tgb',
		'yhn',
		'ujm'
	]
].flatMap((line) => [line, [...line].reverse().join('')]);
const SHORTEST_RUN = 4;

const isLetter = (sign: string) => /\p{L}/u.test(sign);
const isPlain = (sign: string) => /[\p{L}\d]/u.test(sign);

type Reading = (sign: string) => string;
const leet =
	(one: string): Reading =>
	(sign) =>
		({ $: 's', '0': 'o', '1': one, '!': one, '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a' })[sign] ??
		sign;
const unshifted: Reading = (sign) => {
	const key = '!@#$%^&*()'.indexOf(sign);
	return key < 0 ? sign : '1234567890'[key]!;
};
/** How a guesser reads a password: as it stands, with signs for letters, and with the shift key let go. */
const READINGS: Reading[] = [(sign) => sign, leet('l'), leet('i'), unshifted];

const signsOf = (text: string) => [...text.normalize('NFKC').toLowerCase()];

/** How many letters of a password are left when `words` and runs along the keyboard, alphabet or digits are taken out. */
export function lettersLeft(text: string, words: readonly string[]): number {
	const signs = signsOf(text);
	const taken = new Set<number>();
	const wanted = words
		.map((word) => signsOf(word).filter(isPlain).join(''))
		.filter((word) => word.length > 1);
	for (const reading of READINGS) {
		const read = signs.map((sign, at) => ({ sign: reading(sign), at })).filter(({ sign }) => isPlain(sign));
		// One UTF-16 unit a sign, so that places in the text are places in the list.
		const plain = read.map(({ sign }) => (sign.length === 1 ? sign : '\uFFFF')).join('');
		const take = (from: number, length: number) => {
			for (const { at } of read.slice(from, from + length)) taken.add(at);
		};
		for (const word of wanted)
			for (let from = plain.indexOf(word); from >= 0; from = plain.indexOf(word, from + 1))
				take(from, word.length);
		for (let from = 0; from < plain.length; from++) {
			const length = runAt(plain, from);
			if (length) take(from, length);
		}
	}
	return signs.filter((sign, at) => isLetter(sign) && !taken.has(at)).length;
}

/** How long a run begins here; 0 when it is too short to be one. The same sign three times is one too. */
function runAt(plain: string, from: number): number {
	let length = 1;
	while (plain[from + length] === plain[from]) length++;
	if (length >= 3) return length;
	length = SHORTEST_RUN;
	if (from + length > plain.length) return 0;
	const isRun = (long: number) => LINES.some((line) => line.includes(plain.slice(from, from + long)));
	if (!isRun(length)) return 0;
	while (from + length < plain.length && isRun(length + 1)) length++;
	return length;
}

/** Whether a password is one short block over and over; a block of `enough` signs is hard by itself. */
export function isRepeated(text: string, enough: number): boolean {
	const signs = signsOf(text);
	return [signs, signs.filter(isPlain), signs.filter(isLetter)].some((list) => {
		const longest = Math.min(enough - 1, Math.floor(list.length / 2));
		return (
			list.length >= 8 &&
			Array.from({ length: longest }, (_, less) => less + 1).some((period) =>
				list.every((sign, at) => at < period || sign === list[at - period])
			)
		);
	});
}
