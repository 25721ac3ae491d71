import { readFileSync } from 'node:fs';

/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Reads what a test runner wrote beside its output. A run that failed without a failed test (a file that could not
 * be read, an error outside of any test) counts as one failure; so does a run that says nothing or ran nothing.
 * @param {'vitest' | 'playwright'} runner
 * @param {string} file
 * @param {number} code how the run ended
 * @returns {Counts}
 */
export function countTests(runner, file, code) {
	const counts = read(runner, file);
	const isSilent = counts.passed + counts.failed + counts.skipped === 0;
	return (code !== 0 && counts.failed === 0) || isSilent ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** @param {'vitest' | 'playwright'} runner @param {string} file @returns {Counts} */
function read(runner, file) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		if (runner === 'vitest') {
			const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report;
			return { passed, failed, skipped: numPendingTests + numTodoTests };
		}
		const { expected: passed, unexpected, flaky, skipped } = report.stats;
		return { passed, failed: unexpected + flaky, skipped };
	} catch {
		return { passed: 0, failed: 0, skipped: 0 };
	}
}
