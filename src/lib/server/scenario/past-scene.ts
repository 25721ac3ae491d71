import type { Temporal } from 'temporal-polyfill';
import { unkeptChoices } from '#lib/domain/scenario/kept-choice.ts';
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
	/** One line for a choice, one or more for a question, none where there was only a way on or nothing is kept. */
	chosen: Said[];
	/** Where it is not kept what was chosen: every line that it may have been, with what comes of it. */
	unkept: (Said & { consequenceHtml: string })[];
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
			unkept: [],
			consequenceHtml: '',
			right,
			skills: scene.skills
		};
	}
	if (scene.kind !== 'scene' || row.kind !== 'choice')
		return { ...past, chosen: [], unkept: [], consequenceHtml: '', right: null, skills: [] };
	const choice = scene.choices[row.chosen[0]!];
	return {
		...past,
		chosen: choice ? [said(choice)] : [],
		unkept: choice
			? []
			: unkeptChoices(scene).map((index) => ({
					...said(scene.choices[index]!),
					consequenceHtml: scene.choices[index]!.consequenceHtml
				})),
		consequenceHtml: choice?.consequenceHtml ?? '',
		right: null,
		skills: choice?.skills ?? []
	};
}

/** A line as it was offered, and what the coach says of it. */
interface Said {
	text: string;
	html: string;
	coachHtml: string;
}

const said = ({ text, html, coachHtml }: Said): Said => ({ text, html, coachHtml });
