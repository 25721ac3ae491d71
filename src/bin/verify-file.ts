import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PackSource } from '#lib/domain/certificate/verify/machine.ts';
import { holds } from '#lib/server/audit/signing/holds.ts';
import { fflateMachine } from '#verifier/fflate-machine.ts';
import { verdictLines } from '#verifier/verdict-lines.ts';
import { verifyAny } from '#verifier/verify-any.ts';

// Checks a pack or a certificate and says what it found. Ends with 0 when it is proven with keys that were given, with 1
// when something is broken, with 2 when nothing is broken and nothing proven, or it could not be read.

const USE = `firstword-verify <pack.zip or certificate.txt> [--keys <keys.txt>] [--checkpoints <file>…]

  --keys         the department's published keys, from its page /keys. Without them it is not proven who sealed it.
  --checkpoints  checkpoints that somebody kept outside of the department's server: one or several files.`;

class Misused extends Error {}

async function verify(): Promise<number> {
	const { values, positionals } = readArguments();
	const [file, ...more] = positionals;
	if (!file || (more.length > 0 && !values.checkpoints)) throw new Misused(USE);
	const keys = values.keys ? (await Promise.all(values.keys.map(readText))).join('\n') : null;
	// `--checkpoints a b c` names three.
	const checkpoints = await Promise.all([...(values.checkpoints ?? []), ...more].map(readText));
	const handle = await open(foundAt(file));
	const verdict = await verifyAny(await sourceOf(handle), machine, {
		...{ keys, checkpoints, today: new Date().toISOString().slice(0, 10) },
		progress: process.stderr.isTTY ? showProgress : () => {}
	});
	await handle.close();
	if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
	console.log(verdictLines(verdict).join('\n'));
	return { proven: 0, broken: 1, unproven: 2 }[verdict.outcome];
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				keys: { type: 'string', multiple: true },
				checkpoints: { type: 'string', multiple: true }
			}
		});
	} catch (error) {
		throw new Misused(`${(error as Error).message}\n\n${USE}`);
	}
}

const machine = { ...fflateMachine, holds, sha256: () => createHash('sha256') };

/** npm changes to the top of the repository and keeps where it was called. */
const foundAt = (file: string) => {
	const called = join(process.env['INIT_CWD'] ?? '', file);
	return !existsSync(file) && existsSync(called) ? called : file;
};

const readText = (file: string) => readFile(foundAt(file), 'utf8');

async function sourceOf(handle: FileHandle): Promise<PackSource> {
	const { size } = await handle.stat();
	return {
		size,
		async read(offset, length) {
			const bytes = new Uint8Array(length);
			let read = 0;
			while (read < length) {
				const { bytesRead } = await handle.read(bytes, read, length - read, offset + read);
				if (bytesRead === 0) throw new Error('The file became shorter while it was read.');
				read += bytesRead;
			}
			return bytes;
		}
	};
}

function showProgress(done: number, of: number) {
	process.stderr.write(`\r${Math.floor((done / of) * 100)} %`);
}

try {
	process.exitCode = await verify();
} catch (error) {
	const isTheirs = error instanceof Misused || 'code' in (error as object);
	console.error(isTheirs ? (error as Error).message : error);
	process.exitCode = 2;
}
