// Twee that Firstword itself wrote (export/twee.ts), perhaps changed in Twine since: ratings, skills and the coach’s
// words come back out of tags and of the passages between a choice and its scene. Passages that were added in Twine are
// read like those of any story.

import { header, yaml } from '../header.ts';
import { quoted, type Imported, type Losses, WHOLE } from '../imported.ts';
import { splitLink } from './link.ts';
import * as tags from './own-tags.ts';
import type { Passage } from './passages.ts';
import { readPassage } from './read-passage.ts';
import type { Story } from './story.ts';

export const isOwnTwee = (passages: readonly Passage[]) =>
	passages.some(({ tags: given }) => given.some((tag) => tags.ownTags.includes(tag) && tag !== tags.HEADER));

export function importOwnTwee(
	passages: readonly Passage[],
	story: Story,
	title: string,
	losses: Losses
): Imported {
	const byName = new Map(passages.map((passage) => [passage.name, passage]));
	const kindOf = ({ tags: given }: Passage) => given.find((tag) => tags.ownTags.includes(tag)) ?? null;
	const between = new Set<Passage>();
	const scenes: string[] = [];
	let questions = 0;
	let first: string | null = null;
	for (const passage of passages) {
		const kind = kindOf(passage);
		if (kind === tags.HEADER || kind === tags.CHOICE || kind === tags.ANSWER) continue;
		first ??= passage.name;
		const step = (target: string, wanted: string) => {
			const found = byName.get(target);
			if (!found || kindOf(found) !== wanted || between.has(found)) return null;
			between.add(found);
			return found;
		};
		if (kind === tags.QUESTION) questions++;
		scenes.push(kind === null ? foreign(passage, story, losses) : writeOwn(passage, kind, step, losses));
	}
	for (const passage of passages)
		if ([tags.CHOICE, tags.ANSWER].includes(kindOf(passage) ?? '') && !between.has(passage))
			losses.add(
				passage.line,
				`The passage ${quoted(passage.name)}, to which no choice leads: ${quoted(passage.text, WHOLE)}`
			);
	return {
		kind: 'imported',
		format: 'twee',
		title,
		text: `${ownHeader(passages, kindOf, title, story.start === first ? null : story.start)}\n${scenes.join('\n')}`,
		scenes: scenes.length - questions,
		questions,
		lost: losses.listed(),
		toWrite: []
	};
}

function ownHeader(
	passages: readonly Passage[],
	kindOf: (passage: Passage) => string | null,
	title: string,
	start: string | null
) {
	const kept = passages.find((passage) => kindOf(passage) === tags.HEADER)?.text.trim();
	if (kept === undefined) return header({ title, start });
	const missing = start !== null && !/^start[ \t]*:/im.test(kept) ? `\nstart: ${yaml(start)}` : '';
	return `---\n${kept}${missing}\n---\n`;
}

const foreign = (passage: Passage, story: Story, losses: Losses) => {
	const { body, links } = readPassage(passage, story.format, losses);
	const choices = links.map(({ words, target }) => `* ${words} -> ${target}`).join('\n');
	return links.length === 0
		? `## Ending: ${passage.name}\n\n${body}\n`
		: `## ${passage.name}\n\n${body}${body && '\n\n'}${choices}\n`;
};

function writeOwn(
	passage: Passage,
	kind: string,
	step: (target: string, wanted: string) => Passage | null,
	losses: Losses
): string {
	const { body, links } = ownText(passage);
	const wanted = kind === tags.QUESTION ? tags.ANSWER : tags.CHOICE;
	const written: string[] = [];
	let next: string | null = null;
	for (const { text, target } of links) {
		const through = step(target, wanted);
		if (through) {
			const after = ownText(through);
			const to = after.links[0]?.target ?? '';
			if (kind === tags.QUESTION) next ??= to || null;
			written.push(
				kind === tags.QUESTION
					? item(`- [${through.tags.includes('right') ? 'x' : ' '}] ${text}`, [], after.body)
					: item(`* ${text} -> ${to}`, detailsOf(through, losses), after.body)
			);
		} else if (text === tags.CONTINUE || kind === tags.QUESTION) next = target;
		else written.push(`* ${text} -> ${target}\n`);
	}
	const { heading, settings } = headingOf(passage, kind);
	return [
		[`## ${heading}${passage.name}`, ...settings].join('\n'),
		body,
		written.join(''),
		next === null ? '' : `-> ${next}`
	]
		.map((part) => part.trimEnd())
		.filter(Boolean)
		.join('\n\n')
		.concat('\n');
}

function headingOf({ tags: given }: Passage, kind: string) {
	const all = (prefix: string) =>
		given.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
	const line = (name: string, values: string[]) =>
		values.length > 0 ? [`${name}: ${values.join(', ')}`] : [];
	if (kind === tags.ENDING)
		return { heading: 'Ending: ', settings: line('result', all(tags.details.result)) };
	if (kind !== tags.QUESTION) return { heading: '', settings: [] };
	return {
		heading: 'Question: ',
		settings: [
			...line('skills', all(tags.details.skill)),
			...line('objectives', all(tags.details.objective)),
			...line('read again', all(tags.details.readAgain))
		]
	};
}

function detailsOf({ tags: given, line }: Passage, losses: Losses): string[] {
	const { rating, skill, remember, onlyIf, onlyIfNot } = tags.details;
	const skills: string[] = [];
	const lines: string[] = [];
	for (const tag of given) {
		if (tag.startsWith(rating))
			lines.push(`rating: ${tag.slice(rating.length).replace(/^critical-/, 'critical ')}`);
		else if (tag.startsWith(skill)) skills.push(tag.slice(skill.length));
		else if (tag.startsWith(remember)) lines.push(`remember: ${tag.slice(remember.length)}`);
		else if (tag.startsWith(onlyIfNot)) lines.push(`only if: not ${tag.slice(onlyIfNot.length)}`);
		else if (tag.startsWith(onlyIf)) lines.push(`only if: ${tag.slice(onlyIf.length)}`);
		else if (tag !== tags.CHOICE) losses.add(line, `The tag ${quoted(tag)}`);
	}
	return [...lines, ...(skills.length > 0 ? [`skills: ${skills.join(', ')}`] : [])];
}

/** A line of a list with what stands under it, indented. */
function item(line: string, details: readonly string[], under: string): string {
	const parts = [line, ...details.map((detail) => `  - ${detail}`)];
	// Without an empty line Markdown would glue a paragraph to the line above it.
	const glued = details.length > 0 || !under.startsWith('>');
	const separated = under === '' ? [] : [...(glued ? [''] : []), under.replace(/^(?=.)/gm, '  ')];
	return `${[...parts, ...separated].join('\n')}\n`;
}

/** Text as Firstword wrote it: links stand on lines of their own, and a line of colons after a space. */
function ownText({ text }: Passage) {
	const links: { text: string; target: string }[] = [];
	const lines = text.split('\n').filter((line) => {
		const link = /^\[\[(.+)\]\]\s*$/.exec(line);
		if (link) links.push(splitLink(link[1]!));
		return !link;
	});
	return {
		body: lines
			.join('\n')
			.replace(/^ (?=::)/gm, '')
			.trim(),
		links
	};
}
