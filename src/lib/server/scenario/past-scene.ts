import type { Temporal } from 'temporal-polyfill';
import { isRight, type Position } from '#lib/domain/scenario/play.ts';
import type { Block, Skill } from '#lib/domain/scenario/scenario.ts';
import type { StepRow } from './queries.ts';

/** A scene that was played, with what was chosen there and what came of it. */
export interface PastScene {
	kind: 'past';
	step: number;
	form: StepRow['kind'];
	name: string;
	blocks: Block[];
	/** One line for a choice, one or more for a question, none where there was only a way on. */
	chosen: { text: string; html: string; coachHtml: string }[];
	consequenceHtml: string;
	/** Whether a question was answered right; null for anything else. */
	right: boolean | null;
	skills: Skill[];
	savedAt: Temporal.Instant;
	/** The step to go on with. */
	next: number;
}

/** Step `row` of the run whose replay is `position`. What was not chosen stays untold. */
export function pastScene({ trail }: Position, row: StepRow): PastScene {
	const { scene } = trail[row.step]!;
	const past = {
		kind: 'past' as const,
		step: row.step,
		form: row.kind,
		name: scene.name,
		blocks: scene.blocks,
		savedAt: row.madeAt,
		next: row.step + 1
	};
	if (scene.kind === 'question') {
		const right = isRight(scene.answers, row.chosen);
		return {
			...past,
			chosen: row.chosen.map((index) => said(scene.answers[index]!)),
			consequenceHtml: '',
			right,
			skills: scene.skills
		};
	}
	const choice = scene.kind === 'scene' && row.kind === 'choice' ? scene.choices[row.chosen[0]!] : undefined;
	if (!choice) return { ...past, chosen: [], consequenceHtml: '', right: null, skills: [] };
	return {
		...past,
		chosen: [said(choice)],
		consequenceHtml: choice.consequenceHtml,
		right: null,
		skills: choice.skills
	};
}

const said = ({ text, html, coachHtml }: { text: string; html: string; coachHtml: string }) => ({
	text,
	html,
	coachHtml
});
