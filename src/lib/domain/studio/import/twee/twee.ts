// A Twee 3 file becomes a scenario: passages are scenes, links are choices, a passage without a way on is an ending.
// What a story format would run, and what describes the file to Twine, is listed.

import { bareName } from '#lib/domain/scenario/names.ts';
import { header } from '../header.ts';
import { MOST_SCENES, quoted, refused, tooMany, type Imported, type Losses, WHOLE } from '../imported.ts';
import { escapeInline, escapeSetting } from '../escape.ts';
import { sceneNames } from '../scene-names.ts';
import { importOwnTwee, isOwnTwee } from './own-twee.ts';
import { readPassages, type Passage } from './passages.ts';
import { readPassage, type ReadPassage } from './read-passage.ts';
import { readStory, type Story } from './story.ts';

export function importTwee(text: string, title: string, losses: Losses): Imported {
	const passages = readPassages(text, losses);
	if (passages.length === 0)
		return refused(
			1,
			'This file has no passage. In Twee a passage begins with two colons and a name: “:: Start”.'
		);
	if (passages.length > MOST_SCENES) return tooMany(passages[MOST_SCENES]!.line, 'passages');
	const story = readStory(passages, losses);
	const told = passages.filter((passage) => isTold(passage, losses));
	if (told.length === 0)
		return refused(
			passages[0]!.line,
			'No passage here is a scene: they hold settings, scripts or styles only.'
		);
	if (isOwnTwee(told)) return importOwnTwee(told, story, story.title || title, losses);
	return writeStory(told, story, story.title || title, losses);
}

/** Passages that Twine or a story format keeps for itself. */
const reserved =
	/^(Story(Title|Data|Init|Caption|Menu|Interface|Banner|Subtitle|Author|DisplayTitle|Settings|Share|Includes|Image|Map)|Passage(Ready|Done|Header|Footer)|User(Script|Stylesheet))$/;
const reservedTags =
	/^(script|stylesheet|widget|init|header|footer|startup|debug-(header|footer|startup)|Twine\..+)$/i;

function isTold(passage: Passage, losses: Losses): boolean {
	if (passage.name === 'StoryTitle' || passage.name === 'StoryData') return false;
	const tag = passage.tags.find((known) => reservedTags.test(known));
	if (!tag && !reserved.test(passage.name)) return true;
	const what = tag ? `The passage ${quoted(passage.name)}, tagged “${tag}”` : `The passage “${passage.name}”`;
	losses.add(passage.line, `${what}, which is not a scene: ${quoted(passage.text, WHOLE)}`);
	return false;
}

function writeStory(passages: readonly Passage[], story: Story, title: string, losses: Losses): Imported {
	const names = sceneNames(losses);
	const named = passages.map((passage) => ({
		passage,
		name: names.give(passage.name, passage.line, false, 'Passage')
	}));
	// Twine tells names apart by their letters exactly; where two passages have one name, the first is meant.
	const meant = new Map<string, string>();
	const bare = new Map<string, string>();
	for (const { passage, name } of named) {
		if (!meant.has(passage.name)) meant.set(passage.name, name);
		if (!bare.has(bareName(passage.name))) bare.set(bareName(passage.name), name);
	}
	const targetOf = (target: string) => meant.get(target) ?? bare.get(bareName(target)) ?? target;
	const start = story.start ?? (meant.has('Start') ? 'Start' : null);
	const scenes = named.map(({ passage, name }) => {
		for (const tag of passage.tags) losses.add(passage.line, `The tag ${quoted(tag)}`);
		return writeScene(name, readPassage(passage, story.format, losses), targetOf, losses);
	});
	const begins = start !== null && meant.get(start) !== named[0]!.name ? (meant.get(start) ?? start) : null;
	const endings = scenes.filter(({ ends }) => ends).length;
	return {
		kind: 'imported',
		format: 'twee',
		title,
		text: `${header({ title, start: begins })}\n${scenes.map(({ text }) => text).join('\n')}`,
		scenes: scenes.length,
		questions: 0,
		lost: losses.listed(),
		toWrite: [
			'How many minutes it takes, and the content note: fill in both in the header.',
			...(endings > 0
				? [
						`Whether ${endings === 1 ? 'the ending' : `each of the ${endings} endings`} is a pass or a review: “result: pass” or “result: review” under its heading.`
					]
				: []),
			'A rating and skills for each choice: a story does not say which of its links is the best.',
			'What the coach says about each choice.'
		]
	};
}

function writeScene(
	name: string,
	passage: ReadPassage,
	targetOf: (target: string) => string,
	losses: Losses
) {
	const { body, links } = passage;
	const text = body === '' ? '' : `\n${escapeSetting(body)}\n`;
	if (links.length === 0) return { ends: true, text: `## Ending: ${escapeInline(name)}\n${text}` };
	const only = links.length === 1 ? links[0]! : null;
	// The words of a single link that are the name of its scene are not lost with the link.
	if (only && bareName(only.text) === bareName(targetOf(only.target)))
		return {
			ends: false,
			text: `## ${escapeInline(name)}\n${text}\n-> ${arrowName(targetOf(only.target))}\n`
		};
	const seen = new Set<string>();
	const choices = links.flatMap(({ words, target, line }) => {
		const choice = `* ${words} -> ${arrowName(targetOf(target))}`;
		if (seen.has(choice)) losses.add(line, `A link that stands twice in its passage: ${quoted(words)}`);
		return seen.has(choice) || !seen.add(choice) ? [] : [choice];
	});
	return { ends: false, text: `## ${escapeInline(name)}\n${text}\n${choices.join('\n')}\n` };
}

const arrowName = (name: string) => escapeInline(name.replace(/->|→|<-/g, '–').replace(/\s+/g, ' '));
