// A scenario as Twee 3. It can be played in Twine: a choice leads to what happens next and to the coach’s words, and from
// there on. Import brings all of it back (import/twee/own-twee.ts); what Twee has no place for is in the list.

import { bareName } from '#lib/domain/scenario/names.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { Losses, quoted } from '../import/imported.ts';
import * as tags from '../import/twee/own-tags.ts';
import type { Exported } from './exported.ts';
import { readSource, type ItemSource, type SceneSource } from './scene-source.ts';

/** `ifid` is the story’s identity in Twine, a UUID; that of the draft serves. */
export function exportTwee(text: string, ifid: string): Exported {
	const losses = new Losses();
	const source = readSource(text);
	const { scenario } = parseScenario(text, 'export');
	if (source.lead !== '') losses.add(source.leadLine, `Text before the first scene: ${quoted(source.lead)}`);
	const named = nameScenes(source.scenes, losses);
	const nameOf = (name: string) => named.byName.get(bareName(name)) ?? safeName(name);
	const start =
		named.names[Math.max(0, scenario?.scenes.findIndex(({ key }) => key === scenario.start) ?? 0)];
	const data = {
		ifid: ifid.toUpperCase(),
		format: 'Chapbook',
		'format-version': '2.2.0',
		...(start && { start })
	};
	const passages = [
		passage('StoryTitle', [], scenario?.title || 'Untitled scenario'),
		passage('StoryData', [], JSON.stringify(data, null, 2)),
		...(source.header === '' ? [] : [passage('Firstword header', [tags.HEADER], source.header)]),
		...source.scenes.flatMap((scene, i) => scenePassages(scene, named.names[i]!, nameOf, losses))
	];
	return { text: passages.join('\n\n'), type: 'text/plain', lost: losses.listed() };
}

/** Passages are told apart by their whole names; ours by letters and digits. */
function nameScenes(scenes: readonly SceneSource[], losses: Losses) {
	const byName = new Map<string, string>();
	const taken = new Set(['StoryTitle', 'StoryData', 'Firstword header']);
	const names = scenes.map(({ name, line }, i) => {
		const safe = safeName(name) || `Scene ${i + 1}`;
		const given = taken.has(safe) ? `${safe} (${i + 1})` : safe;
		taken.add(given);
		if (given !== name) losses.add(line, `The name ${quoted(name)} is written ${quoted(given)}`);
		if (!byName.has(bareName(name))) byName.set(bareName(name), given);
		return given;
	});
	return { names, byName };
}

/** Signs by which Twine would cut a link in two. */
const safeName = (name: string) =>
	name
		.replace(/->|→|<-/g, '–')
		.replace(/[|[\]]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

function scenePassages(
	scene: SceneSource,
	name: string,
	nameOf: (name: string) => string,
	losses: Losses
): string[] {
	if (scene.rest !== '') losses.add(scene.restLine, `What stands after the way on: ${quoted(scene.rest)}`);
	const next = scene.next === null ? [] : [link(tags.CONTINUE, nameOf(scene.next))];
	const word = scene.kind === 'question' ? 'answer' : 'choice';
	const steps = scene.items.map((item, i) => ({ item, name: `${name} / ${word} ${i + 1}` }));
	const links = steps.map((step) => link(step.item.words, step.name));
	const between = steps.map((step) =>
		scene.kind === 'question'
			? passage(
					step.name,
					[tags.ANSWER, step.item.checked ? 'right' : 'wrong'],
					blocks(step.item.under, ...next)
				)
			: passage(
					step.name,
					[tags.CHOICE, ...detailTags(step.item, losses)],
					blocks(step.item.under, ...wayOn(step.item, nameOf))
				)
	);
	// With answers the way on stands behind each of them.
	const ways = scene.kind === 'question' && links.length > 0 ? links : [...links, ...next];
	return [
		passage(name, [kindTag[scene.kind], ...settingTags(scene, losses)], blocks(scene.body, ...ways)),
		...between
	];
}

const kindTag = { scene: tags.SCENE, question: tags.QUESTION, ending: tags.ENDING };

const wayOn = ({ to }: ItemSource, nameOf: (name: string) => string) =>
	to === null || to === '' ? [] : [link(tags.CONTINUE, nameOf(to))];

function settingTags({ settings, line }: SceneSource, losses: Losses): string[] {
	return settings.flatMap(([name, value]) => {
		const values = value
			.split(',')
			.map((part) => part.trim())
			.filter(Boolean);
		const prefix = {
			skills: tags.details.skill,
			objectives: tags.details.objective,
			'read again': tags.details.readAgain,
			result: tags.details.result
		}[name];
		if (prefix && values.every(isTag)) return values.map((part) => prefix + part);
		losses.add(line, `A setting that is not understood: ${quoted(`${name}: ${value}`)}`);
		return [];
	});
}

function detailTags({ details, line }: ItemSource, losses: Losses): string[] {
	return details.flatMap((detail) => {
		const [, name = '', value = ''] = /^([^:\n]*?)\s*:\s*(.*)$/.exec(detail) ?? [];
		const values = value
			.split(',')
			.map((part) => part.trim())
			.filter(Boolean);
		const not = /^not\s+(.*)$/i.exec(value);
		const read = {
			rating: [tags.details.rating + value.replace(/^critical\s+/i, 'critical-')],
			skills: values.map((part) => tags.details.skill + part),
			remember: [tags.details.remember + value],
			'only if': [not ? tags.details.onlyIfNot + not[1]! : tags.details.onlyIf + value]
		}[name.toLowerCase()];
		if (read && value !== '' && read.every(isTag)) return read;
		losses.add(line, `A detail that is not understood: ${quoted(detail)}`);
		return [];
	});
}

const isTag = (text: string) => /^[^\s[\]{}\\]+$/.test(text);

const blocks = (body: string, ...links: string[]) =>
	[body, links.join('\n')].filter((part) => part !== '').join('\n\n');

/** A link on a line of its own; what would end it early is escaped, as Markdown does. */
const link = (words: string, to: string) =>
	`[[${words.replace(/\[\[/g, '[\\[').replace(/\]\]/g, ']\\]')}->${to}]]`;

const escaped = (name: string) => name.replace(/[\\[\]{}]/g, '\\$&');

/** A line that begins with two colons would begin a passage: it is moved by one space. */
function passage(name: string, given: readonly string[], text: string): string {
	const heading = `:: ${escaped(name)}${given.length > 0 ? ` [${given.join(' ')}]` : ''}`;
	return `${heading}\n${text.replace(/^(?=::)/gm, ' ')}`.trimEnd();
}
