import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './own-node.mjs';
import { whatFailed } from './what-failed.mjs';

const folder = mkdtempSync(join(tmpdir(), 'firstword-what-failed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'report.json');
const written = (runner: 'vitest' | 'playwright', report: object) => {
	writeFileSync(file, JSON.stringify(report));
	return { runner, file };
};
const vitest = (message: string, ...tests: [title: string, status: string, error?: string][]) =>
	written('vitest', {
		testResults: [
			{
				name: join(root, 'tests', 'a.test.ts'),
				message,
				assertionResults: tests.map(([title, status, error]) => ({
					...{ title, status, ancestorTitles: ['', 'a draft'] },
					failureMessages: error ? [error] : []
				}))
			}
		]
	});
const said = '\u001b[31mWorker exited unexpectedly\u001b[39m\n\n Tests  1 passed (3)\n';
const saidLast = ['What it said last:', '  Worker exited unexpectedly', '   Tests  1 passed (3)'];
const playwright = (status: string, message: string) => {
	const spec = {
		file: 'a.test.ts',
		title: 'an officer',
		tests: [{ status, results: [{ error: { message } }] }]
	};
	return written('playwright', { suites: [{ specs: [], suites: [{ specs: [spec] }] }] });
};

test.each<[what: string, report: () => Parameters<typeof whatFailed>[0], lines: string[]]>([
	[
		'a failed test, with the beginning of its error',
		() => vitest('', ['is saved', 'failed', 'AssertionError: no\n\nat a\nat b'], ['is read', 'passed']),
		['✗ tests/a.test.ts › a draft › is saved', '    AssertionError: no', '    at a']
	],
	[
		'a file whose hook failed',
		() => vitest('no database', ['is saved', 'skipped']),
		['✗ tests/a.test.ts', '    no database']
	],
	[
		'tests that never ended, because their process did',
		() => vitest('', ['is saved', 'passed'], ['is read', 'pending'], ['is sent', 'pending']),
		[
			'No test failed, and yet the run did.',
			'Never ended: tests/a.test.ts › a draft › is read; tests/a.test.ts › a draft › is sent',
			...saidLast
		]
	],
	[
		'an error outside of any test',
		() => vitest('', ['is saved', 'passed']),
		['No test failed, and yet the run did.', ...saidLast]
	],
	[
		'a run without a report',
		() => ({ runner: 'vitest', file: join(folder, 'absent.json') }),
		['No test failed, and yet the run did.', ...saidLast]
	],
	[
		'a failed journey',
		() => playwright('unexpected', '\u001b[31mError: no page\u001b[39m'),
		['✗ a.test.ts › an officer', '    Error: no page']
	],
	['a step that is no test runner', () => undefined, saidLast]
])('%s is told', (_, report, lines) => expect(whatFailed(report(), said)).toEqual(lines));

test('no more is told than can be read', () => {
	const many = Array.from({ length: 50 }, (_, n): [string, string, string] => [`${n}`, 'failed', 'no']);
	expect(whatFailed(vitest('', ...many), said)).toHaveLength(40);
	expect(whatFailed(undefined, 'a line\n'.repeat(100))).toHaveLength(31);
	expect(whatFailed(undefined, '')).toEqual([]);
});
