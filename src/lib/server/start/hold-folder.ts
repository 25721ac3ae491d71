import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '#lib/server/database/start-refused.ts';

/**
 * Keeps an embedded database for this process: two at once would destroy it. Returns what lets it go.
 * A holder that died without letting go is noticed by its process id and replaced.
 * @throws StartRefused when another process has it open
 */
export function holdFolder(folder: string): () => void {
	const file = `${folder}.pid`;
	mkdirSync(dirname(file), { recursive: true });
	const holder = readHolder(file);
	if (holder !== null && holder !== process.pid && isAlive(holder))
		throw new StartRefused(
			`The embedded database in ${folder} is in use by another Firstword (process ${holder}). Stop that one first, or set FIRSTWORD_DATA to another folder.`
		);
	rmSync(file, { force: true });
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
	} catch {
		throw new StartRefused(
			`Another Firstword took the embedded database in ${folder} at this moment. Try again.`
		);
	}
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	return release;
}

function readHolder(file: string): number | null {
	try {
		return Number(readFileSync(file, 'utf8')) || null;
	} catch {
		return null;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
