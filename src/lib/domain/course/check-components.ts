import { nearest } from '#lib/domain/scenario/nearest.ts';
import type { Report } from '#lib/domain/scenario/problem.ts';
import { components, inline, tagsOf, type Tag } from './component.ts';
import type { Known } from './known.ts';
import type { ModuleRule } from './module-rules.ts';

/** What fits on a line of a narrow phone. */
const LONGEST_TERM = 30;

type Say = (rule: ModuleRule, at: number, message: string) => void;

/** Checks the components of a lesson's text and the signs that stop mdsvex; returns the ids of the checks it shows. */
export function checkComponents(
	body: string,
	checks: readonly string[],
	known: Known,
	report: Report<ModuleRule>
): string[] {
	const say: Say = (rule, at, message) => {
		const lines = body.slice(0, at).split('\n');
		report.add(rule, { line: lines.length, column: lines.at(-1)!.length + 1 }, message);
	};
	const tags = tagsOf(body);
	for (const tag of tags) {
		const component = Object.hasOwn(components, tag.name) ? components[tag.name]! : null;
		if (!component) {
			const meant = nearest(tag.name, Object.keys(components));
			say(
				'component-unknown',
				tag.from,
				`“<${tag.name}>” is not a component.${meant ? ` Did you mean “<${meant}>”?` : ''}`
			);
		} else if (tag.kind !== 'close') checkTag(tag, component, body, checks, known, say);
	}
	checkEnds(tags, say);
	checkSigns(body, tags, say);
	return tags.filter(({ name }) => name === 'Check').flatMap(({ attributes }) => attributes.get('id') ?? []);
}

function checkTag(
	tag: Tag,
	{ needs, closed }: { needs: string[]; closed: boolean },
	body: string,
	checks: readonly string[],
	known: Known,
	say: Say
): void {
	const { name, attributes, from } = tag;
	if (tag.rest !== '') {
		say(
			'component-straight-quote',
			from,
			`In “<${name}>” write curly quotes inside an attribute: say="“Are you hurt?”".`
		);
		return;
	}
	const missing = needs.filter((attribute) => !attributes.get(attribute)?.trim());
	for (const attribute of missing)
		say('component-attribute-missing', from, `“<${name}>” has no “${attribute}”.`);
	if (missing.length > 0) return;
	if (closed && name !== 'Figure' && !inline.includes(name) && tag.kind === 'open')
		checkBlankLine(tag, body, say);
	const id = attributes.get('id') ?? '';
	if (name === 'Fact') checkFact(attributes.get('grade')!, attributes.get('source')!, from, known, say);
	if (name === 'Local' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
		say(
			'component-attribute-missing',
			from,
			`The id of a local rule is in small letters with hyphens, such as “medical-refusal”, not “${id}”.`
		);
	if (name === 'Check' && !checks.includes(id)) {
		const meant = nearest(id, checks);
		say(
			'check-unknown',
			from,
			`checks.md has no question for “${id}”.${meant ? ` Did you mean “${meant}”?` : ''}`
		);
	}
	if (inline.includes(name) && /(?:^|\n)[ \t]*$/.test(body.slice(0, from)))
		say('component-begins-paragraph', from, `Put a word before “<${name}>”.`);
	const words = tag.kind === 'open' ? body.slice(tag.to, body.indexOf('</', tag.to)) : '';
	if (name === 'Term' && words.length > LONGEST_TERM)
		say('term-too-long', from, `“${words}” has over ${LONGEST_TERM} letters. Mark a shorter part of it.`);
	if (name === 'Term' && !known.terms.includes(id)) {
		const meant = nearest(id, known.terms);
		say('term-unknown', from, `glossary.yaml has no “${id}”.${meant ? ` Did you mean “${meant}”?` : ''}`);
	}
	if (name === 'Service') checkService(id, known, (rule, message) => say(rule, from, message));
}

/** Markdown that begins on the line after a tag needs an empty line between them. */
function checkBlankLine({ name, to }: Tag, body: string, say: Say): void {
	if (/^[ \t]*\n[ \t]*\S/.test(body.slice(to)))
		say('component-without-blank-line', to, `Put an empty line after “<${name}>”.`);
}

function checkFact(grade: string, source: string, at: number, known: Known, say: Say): void {
	if (grade !== 'A' && grade !== 'B')
		say(
			'fact-grade-wrong',
			at,
			`Grade “${grade}” is not taught. Use A, or B with cautious words, or take the claim out.`
		);
	if (!known.sources.includes(source)) say('fact-source-unknown', at, `sources.yaml has no “${source}”.`);
}

/** Checks that a service named in a lesson or scenario is in the directory and confirmed. */
export function checkService(
	id: string,
	known: Known,
	say: (rule: 'service-unknown' | 'service-unconfirmed', message: string) => void
): void {
	const confirmed = known.services.get(id);
	if (confirmed === undefined) {
		const meant = nearest(id, known.services.keys());
		say('service-unknown', `referral.yaml has no “${id}”.${meant ? ` Did you mean “${meant}”?` : ''}`);
	} else if (!confirmed) say('service-unconfirmed', `“${id}” is not confirmed in referral.yaml.`);
}

function checkEnds(tags: readonly Tag[], say: Say): void {
	const open: Tag[] = [];
	for (const tag of tags) {
		if (tag.kind === 'open') open.push(tag);
		if (tag.kind !== 'close') continue;
		if (open.at(-1)?.name === tag.name) open.pop();
		else say('component-not-closed', tag.from, `“</${tag.name}>” ends nothing that is open here.`);
	}
	for (const tag of open) say('component-not-closed', tag.from, `“<${tag.name}>” is not closed.`);
}

/** What is left when tags, drawings, comments and code are blanked out may hold no bare brace or angle bracket. */
function checkSigns(body: string, tags: readonly Tag[], say: Say): void {
	let text = body;
	for (const { from, to } of tags) text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
	text = text.replace(/<!--[\s\S]*?-->|<svg[\s\S]*?<\/svg>|`[^`\n]*`/g, (found) => ' '.repeat(found.length));
	const sign = /[{}]|<(?![A-Z/])/.exec(text);
	if (sign)
		say('lesson-sign', sign.index, `“${sign[0]}” cannot stand in a lesson by itself. Say it in words.`);
}
