import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests } from './count-tests.mjs';

const folder = mkdtempSync(join(tmpdir(), 'firstword-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (report: object) => {
	const file = join(folder, 'report.json');
	writeFileSync(file, JSON.stringify(report));
	return file;
};
const vitest = (passed: number, failed: number, skipped = 0) =>
	written({ numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: 0 });

test('what passed, failed and was skipped is counted', () => {
	expect(countTests('vitest', vitest(5, 2, 1), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
	const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
	expect(countTests('playwright', written({ stats }), 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a run that failed without a failed test is a failure', () => {
	expect(countTests('vitest', vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('a run that says nothing, or ran nothing, is a failure', () => {
	expect(countTests('vitest', join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	expect(countTests('vitest', vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
