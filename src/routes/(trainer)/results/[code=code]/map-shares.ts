import { SMALLEST_GROUP } from '#lib/domain/studio/group-in-words.ts';
import { letter } from '#lib/ui/letter.ts';
import { shareInWords } from '#lib/domain/studio/results/figure-words.ts';
import type { StoryGroup } from '#lib/server/studio/results/read-results.ts';

const THICKEST = 6;

/**
 * What stands on each line of the map and how thick it is, by the ids of the scenes it joins: `B 85%` where a
 * choice has a share of its own, its letter alone where it has none. A line without choices is as thick as many came.
 */
export function mapShares({ scenario, results, officers }: StoryGroup) {
	const lines = new Map<string, { labels: string[]; taken: number }>();
	const add = (from: string, to: string, label: string, taken: number) => {
		const line = lines.get(`${from} ${to}`) ?? { labels: [], taken: 0 };
		lines.set(`${from} ${to}`, line);
		if (label) line.labels.push(label);
		line.taken += taken;
	};
	for (const scene of scenario.scenes) {
		if (scene.kind === 'ending') continue;
		const choices = scene.kind === 'scene' ? scene.choices : [];
		if (choices.length === 0 && scene.next !== null)
			add(scene.key, scene.next, '', results?.came[scene.key] ?? 0);
		const told = (results?.scenes ?? []).filter((one) => one.scene === scene.key);
		for (const [index, { to }] of choices.entries()) {
			const own = told.flatMap(({ lines }) => {
				const line = lines?.find((one) => one.kind === 'choices' && one.indices[0] === index);
				return line?.figure ? [{ figure: line.figure }] : [];
			});
			const shares = own.map(({ figure }) =>
				figure.most < SMALLEST_GROUP ? `<${SMALLEST_GROUP}` : shareInWords(figure) && `${figure.about}%`
			);
			// The middle of what is possible: a thickness is no number.
			const taken = own.reduce((sum, { figure }) => sum + (figure.least + figure.most) / 2, 0);
			add(
				scene.key,
				to,
				[letter(index), shares.filter(Boolean).join(' or ')].filter(Boolean).join(' '),
				taken
			);
		}
	}
	return Object.fromEntries(
		[...lines].map(([id, { labels, taken }]) => {
			const weight = Math.min(THICKEST, 1 + Math.round((taken / officers) * (THICKEST - 1)));
			return [id, { label: labels.join(' · '), weight }];
		})
	);
}
