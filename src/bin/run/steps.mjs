import { join } from 'node:path';
import { findChromium } from '../../../tests/find-chromium.mjs';
import { findPostgres } from '../../../tests/postgres-cluster.mjs';
import { build, isBuilt } from './build-application.mjs';
import { countTests } from './count-tests.mjs';
import { environment, ownNode, packaged } from './own-node.mjs';
import { runProgram } from './run-program.mjs';

/**
 * One step of `npm test`. `missing` says in a sentence what the machine lacks for it, null when nothing.
 * @typedef {{
 *   name: string,
 *   isFast?: boolean,
 *   missing?: () => string | null,
 *   run: (context: StepContext) => Promise<StepResult>
 * }} Step
 * @typedef {{ reports: string, output: import('./run-program.mjs').Output }} StepContext reports: a folder for what test runners write
 * @typedef {{ counts: import('./count-tests.mjs').Counts, output: string, report?: Report }} StepResult
 * @typedef {{ runner: 'vitest' | 'playwright', file: string }} Report what a test runner wrote
 */

/** @type {Step[]} in the order in which a mistake is cheapest to be told about */
export const steps = [
	{
		name: 'lint',
		isFast: true,
		run: ({ output }) =>
			allOf(output, [
				[
					'eslint/bin/eslint.js',
					'--cache',
					'--cache-location',
					'node_modules/.cache/eslint/',
					'--max-warnings=0',
					'.'
				],
				[
					'prettier/bin/prettier.cjs',
					'--cache',
					'--cache-location',
					'node_modules/.cache/prettier.json',
					'--log-level=warn',
					'--check',
					'.'
				]
			])
	},
	{
		name: 'types',
		isFast: true,
		run: ({ output }) =>
			allOf(output, [
				['@sveltejs/kit/svelte-kit.js', 'sync'],
				[
					'svelte-check/bin/svelte-check',
					'--tsconfig',
					'./tsconfig.json',
					'--fail-on-warnings',
					'--output',
					'human'
				],
				['typescript/bin/tsc', '--noEmit', '-p', 'src/bin/tsconfig.json']
			])
	},
	{ name: 'unused code', run: ({ output }) => allOf(output, [['knip/bin/knip.js']]) },
	{
		name: 'unit, content and architecture tests',
		isFast: true,
		run: (context) => vitest(context, ['unit', 'content', 'architecture'])
	},
	{
		name: 'integration tests on the embedded database',
		run: (context) =>
			vitest(context, ['integration'], { FIRSTWORD_TEST_ENGINE: 'pglite', TEST_DATABASE_URL: undefined })
	},
	{
		name: 'integration tests on PostgreSQL',
		missing: () =>
			process.env.TEST_DATABASE_URL || findPostgres()
				? null
				: 'PostgreSQL is not on this machine: install it (apt-get install postgresql), or name a server in TEST_DATABASE_URL.',
		run: (context) => vitest(context, ['integration'], { FIRSTWORD_TEST_ENGINE: 'postgres' })
	},
	{
		name: 'schema',
		run: async ({ output }) =>
			oneOf(await runProgram(ownNode(), ['src/bin/schema.ts', '--check'], { env: environment(), output }))
	},
	{ name: 'build', run: async ({ output }) => oneOf(await build(output)) },
	{
		name: 'browser journeys',
		missing: () =>
			findChromium()
				? null
				: 'Neither Chromium nor Chrome is on this machine: install it (apt-get install chromium), or name it in CHROMIUM_PATH.',
		run: async ({ reports, output }) => {
			if (!isBuilt()) {
				const sentence = 'There is no build of these sources to try: the step “build” makes one.\n';
				return { counts: { passed: 0, failed: 1, skipped: 0 }, output: sentence };
			}
			const file = join(reports, 'playwright.json');
			const { code, output: said } = await runProgram(
				ownNode(),
				[
					packaged('@playwright/test/cli.js'),
					'test',
					'--config',
					'tests/e2e/playwright.config.ts',
					'--reporter',
					'list,json'
				],
				{
					env: environment({
						PLAYWRIGHT_JSON_OUTPUT_FILE: file,
						CHROMIUM_PATH: findChromium() ?? undefined
					}),
					output
				}
			);
			return reported({ runner: 'playwright', file }, code, said);
		}
	}
];

/**
 * Runs some of the test projects of vite.config.ts.
 * @param {StepContext} context @param {string[]} projects @param {Record<string, string | undefined>} [more] environment
 * @returns {Promise<StepResult>}
 */
async function vitest({ reports, output }, projects, more = {}) {
	const file = join(reports, `vitest-${projects.join('-')}-${more.FIRSTWORD_TEST_ENGINE ?? ''}.json`);
	const { code, output: said } = await runProgram(
		ownNode(),
		[
			packaged('vitest/vitest.mjs'),
			'run',
			...projects.flatMap((project) => ['--project', project]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`
		],
		{ env: environment(more), output }
	);
	return reported({ runner: 'vitest', file }, code, said);
}

/** @param {Report} report @param {number} code @param {string} output @returns {StepResult} */
function reported(report, code, output) {
	return { counts: countTests(report.runner, report.file, code), output, report };
}

/**
 * Runs several of our packages' programs, also after one has failed, and counts them as one test.
 * @param {import('./run-program.mjs').Output} output @param {[string, ...string[]][]} programs
 */
async function allOf(output, programs) {
	let all = { code: 0, output: '' };
	for (const [program, ...args] of programs) {
		const one = await runProgram(ownNode(), [packaged(program), ...args], { env: environment(), output });
		all = { code: all.code || one.code, output: all.output + one.output };
	}
	return oneOf(all);
}

/** @param {{ code: number, output: string }} ended @returns {StepResult} */
function oneOf({ code, output }) {
	return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output };
}
