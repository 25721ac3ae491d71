import { plainText } from './plain-text.ts';
import type { Report } from '../problem.ts';
import { readingGrade } from './reading-grade.ts';
import type { Scene } from '../scenario.ts';
import { countWords } from '../words.ts';

const MOST_WORDS = 180;
const HIGHEST_GRADE = 9;
/** Below this many words the grade says more about one name than about the text. */
const FEWEST_WORDS_TO_GRADE = 40;

/** Checks that a scene can be read on a phone, in plain words. */
export function checkLength(scenes: readonly Scene[], report: Report): void {
	for (const scene of scenes) {
		const at = scene.where?.name ?? scene;
		if (scene.words > MOST_WORDS)
			report.add('scene-too-long', at, `“${scene.name}” has ${scene.words} words; officers skim over 180.`);
		const grade = gradeOf(scene);
		if (grade > HIGHEST_GRADE)
			report.add(
				'reading-grade',
				at,
				`“${scene.name}” reads at grade ${grade.toFixed(1)}. Shorter sentences and words help most.`
			);
	}
}

const grades = new WeakMap<Scene['blocks'], number>();

/** Reckoned once for what stands on a page, for an author types in one scene and has all of them checked. */
function gradeOf({ blocks }: Scene): number {
	let grade = grades.get(blocks);
	if (grade === undefined) {
		const text = blocks.map((block) => ('html' in block ? plainText(block.html) : '')).join(' ');
		grade = countWords(text) < FEWEST_WORDS_TO_GRADE ? 0 : readingGrade(text);
		grades.set(blocks, grade);
	}
	return grade;
}
