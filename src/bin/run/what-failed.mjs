import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './own-node.mjs';

/** More are not named: the first ones are mended first. */
const MOST_NAMES = 20;

/** What a runner says of an error outside of any test is about as long, without its empty lines. */
const LAST_LINES = 30;

/**
 * What somebody who sees only the end of the output needs to know of a step that failed: the failed tests and files,
 * each with the beginning of its error; without any, and where tests never ended, what the step said last.
 * @param {{ runner: 'vitest' | 'playwright', file: string } | undefined} report what a test runner wrote, as in `countTests`
 * @param {string} said what the step said, where it was not shown to a terminal
 * @returns {string[]} lines
 */
export function whatFailed(report, said) {
	const { failed, unended } = report ? read(report) : { failed: [], unended: [] };
	const lines = atMost(failed).flatMap(({ name, error }) => [`✗ ${name}`, ...beginningOf(error)]);
	if (report && failed.length === 0) lines.push('No test failed, and yet the run did.');
	if (unended.length) lines.push(`Never ended: ${atMost(unended).join('; ')}`);
	if (failed.length && unended.length === 0) return lines;
	const last = textLines(said).slice(-LAST_LINES);
	return last.length ? [...lines, 'What it said last:', ...last.map((line) => `  ${line}`)] : lines;
}

/**
 * @typedef {{ failed: { name: string, error: string }[], unended: string[] }} Named
 * @param {{ runner: 'vitest' | 'playwright', file: string }} report
 * @returns {Named}
 */
function read({ runner, file }) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		return runner === 'vitest' ? ofVitest(report) : ofPlaywright(report);
	} catch {
		return { failed: [], unended: [] };
	}
}

/** @param {any} report @returns {Named} */
function ofVitest({ testResults }) {
	/** @type {Named} */
	const named = { failed: [], unended: [] };
	for (const { name: path, message, assertionResults: tests } of testResults) {
		const file = relative(root, path);
		// The message of a file is an error outside of its tests: it could not be read, or a hook failed.
		if (message) named.failed.push({ name: file, error: message });
		for (const { ancestorTitles, title, status, failureMessages } of tests) {
			const name = [file, ...ancestorTitles.filter(Boolean), title].join(' › ');
			if (status === 'failed') named.failed.push({ name, error: failureMessages[0] ?? '' });
			if (status === 'pending') named.unended.push(name);
		}
	}
	return named;
}

/** @param {any} report @returns {Named} */
function ofPlaywright({ suites, errors = [] }) {
	const failed = errors.map((/** @type {any} */ { message }) => ({
		name: 'outside of any test',
		error: message
	}));
	const visit = (/** @type {any} */ suite) => {
		for (const { file, title, tests } of suite.specs ?? [])
			for (const { status, results } of tests)
				if (status === 'unexpected' || status === 'flaky') {
					const error = results.find((/** @type {any} */ result) => result.error)?.error.message ?? '';
					failed.push({ name: `${file} › ${title}`, error });
				}
		for (const inner of suite.suites ?? []) visit(inner);
	};
	for (const suite of suites) visit(suite);
	return { failed, unended: [] };
}

/** @template T @param {T[]} all */
const atMost = (all) => all.slice(0, MOST_NAMES);

/** @param {string} text */
const textLines = (text) =>
	stripVTControlCharacters(text)
		.split(/\r?\n/)
		.filter((line) => line.trim());

/** The first two lines of an error, indented. @param {string} error */
const beginningOf = (error) =>
	textLines(error)
		.slice(0, 2)
		.map((line) => `    ${line.trim().slice(0, 300)}`);
