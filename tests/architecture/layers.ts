import ts from 'typescript';
import { breach, eachFile, isTest, packageOf, placeOf, targetOf, type Rule } from './rule.ts';
import { nodesOf } from './source-file.ts';

/** Libraries without clock, randomness or input and output: hashing, signatures, Temporal, differences, the Markdown and YAML parsers. */
const PURE =
	/^(temporal-polyfill|@noble\/(hashes|curves)|diff|unified|yaml|mdast|hast|unist|vfile|(remark|rehype|mdast-util|hast-util|unist-util|micromark)(-.+)?)$/;

/** What only pages and hooks may know. */
const SVELTEKIT = /^(\$app|\$env|\$lib|\$service-worker|@sveltejs\/|\.\/\$types)/;

/** What a browser must not be sent, or cannot run. */
const SERVER_SIDE =
	/^(node:.*|kysely|pg|@electric-sql\/.*|lucia|@node-rs\/.*|pino|pdfkit|rate-limiter-flexible|nodemailer|pg-boss|jose)$/;

/** Which layer may use which: `routes → server → domain`, `routes → ui → domain`. */
const MAY_USE: Record<string, string[]> = {
	domain: ['domain'],
	server: ['server', 'domain'],
	ui: ['ui', 'domain'],
	routes: ['routes', 'server', 'ui', 'domain']
};

