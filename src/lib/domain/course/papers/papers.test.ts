import { expect, it } from 'vitest';
import { checkContent } from '../check-content.ts';
import { contentForTests, scenarioForTests } from '../content-for-tests.ts';
import { localPlaces } from '../local-places.ts';
import { courseOutline } from './course-outline.ts';
import { courseScenario, partsOf, sumOf } from './course.ts';
import { hourlySchedule } from './hourly-schedule.ts';
import { lessonPlan } from './lesson-plan.ts';
import { localRules } from './local-rules.ts';
import { peopleTable } from './people-table.ts';
import { statuteMatrix } from './statute-matrix.ts';

const scenario = scenarioForTests().replace('pass at', 'practices: [TR-1]\npass at');
const lesson = 'modules/TR-1/lessons/04-a-whole-call.md';
const local = (id: string, covers: string) => `\n<Local id="${id}">\n\n${covers}\n\n</Local>\n`;
const texts = contentForTests({
	'scenarios/SC-1.md': scenario.replace(
		'You stand at door 1 and think.',
		'You stand at door 1 and think.\n\n:::local{id=door-rule}\nWho may open.\n:::'
	),
	'exercises/SC-1.md': scenario
});
texts[lesson] += local('door-rule', 'Who may open a door.') + local('a-form', 'Which form.');
const { modules, scenarios, problems } = checkContent(texts, 'content');
const course = { modules, scenarios: [...scenarios].map(([code, one]) => courseScenario(code, one)) };

it('the content of these tests is sound', () => {
	expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

it('the outline has purpose, track, module, objectives in order and lessons with their topics', () => {
	const outline = courseOutline(course);
	expect(outline).toMatch(/\*\*Purpose\.\*\*/);
	expect(outline).toMatch(/## 1\. Trauma recognition \(22 minutes\)\n\n### TR-1 First words \(22 minutes\)/);
	expect(outline).toMatch(/1\. Ask whether anybody is hurt\./);
	expect(outline).toMatch(
		/- D\. A whole call \(1 min; objective 1\)\n {2}- Worked case: a door at night\n {2}- Common mistakes/
	);
	expect(outline).toMatch(/- \*\*SC-1 Doors\*\* \(6 min, 3 rated decisions; practices TR-1\)/);
});

it('the schedule adds up, and every part begins where the one before it ends', () => {
	const rows = [
		...hourlySchedule(course).matchAll(/^\| (\d+):(\d\d) \| (\d+):(\d\d) \| .+ \| (\d+) \|$/gm)
	].map((row) => row.slice(1).map(Number));
	expect(rows).toHaveLength(partsOf(course).length);
	let at = 0;
	for (const [hours, minutes, toHours, toMinutes, length] of rows as [
		number,
		number,
		number,
		number,
		number
	][]) {
		expect(hours * 60 + minutes).toBe(at);
		at += length;
		expect(toHours * 60 + toMinutes).toBe(at);
	}
	expect(at).toBe(28);
	expect(sumOf(partsOf(course))).toBe(28);
});

it('the lesson plan names activities, assessment, what the department supplies, and sources by title', () => {
	const plan = lessonPlan(modules[0]!, course.scenarios, 80, { S01: 'A study' });
	expect(plan).toMatch(/1\. Ask whether anybody is hurt\. \(20 questions of the pool\)/);
	expect(plan).toMatch(/worked case \(a door at night\), drawing \(A door\), a phrase pair/);
	expect(plan).toMatch(/Quiz: 8 questions drawn from 20, answers shuffled; 80% passes/);
	expect(plan).toMatch(/Scenario SC-1 Doors: 3 rated decisions; 80% and no critical error passes/);
	expect(plan).toMatch(/\*\*A form\.\*\* Which form\./);
	expect(plan).toMatch(/- S01: A study/);
});

it('the index of local rules has each place once, with each wording and all that show it', () => {
	const places = localPlaces(modules, scenarios);
	const whole = { code: 'TR-1', lesson: 'a-whole-call', title: 'A whole call' };
	expect(places).toEqual([
		{ id: 'a-form', at: [{ ...whole, covers: 'Which form.' }] },
		{
			id: 'door-rule',
			at: [
				{ ...whole, covers: 'Who may open a door.' },
				{ code: 'SC-1', lesson: null, title: 'Doors', covers: 'Who may open.' }
			]
		}
	]);
	expect(localRules(places)).toContain(
		'## Door rule\n\n- Who may open a door. *(TR-1 A whole call)*\n- Who may open. *(SC-1 Doors)*'
	);
});

it('the matrix says what meets each subject, and names what nothing meets', () => {
	const law = {
		...{ id: 'law', title: 'A law', citation: 'A section', read: 'whole', checked: '2026-11-26' },
		subjects: [
			{ subject: 'First words', objectives: ['TR-1.1'] },
			{ subject: 'An outline', by: 'course outline' },
			{ subject: 'A roster', missing: 'The coordinator keeps it.' }
		]
	};
	const matrix = statuteMatrix([law], modules);
	expect(matrix).toMatch(/\| First words \| TR-1\.1 Ask whether anybody is hurt\. \|/);
	expect(matrix).toMatch(/\| An outline \| course outline \|/);
	expect(matrix).toMatch(/\| A roster \| \*\*uncovered\*\* \|/);
	expect(matrix).toMatch(/## Uncovered\n\n- A law: A roster\. The coordinator keeps it\.$/);
	expect(statuteMatrix([{ ...law, subjects: law.subjects.slice(0, 2) }], modules)).toMatch(
		/## Uncovered\n\nNothing\.$/
	);
});

it('people are counted by role, gender and age', () => {
	const table = peopleTable({
		'TR-1': [
			{ name: 'Noor Haddad', role: 'victim', gender: 'woman', age: 12 },
			{ name: 'Sam Lee', role: 'victim', gender: 'nonbinary', age: null },
			{ name: 'Al Roe', role: 'suspect', gender: 'man', age: 60 }
		]
	});
	expect(table).toMatch(/\| victim \| 2 \| 1 \| 0 \| 1 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 1 \|/);
	expect(table).toMatch(/\| suspect \| 1 \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \| 0 \|/);
	expect(table).toMatch(/\*\*TR-1\.\*\* Noor Haddad \(victim, woman, 12\); Sam Lee \(victim, nonbinary\)/);
});
