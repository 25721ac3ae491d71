// A template is a whole scenario that could be published as it is: what a trainer starts from has to show how one is made.

import { expect, test } from 'vitest';
import { knownOf } from '#lib/domain/course/known.ts';
import { readScenario } from '#lib/domain/scenario/check.ts';
import { accentsOf } from '#lib/domain/scenario/checks/check-accents.ts';
import { prove } from '#lib/domain/scenario/proof.ts';
import type { ChoiceScene, QuestionScene } from '#lib/domain/scenario/scenario.ts';
import { readContentFolder } from '#lib/server/course/read-content.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const texts = readTexts('content');
const templates = Object.entries(texts).flatMap(([path, text]) => {
	const name = /^templates\/(.+)\.md$/.exec(path)?.[1];
	if (name === undefined) return [];
	const { scenario, problems } = readScenario(text, path, knownOf(texts));
	return [[name, { scenario: scenario!, problems, text }] as const];
});

test('there are three', () => {
	expect(templates).toHaveLength(3);
});

test.each(templates)('%s has no error and no warning', (_name, { problems }) => {
	expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test.each(templates)('%s is small enough to rewrite and large enough to teach', (_name, { scenario }) => {
	const { scenes, minutes } = scenario;
	expect(scenes.length).toBeGreaterThanOrEqual(7);
	expect(scenes.length).toBeLessThanOrEqual(10);
	const decisions = scenes.filter(
		(scene): scene is ChoiceScene => scene.kind === 'scene' && scene.choices.length > 0
	);
	expect(decisions.length).toBeGreaterThanOrEqual(4);
	expect(decisions.length).toBeLessThanOrEqual(5);
	for (const { choices } of decisions) {
		expect(choices.length).toBeGreaterThanOrEqual(3);
		expect(choices.length).toBeLessThanOrEqual(4);
		expect(choices.filter(({ rating }) => rating.kind === 'unscored')).toEqual([]);
	}
	const { shortestMinutes, longestMinutes } = prove(scenario);
	expect(minutes).toBeGreaterThanOrEqual(12);
	expect(longestMinutes).toBeLessThanOrEqual(20);
	expect(minutes).toBeGreaterThan(shortestMinutes);
	expect(minutes).toBeLessThan(longestMinutes);
});

test.each(templates)('%s says something to every choice and answer', (_name, { scenario }) => {
	const questions = scenario.scenes.filter((scene): scene is QuestionScene => scene.kind === 'question');
	expect(questions).toHaveLength(1);
	for (const { answers } of questions)
		for (const { text, coachHtml } of answers) expect(coachHtml, text).not.toBe('');
	for (const scene of scenario.scenes)
		for (const choice of scene.kind === 'scene' ? scene.choices : []) {
			expect(choice.coachHtml, choice.text).not.toBe('');
			expect(choice.consequenceHtml, choice.text).not.toBe('');
			expect(choice.skills.length, choice.text).toBeGreaterThan(0);
		}
});

test.each(templates)(
	'%s leaves places to the department, pauses, and ends both ways',
	(_name, { scenario }) => {
		const kinds = scenario.scenes.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
		for (const kind of ['local', 'pause', 'support', 'debrief'] as const) expect(kinds).toContain(kind);
		const endings = scenario.scenes.filter((scene) => scene.kind === 'ending');
		expect(endings.map(({ result }) => result).sort()).toEqual(['pass', 'review']);
		for (const { blocks } of endings)
			expect(blocks.filter(({ kind }) => kind === 'debrief' || kind === 'support')).toHaveLength(2);
		// The referral step is met by every passing run: the checker says so where a module on referrals is practised.
		expect(scenario.practices.some((code) => code.startsWith('RF-'))).toBe(true);
	}
);

test.each(templates)('%s cannot be passed by a habit', (_name, { scenario }) => {
	const { randomPass } = prove(scenario);
	expect(randomPass.exact).toBe(true);
	expect(randomPass.probability).toBeLessThanOrEqual(1 / 40);
	const { decided, longest, shortest } = accentsOf(scenario.scenes);
	expect(longest.length * 3).toBeLessThanOrEqual(decided.length);
	expect(shortest.length * 3).toBeLessThanOrEqual(decided.length);
	const places = Map.groupBy(decided, ({ right }) => right.indexOf(true));
	expect((places.get(0)?.length ?? 0) * 3).toBeLessThanOrEqual(decided.length);
	for (const [place, there] of places)
		expect(there.length * 2, `place ${place + 1}`).toBeLessThanOrEqual(decided.length);
});

test.each(templates)('%s has nothing left to fill in before it can be published', (_name, { text }) => {
	const left = /\[(?![ x]\] |TR-|EC-|RF-)[^\]]*\]|\b(todo|tbd|xxx|lorem|placeholder)\b|_{3,}|…{2,}|\?{2,}/i;
	for (const planted of ['Call [your advocate].', 'TODO: name', 'Phone ____', 'The ??? unit'])
		expect(planted).toMatch(left);
	expect(text).not.toMatch(left);
});

test('none of them is published with the course', () => {
	const { items } = readContentFolder('content');
	expect(items.length).toBeGreaterThan(30);
	const sources = items.flatMap(({ sources }) => Object.values(sources));
	for (const [name, { text }] of templates) {
		expect(items.map(({ code }) => code)).not.toContain(name);
		expect(sources).not.toContain(text);
	}
});