export const layerRules: Rule[] = [
	{
		name: 'layers point one way: routes → server → domain, routes → ui → domain',
		breaches: eachFile((file) => {
			const { layer } = placeOf(file.path);
			const allowed = MAY_USE[layer];
			if (!allowed) return [];
			return file.imports.flatMap(({ from }) => {
				const target = targetOf(file, from);
				const other = target && placeOf(target).layer;
				return other && other !== 'other' && !allowed.includes(other)
					? [breach(file, `is in ${layer} and imports ${other}: ${from}`)]
					: [];
			});
		}),
		breaks: [
			{ 'src/lib/domain/course/a.ts': `import { b } from '#lib/server/course/b.ts';` },
			{ 'src/lib/domain/course/a.ts': `import type { b } from '#lib/ui/b.ts';` },
			{ 'src/lib/server/course/a.ts': `import B from '#lib/ui/B.svelte';` },
			{ 'src/lib/server/course/a.ts': `const b = await import('#lib/ui/B.svelte');` },
			{ 'src/lib/ui/A.svelte': `<script lang="ts">import { b } from '#lib/server/b.ts';</script>` },
			{ 'src/lib/domain/course/a.ts': `export { b } from '../../../routes/b.ts';` },
			{ 'src/lib/domain/course/a.ts': `type B = import('#lib/server/b.ts').B;` }
		],
		keeps: {
			'src/routes/(officer)/+page.server.ts': `import { a } from '#lib/server/course/a.ts'; import B from '#lib/ui/B.svelte';`,
			'src/lib/server/course/a.ts': `import { b } from '#lib/domain/course/b.ts';`,
			'src/lib/ui/A.svelte': `<script lang="ts">import type { b } from '#lib/domain/b.ts';</script>`,
			'src/lib/domain/course/a.ts': `// import { b } from '#lib/server/course/b.ts';`
		}
	},
	{
		name: 'domain uses pure libraries only',
		breaches: eachFile((file) =>
			placeOf(file.path).layer !== 'domain' || isTest(file.path)
				? []
				: file.imports.flatMap(({ from }) => {
						const name = packageOf(from);
						return name && !PURE.test(name) ? [breach(file, `imports ${name}`)] : [];
					})
		),
		breaks: [
			{ 'src/lib/domain/course/a.ts': `import { createHash } from 'node:crypto';` },
			{ 'src/lib/domain/course/a.ts': `import { sql } from 'kysely';` },
			{ 'src/lib/domain/course/a.ts': `import fs from 'fs';` }
		],
		keeps: {
			'src/lib/domain/course/a.ts': `import { Temporal } from 'temporal-polyfill'; import { sha256 } from '@noble/hashes/sha2.js'; import remarkGfm from 'remark-gfm';`,
			'src/lib/domain/course/a.test.ts': `import { expect } from 'vitest';`
		}
	},
	{
		name: 'domain has no clock, no randomness and no input or output: they are parameters',
		breaches: eachFile((file) =>
			placeOf(file.path).layer !== 'domain' || isTest(file.path)
				? []
				: [...nodesOf(file.tree)].flatMap((node) => {
						const found = impurity(node);
						return found ? [breach(file, `uses ${found}`, node)] : [];
					})
		),
		breaks: [
			{ 'src/lib/domain/course/a.ts': `const a = Date.now();` },
			{ 'src/lib/domain/course/a.ts': `const a = new Date();` },
			{ 'src/lib/domain/course/a.ts': `const a = Math.random();` },
			{ 'src/lib/domain/course/a.ts': `const a = process.env.TZ;` },
			{ 'src/lib/domain/course/a.ts': `const a = Temporal.Now.instant();` },
			{ 'src/lib/domain/course/a.ts': `const a = crypto.randomUUID();` },
			{ 'src/lib/domain/course/a.ts': `const a = globalThis.performance.now();` },
			{ 'src/lib/domain/course/a.ts': `const a = await fetch('/x');` },
			{ 'src/lib/domain/course/a.ts': `setTimeout(() => {}, 1);` },
			{ 'src/lib/domain/course/a.ts': `console.log(1);` }
		],
		keeps: {
			'src/lib/domain/course/a.ts': `// Date.now() is the caller's\nconst words = 'new Date()'; const day = new Date(0); const m = Math.max(1, 2); const p = run.process;`
		}
	},
	{
		name: 'only routes and hooks know SvelteKit',
		breaches: eachFile((file) =>
			!file.path.startsWith('src/') || placeOf(file.path).layer === 'routes'
				? []
				: file.imports.flatMap(({ from }) => (SVELTEKIT.test(from) ? [breach(file, `imports ${from}`)] : []))
		),
		breaks: [
			{ 'src/lib/server/course/a.ts': `import { error } from '@sveltejs/kit';` },
			{ 'src/lib/server/course/a.ts': `import type { RequestEvent } from '@sveltejs/kit';` },
			{ 'src/lib/ui/A.svelte': `<script>import { page } from '$app/state';</script>` },
			{ 'src/lib/server/start/a.ts': `import { env } from '$env/dynamic/private';` },
			{ 'src/bin/serve.ts': `import { Server } from '@sveltejs/kit';` }
		],
		keeps: {
			'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';`,
			'src/routes/(public)/+page.server.ts': `import type { PageServerLoad } from './$types';`,
			'src/lib/ui/A.svelte': `<script>import { onMount } from 'svelte';</script>`
		}
	},
	{
		name: 'ui shows: it has no server libraries and never fetches',
		breaches: eachFile((file) =>
			placeOf(file.path).layer !== 'ui' || isTest(file.path)
				? []
				: [
						...file.imports.flatMap(({ from }) =>
							SERVER_SIDE.test(packageOf(from) ?? '') ? [breach(file, `imports ${from}`)] : []
						),
						...[...nodesOf(file.tree)].flatMap((node) =>
							ts.isCallExpression(node) && /^(window\.|globalThis\.)?fetch$/.test(node.expression.getText())
								? [breach(file, 'fetches', node)]
								: []
						)
					]
		),
		breaks: [
			{ 'src/lib/ui/a.ts': `import { readFileSync } from 'node:fs';` },
			{ 'src/lib/ui/A.svelte': `<script>import { sql } from 'kysely';</script>` },
			{ 'src/lib/ui/A.svelte': `<script>const a = fetch('/x');</script>` }
		],
		keeps: {
			'src/lib/ui/A.svelte': `<script>import { Dialog } from 'bits-ui'; const a = prefetch(1);</script>`
		}
	},
	{
		name: 'what is sent to the browser takes only types from the server',
		breaches: eachFile((file) =>
			/^src\/routes\/.*(\.svelte|\/\+(page|layout)\.ts)$|^src\/(service-worker|hooks\.client)/.test(file.path)
				? file.imports.flatMap(({ from, typeOnly }) =>
						!typeOnly && targetOf(file, from)?.startsWith('src/lib/server/')
							? [breach(file, `imports ${from}`)]
							: []
					)
				: []
		),
		breaks: [
			{
				'src/routes/(officer)/+page.svelte': `<script lang="ts">import { a } from '#lib/server/course/a.ts';</script>`
			},
			{ 'src/routes/(officer)/+layout.ts': `import { a } from '#lib/server/course/a.ts';` }
		],
		keeps: {
			'src/routes/(officer)/+page.svelte': `<script lang="ts">import type { A } from '#lib/server/course/a.ts';</script>`,
			'src/routes/(officer)/+page.server.ts': `import { a } from '#lib/server/course/a.ts';`
		}
	},
	{
		name: 'a route calls use cases: it builds no SQL, reads no tables and takes no database library',
		breaches: eachFile((file) =>
			placeOf(file.path).layer !== 'routes'
				? []
				: file.imports.flatMap(({ from, typeOnly }) =>
						!typeOnly &&
						(/\/queries\.ts$/.test(from) ||
							/^(kysely|pg|@electric-sql\/.*|lucia)$/.test(packageOf(from) ?? ''))
							? [breach(file, `imports ${from}`)]
							: []
					)
		),
		breaks: [
			{ 'src/routes/(officer)/+page.server.ts': `import * as queries from '#lib/server/course/queries.ts';` },
			{ 'src/hooks.server.ts': `import { sql } from 'kysely';` }
		],
		keeps: {
			'src/routes/(officer)/+page.server.ts': `import { takeQuiz } from '#lib/server/assessment/take-quiz.ts';`
		}
	},
	{
		name: 'the generated schema does not leave server',
		breaches: eachFile((file) =>
			!file.path.startsWith('src/') || placeOf(file.path).layer === 'server'
				? []
				: file.imports.flatMap(({ from }) =>
						targetOf(file, from) === 'src/lib/server/database/schema.ts'
							? [breach(file, `imports ${from}`)]
							: []
					)
		),
		breaks: [{ 'src/routes/(officer)/a.ts': `import type { DB } from '#lib/server/database/schema.ts';` }],
		keeps: { 'src/lib/server/course/queries.ts': `import type { DB } from '#lib/server/database/schema.ts';` }
	},
	{
		name: 'lucia is known to one file',
		breaches: (files) => {
			const knowing = files.filter((file) => file.imports.some(({ from }) => packageOf(from) === 'lucia'));
			return knowing.length > 1 ? knowing.map((file) => breach(file, 'imports lucia')) : [];
		},
		breaks: [
			{
				'src/lib/server/identity/sessions.ts': `import { Lucia } from 'lucia';`,
				'src/lib/server/identity/sign-in.ts': `import type { Session } from 'lucia';`
			}
		],
		keeps: { 'src/lib/server/identity/sessions.ts': `import { Lucia } from 'lucia';` }
	}
];

/** The name of what makes this node depend on when and where it runs, or null. */
function impurity(node: ts.Node): string | null {
	if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
		return 'new Date()';
	if (ts.isCallExpression(node)) {
		const name = node.expression.getText().replace(/^(globalThis|window)\./, '');
		if (/^(fetch|setTimeout|setInterval|queueMicrotask|Date)$/.test(name)) return `${name}()`;
	}
	if (ts.isPropertyAccessExpression(node)) {
		const name = node.getText().replace(/^(globalThis|window)\./, '');
		const found =
			/^(Date\.now|Math\.random|Temporal\.Now|process\.\w+|crypto\.\w+|performance\.\w+|console\.\w+|localStorage\.\w+)$/.exec(
				name
			);
		return found?.[1] ?? null;
	}
	return null;
}
