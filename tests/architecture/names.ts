import ts from 'typescript';
import { exportedFunctions } from './data.ts';
import { breach, eachFile, isTest, placeOf, targetOf, type Rule } from './rule.ts';

const GROUPS = ['(public)', '(member)', '(officer)', '(trainer)', '(staff)', '(auditor)', '(admin)'];

/** What SvelteKit looks for at the top of `routes`, and what answers with its errors. */
const AT_THE_TOP = /^\+(error|layout)(\.server)?\.(svelte|ts)$/;

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|server|client|svelte|config|d))*\.(ts|mjs|js)$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*\.svelte$/;
const SVELTEKIT_FILE = /^\+(page|layout|error|server)(@[\w()]*)?(\.server)?\.(svelte|ts)$/;
const EMPTY_NAME = /^(utils?|helpers?|common|misc|shared|stuff|index)$/;

export const nameRules: Rule[] = [
	{
		name: 'every top-level folder of routes is the group of an audience',
		breaches: eachFile((file) => {
			const [, top, rest] = /^src\/routes\/([^/]+)(\/.*)?$/.exec(file.path) ?? [];
			if (!top) return [];
			if (rest) return GROUPS.includes(top) ? [] : [breach(file, `is in “${top}”, which is no audience`)];
			const isPage = top.startsWith('+') && !AT_THE_TOP.test(top);
			return isPage ? [breach(file, 'belongs to no audience')] : [];
		}),
		breaks: [
			{ 'src/routes/about/+page.svelte': '' },
			{ 'src/routes/(supervisor)/+page.svelte': '' },
			{ 'src/routes/+page.svelte': '' },
			{ 'src/routes/+server.ts': '' }
		],
		keeps: {
			'src/routes/(auditor)/standing/+page.svelte': '',
			'src/routes/+error.svelte': '',
			'src/routes/+layout.svelte': ''
		}
	},
	{
		name: 'no remote functions: a route group does not guard them',
		breaches: eachFile((file) =>
			/\.remote\.(ts|js)$/.test(file.path) ? [breach(file, 'is a remote function')] : []
		),
		breaks: [{ 'src/routes/(officer)/a.remote.ts': '' }],
		keeps: { 'src/routes/(officer)/remote.ts': '' }
	},
	{
		name: 'imports cross rooms as #lib/…, stay relative inside one, and name the file with its ending',
		breaches: eachFile((file) =>
			file.imports.flatMap(({ from }) => [...wrongImport(file.path, from)].map((what) => breach(file, what)))
		),
		breaks: [
			{ 'src/lib/server/course/a.ts': `import { b } from '../audit/b.ts';` },
			{ 'src/lib/server/course/a.ts': `import { b } from '../context.ts';` },
			{ 'src/lib/server/course/a.ts': `import { b } from './b';` },
			{ 'src/lib/server/course/a.ts': `import { b } from '#lib/domain/course/b';` },
			{ 'src/lib/server/course/a.ts': `import { b } from '$lib/domain/course/b.ts';` },
			{ 'src/lib/server/course/a.ts': `import { b } from 'src/lib/domain/course/b.ts';` },
			{ 'src/lib/server/course/a.ts': `import { b } from '#lib/server/course/b.ts';` },
			{ 'src/lib/server/course/deep/a.ts': `import { b } from '#lib/server/course/b.ts';` },
			{ 'src/lib/server/course/deep/er/a.ts': `import { b } from '../../b.ts';` },
			{ 'src/routes/(officer)/a/b/+page.server.ts': `import { b } from '../../c.ts';` },
			{ 'tests/integration/identity/a.test.ts': `import { b } from '../../../src/lib/domain/b.ts';` },
			{ 'src/bin/a.ts': `import { b } from '../lib/server/b.ts';` }
		],
		keeps: {
			'src/lib/server/course/a.ts': `import { b } from '#lib/server/audit/b.ts'; import { c } from './c.ts'; import { d } from '#lib/server/context.ts';`,
			'src/lib/domain/scenario/check/a.ts': `import { b } from '../b.ts';`,
			'src/lib/domain/scenario/check/deep/a.ts': `import { b } from '#lib/domain/scenario/b.ts';`,
			'tests/integration/course/deep/a.test.ts': `import { b } from '#tests/integration/b-for-tests.ts';`,
			'src/lib/ui/lesson/A.svelte': `<script>import B from '#lib/ui/B.svelte'; import './a.css';</script>`,
			'src/routes/(officer)/a/+page.server.ts': `import type { Actions } from './$types'; import { b } from '../b.ts';`,
			'src/routes/(officer)/a/b/+page.server.ts': `import { b } from '#routes/b.ts';`,
			'src/bin/run/steps.mjs': `import { b } from '../../../tests/b.mjs';`,
			'src/bin/start.mjs': `import { b } from './run/b.mjs';`,
			'tests/a.test.ts': `import ts from 'typescript'; import { b } from './b.ts';`
		}
	},
	{
		name: 'files are kebab-case, components PascalCase',
		breaches: eachFile((file) => {
			const name = file.path.split('/').at(-1) ?? '';
			if (!/\.(ts|mjs|js|svelte)$/.test(name)) return [];
			if (file.path.startsWith('src/routes/') && SVELTEKIT_FILE.test(name)) return [];
			if (name.endsWith('.svelte'))
				return PASCAL.test(name) ? [] : [breach(file, 'is a component and not PascalCase')];
			return KEBAB.test(name) ? [] : [breach(file, 'is not kebab-case')];
		}),
		breaks: [
			{ 'src/lib/server/course/readModule.ts': '' },
			{ 'src/lib/server/course/read_module.ts': '' },
			{ 'src/lib/ui/say-instead.svelte': '' },
			{ 'src/lib/ui/+page.svelte': '' }
		],
		keeps: {
			'src/lib/server/course/read-module.ts': '',
			'src/lib/server/course/read-module.test.ts': '',
			'src/lib/ui/SayInstead.svelte': '',
			'src/routes/(officer)/+page.server.ts': '',
			'src/routes/(officer)/+layout@.svelte': '',
			'src/hooks.server.ts': '',
			'src/app.d.ts': ''
		}
	},
	{
		name: 'a file is named for what it does: no index, utils, helpers, common, Service or Manager',
		breaches: eachFile((file) => {
			const folders = file.path.split('/');
			const base = (folders.pop() ?? '').replace(/\..*$/, '');
			const empty = [...folders, base].filter((name) => EMPTY_NAME.test(name));
			// A service is also somebody a victim is referred to: there the word means something.
			const pattern =
				/-(service|manager|util|utils|helper|helpers)$/.test(base) && !folders.includes('referral');
			const classes = file.tree.statements.flatMap((statement) =>
				ts.isClassDeclaration(statement) &&
				/(Service|Manager|Helper|Util)s?$/.test(statement.name?.text ?? '')
					? [breach(file, `names a class ${statement.name?.text}`, statement)]
					: []
			);
			return [
				...(empty.length || pattern ? [breach(file, 'says nothing about what it does')] : []),
				...classes
			];
		}),
		breaks: [
			{ 'src/lib/server/course/index.ts': '' },
			{ 'src/lib/server/utils/a.ts': '' },
			{ 'src/lib/server/course/helpers.ts': '' },
			{ 'src/lib/server/course/course-service.ts': '' },
			{ 'src/lib/server/course/a.ts': 'export class CourseManager {}' },
			{ 'tests/integration/utils.ts': '' }
		],
		keeps: {
			'src/lib/domain/referral/shown-service.ts': '',
			'src/lib/ui/lesson/Service.svelte': '',
			'src/lib/server/course/read-module.ts': 'class Lesson {}'
		}
	},
	{
		name: 'a use case: one verb, one file, and the file bears its name',
		breaches: eachFile((file) => {
			const { layer, room } = placeOf(file.path);
			const name = (file.path.split('/').at(-1) ?? '').replace(/\.ts$/, '');
			if (layer !== 'server' || !room || isTest(file.path) || !file.path.endsWith('.ts')) return [];
			const useCases = contextFirst(file.tree);
			const expected = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
			return useCases.length === 1 && useCases[0] !== expected
				? [
						breach(
							file,
							`exports the use case ${useCases[0]}: one would look for it in ${kebab(useCases[0] ?? '')}.ts`
						)
					]
				: [];
		}),
		breaks: [
			{
				'src/lib/server/course/modules.ts': `export async function readModule(context: Context, id: string) {}`
			},
			{ 'src/lib/server/course/modules.ts': `export const readModule = async (context: Context) => {};` }
		],
		keeps: {
			'src/lib/server/course/read-module.ts': `export async function readModule(context: Context, id: string) {} export const MOST = 3;`,
			'src/lib/server/course/queries.ts': `export async function readModule(db: Db) {}`
		}
	},
	{
		name: 'markup from outside becomes part of a page in one component only',
		breaches: eachFile((file) =>
			/^src\/.*\.svelte$/.test(file.path) &&
			file.path !== 'src/lib/ui/Html.svelte' &&
			/\{@html\b/.test(file.text)
				? [breach(file, 'uses {@html}: use Html.svelte')]
				: []
		),
		breaks: [{ 'src/routes/(officer)/+page.svelte': '<p>{@html data.text}</p>' }],
		keeps: { 'src/lib/ui/Html.svelte': '{@html html}', 'src/lib/ui/A.svelte': '<Html html={a} />' }
	}
];

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What is wrong with an import, in words. */
function* wrongImport(path: string, from: string): Generator<string> {
	if (/^(\$lib\b|src\/|\/src\/)/.test(from)) yield `imports ${from}: write #lib/…`;
	const isOurs =
		from.startsWith('#lib/') ||
		from.startsWith('#routes/') ||
		from.startsWith('#tests/') ||
		from.startsWith('.');
	if (!isOurs || from === './$types' || from.includes('?')) return;
	if (!/\.(ts|mjs|js|svelte|css|json|svg|yaml|md)$/.test(from))
		yield `imports ${from} without the file's ending`;
	// The commands run the tests, which have no name of their own to be imported by.
	const isTestRun = path.startsWith('src/bin/') && /^[./]+\/tests\//.test(from);
	if (from.includes('../../') && !isTestRun) yield `imports ${from}: no ../../`;
	const target = targetOf({ path } as Parameters<typeof targetOf>[0], from) ?? '';
	const [here, there] = [roomOf(path), roomOf(target)];
	if (from.startsWith('.') && there.startsWith('src/lib/') && here !== there)
		yield `imports ${from}: write #lib/… from room to room`;
	// Two steps up have no relative name: a room inside a room of the noun is reached from the top.
	if (from.startsWith('#lib/') && here === there && NOUN_ROOM.test(path) && stepsUp(path, target) < 2)
		yield `imports ${from}: inside one room imports are relative`;
}

/** How many folders up the relative way from one file to another goes. */
function stepsUp(path: string, target: string): number {
	const folders = path.split('/').slice(0, -1);
	const shared = folders.findIndex((folder, index) => target.split('/')[index] !== folder);
	return shared === -1 ? 0 : folders.length - shared;
}

const NOUN_ROOM = /^src\/lib\/(domain|server)\/[^/]+\//;

/** The folder inside which imports are relative: `src/lib/server/course`, or the layer's own top. */
function roomOf(path: string): string {
	const { layer, room } = placeOf(path);
	return layer === 'domain' || layer === 'server' || layer === 'ui'
		? `src/lib/${layer}/${room}`
		: (path.split('/')[0] ?? '');
}

/** The exported functions whose first parameter is the context: use cases. */
const contextFirst = (tree: ts.SourceFile): string[] =>
	exportedFunctions(tree)
		.filter(({ node }) => node.parameters[0]?.name.getText() === 'context')
		.map(({ name }) => name);
