import type { Verdict } from '#lib/domain/certificate/verify/verdict.ts';
import { OUTCOMES, VERDICTS } from './verdict-lines.ts';

/** A shape for each, so that none is told by its colour alone. */
const SHAPES = {
	proven: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-5 10 3.5 3.5L17 9',
	unproven: 'M12 2 22 12 12 22 2 12 12 2Zm0 5v6m0 3v.5',
	broken: 'M8 2h8l6 6v8l-6 6H8l-6-6V8l6-6Zm0 6 8 8m0-8-8 8'
};
const SHAPE_OF = { holds: SHAPES.proven, unasked: SHAPES.unproven, broken: SHAPES.broken };

/** Puts a verdict into a section of the page. Everything a pack says is put there as text. */
export function showVerdict(section: HTMLElement, verdict: Verdict, fileName: string) {
	const { outcome, sentence, checks, facts, withheld, proves, doesNotProve } = verdict;
	const heading = element('h2', OUTCOMES[outcome]);
	heading.id = 'outcome';
	heading.tabIndex = -1;
	const words = element('div', heading, element('p', sentence));
	const panel = element('div', shape(SHAPES[outcome], 40), words);
	panel.className = `outcome ${outcome}`;

	const list = element('ul');
	list.className = 'checks';
	for (const { title, verdict: one, detail } of checks) {
		const mark = element('div', shape(SHAPE_OF[one], 22), element('span', `${title}: ${VERDICTS[one]}`));
		mark.className = 'mark';
		const item = element('li', mark, ...(detail === '' ? [] : [element('p', detail)]));
		item.className = one;
		list.append(item);
	}
	const terms = element('dl');
	for (const { term, value } of [{ term: 'File', value: fileName }, ...facts])
		terms.append(element('dt', term), element('dd', value));
	const print = element('button', 'Print');
	print.className = 'quiet';
	print.addEventListener('click', () => window.print());

	section.replaceChildren(
		panel,
		element('h3', 'What was checked'),
		list,
		element('h3', 'What it is'),
		terms,
		...(withheld === '' ? [] : [element('h3', 'What is withheld'), element('p', withheld)]),
		element('h3', 'What this proves'),
		element('p', proves),
		element('h3', 'What it does not prove'),
		element('p', doesNotProve),
		print
	);
	section.hidden = false;
}

function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	made.append(...children);
	return made;
}

function shape(path: string, size: number): SVGElement {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	for (const [name, value] of Object.entries({
		...{
			width: String(size),
			height: String(size),
			viewBox: '0 0 24 24',
			fill: 'none',
			stroke: 'currentColor'
		},
		...{ 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' }
	}))
		svg.setAttribute(name, value);
	const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	line.setAttribute('d', path);
	svg.append(line);
	return svg;
}
