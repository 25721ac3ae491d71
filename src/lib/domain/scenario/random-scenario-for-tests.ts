import { randomFrom } from './proof/random.ts';
import { skills, type Answer, type Choice, type Rating, type Scenario, type Scene } from './scenario.ts';

/** Up to seven scenes, three flags and, where asked for, arrows back. */
export function randomScenario(seed: number, loops: boolean): Scenario {
	const random = randomFrom(seed);
	const below = (n: number) => Math.floor(random() * n);
	const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
	const count = 2 + below(loops ? 4 : 6);
	const keys = [...Array.from({ length: count }, (_, i) => `s${i}`), 'pass', 'review'];
	const flags = ['a', 'b', 'c'];
	const rating = (): Rating => {
		const kind = below(8);
		if (kind === 0) return { kind: 'critical', error: 'CE-01' };
		return kind === 1 ? { kind: 'unscored' } : { kind: 'points', points: pick([0, 1, 2] as const) };
	};
	const ahead = (i: number) => keys[i + 1 + below(Math.min(3, keys.length - i - 1))]!;
	const choice = (i: number, first: boolean): Choice => ({
		...{
			text: 'Do this now'.slice(0, 2 + 5 * below(3)),
			html: '',
			consequenceHtml: '',
			coachHtml: '',
			line: 1
		},
		words: 3 + below(40),
		to: !first && loops && random() < 0.4 ? keys[below(i + 1)]! : ahead(i),
		rating: rating(),
		skills: [pick(skills)],
		remember: random() < 0.4 ? pick(flags) : null,
		onlyIf: !first && random() < 0.4 ? { flag: pick(flags), not: random() < 0.5 } : null
	});
	const answer = (right: boolean): Answer => ({
		text: 'It is',
		html: 'It is',
		right,
		coachHtml: '',
		words: 2 + below(30),
		line: 1
	});
	const scene = (i: number): Scene => {
		const about = { key: keys[i]!, name: keys[i]!, line: 1, blocks: [], words: below(60) };
		if (random() < 0.25) {
			const multiple = random() < 0.5;
			const answers = [answer(true), answer(false), answer(multiple)];
			return {
				...about,
				kind: 'question',
				skills: [pick(skills)],
				objectives: [],
				readAgain: null,
				multiple,
				answers,
				next: ahead(i)
			};
		}
		if (random() < 0.15) return { ...about, kind: 'scene', choices: [], next: ahead(i) };
		const choices = Array.from({ length: 2 + below(3) }, (_, n) => choice(i, n === 0));
		return { ...about, kind: 'scene', choices, next: null };
	};
	const ending = (result: 'pass' | 'review'): Scene => ({
		key: result,
		name: result,
		line: 1,
		blocks: [],
		words: 5,
		kind: 'ending',
		result
	});
	const scenes = [...Array.from({ length: count }, (_, i) => scene(i)), ending('pass'), ending('review')];
	const about = { title: `${seed}`, minutes: 5, contentNote: '', summary: '', practices: [], language: 'en' };
	return { ...about, passPercent: pick([50, 80, 100]), start: 's0', scenes };
}
