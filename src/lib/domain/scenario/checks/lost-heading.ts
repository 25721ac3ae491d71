import { bareName } from '../names.ts';
import type { Fix } from '../problem.ts';
import type { Scene } from '../scenario.ts';

/**
 * The line that was meant to begin a scene of this name and does not: too few number signs, no space behind them, bold
 * letters, a question without its colon. The writer sees the scene standing there, so that line is what has to be named.
 */
export function lostHeading(
	name: string,
	scenes: readonly Scene[],
	text: string
): { message: string; fix: Fix } | null {
	return withoutColon(name, scenes) ?? withoutSigns(name, text);
}

function withoutColon(name: string, scenes: readonly Scene[]) {
	const wanted = bareName(name);
	for (const kind of ['Question', 'Ending']) {
		const scene = scenes.find(({ key }) => bareName(key) === bareName(`${kind} ${name}`));
		const at = scene?.where?.name;
		if (!at || wanted === '') continue;
		return {
			message: `There is no scene “${name}”. In line ${at.line} a colon is missing behind “${kind}”.`,
			fix: { label: `Put a colon behind “${kind}”`, from: at.from, to: at.to, insert: `${kind}: ${name}` }
		};
	}
	return null;
}

function withoutSigns(name: string, text: string) {
	const written = name
		.trim()
		.split(/\s+/)
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('[ \\t]+');
	if (written === '') return null;
	const line = new RegExp(
		`^ {0,3}(?:(#{1,6})[ \\t]*|(\\*\\*|__))((?:Question|Ending)[ \\t]*:[ \\t]*)?(${written})[ \\t:#*_]*$`,
		'imu'
	);
	const match = line.exec(text.replaceAll('\r', ' '));
	if (!match) return null;
	const heading = `## ${match[3] ?? ''}${match[4]}`;
	const number = text.slice(0, match.index).split('\n').length;
	return {
		message: `There is no scene “${name}”. Line ${number} has its name, but a scene begins with two number signs and a space: “${heading}”.`,
		fix: {
			label: `Write “${heading}” in line ${number}`,
			from: match.index,
			to: match.index + match[0].length,
			insert: heading
		}
	};
}
