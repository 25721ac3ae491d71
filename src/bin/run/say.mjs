/**
 * What the commands tell whoever sits before them: plain lines, also where the output is a file.
 * @param {string} line
 */
export function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Something the person at the keyboard can mend: its message is one plain sentence, shown without a stack.
 * The application's own refusals at start bear the same name.
 */
export class StartRefused extends Error {
	/** @override */
	name = 'StartRefused';
}

/**
 * Runs a command's work: a refusal ends it with its sentence, anything else is our defect and shows where.
 * @param {() => Promise<unknown>} work
 */
export async function orRefuse(work) {
	try {
		await work();
	} catch (error) {
		complain(error);
		process.exit(1);
	}
}

/** @param {unknown} error */
export function complain(error) {
	if (error instanceof Error && error.name === 'StartRefused') {
		process.stderr.write(`${error.message}\n`);
		return;
	}
	const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' };
	process.stderr.write(`Firstword did not start: ${message}\nThis is a defect.\n${stack ?? ''}\n`);
}

/** Whole seconds since a moment of `performance.now()`, in words. @param {number} begun */
export function secondsSince(begun) {
	const seconds = Math.round((performance.now() - begun) / 1000);
	return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
