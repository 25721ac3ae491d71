import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { skills } from '#lib/domain/scenario/scenario.ts';
import { countWords } from '#lib/domain/scenario/words.ts';
import { checkComponents } from './check-components.ts';
import { checkKeys, isListOf, isMinutes, isText, type KeyRule, type MapRules } from './check-keys.ts';
import type { Known } from './known.ts';
import { proseOfLesson } from './lesson-prose.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

/** A lesson is read in a few minutes, between two calls. */
const MOST_WORDS = 500;

const isSkill = (value: unknown) => (skills as readonly unknown[]).includes(value);

const named: MapRules = {
	broken: 'lesson-header-broken',
	missing: 'lesson-key-missing',
	unknown: 'lesson-key-unknown',
	wrong: 'lesson-value-wrong'
};

/** What was found in a lesson, and what the lesson names of its module. */
export interface CheckedLesson {
	problems: Problem[];
	/** Numbers of the module's objectives, from 1; null where the header cannot be read. */
	objectives: number[] | null;
	checks: string[];
}

/**
 * Checks one lesson: header, length, headings, components.
 * @param objectives how many objectives the module has; null where that cannot be read
 * @param checks ids of the module's checks
 */
export function checkLesson(
	text: string,
	file: string,
	objectives: number | null,
	checks: readonly string[],
	known: Known
): CheckedLesson {
	const report = new Report<ModuleRule>(file, moduleRules);
	const header = /^---\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text);
	const found = header?.index === 0 ? header : null;
	if (!found) {
		report.add(
			'lesson-header-broken',
			{ line: 1 },
			'A lesson begins with a header between two lines of three dashes.'
		);
	}
	const values = found && checkKeys(found[1]!, 2, keysOf(objectives ?? Infinity), named, report);
	// The header is blanked out, so that lines keep their numbers.
	const body = found ? found[0].replace(/[^\n]/g, ' ') + text.slice(found[0].length) : text;
	checkText(body, report);
	const shown = checkComponents(body, checks, known, report);
	const taught = values?.get('objectives')?.value;
	return {
		problems: report.sorted(),
		objectives: Array.isArray(taught) ? (taught as number[]) : null,
		checks: shown
	};
}

function keysOf(objectives: number): Record<string, KeyRule> {
	const isObjective = (value: unknown) =>
		Number.isInteger(value) && Number(value) >= 1 && Number(value) <= objectives;
	return {
		title: { required: true, wrong: isText },
		minutes: { required: true, wrong: isMinutes },
		objectives: {
			required: true,
			wrong: isListOf(isObjective, 'places of objectives in module.yaml, counted from 1')
		},
		skills: { required: true, wrong: isListOf(isSkill, `skills: ${skills.join(', ')}`) }
	};
}

function checkText(body: string, report: Report<ModuleRule>): void {
	const words = countWords(proseOfLesson(body));
	if (words > MOST_WORDS)
		report.add(
			'lesson-too-long',
			{ line: 1 },
			`The lesson has ${words} words; ${MOST_WORDS} is the most. Make two lessons of it.`
		);
	body.split('\n').forEach((line, i) => {
		if (/^ {0,3}#\s/.test(line))
			report.add(
				'lesson-heading-one',
				{ line: i + 1 },
				'Begin a heading inside a lesson with two number signs.'
			);
	});
}
