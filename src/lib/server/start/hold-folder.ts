import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '#lib/server/database/start-refused.ts';

/**
 * Keeps an embedded database for this process: two at once would destroy it. Returns what lets it go.
 * A holder that died without letting go is noticed, also when its process id was given to another program since.
 * @throws StartRefused when another process has it open
 */
export function holdFolder(folder: string): () => void {
	const file = `${folder}.pid`;
	mkdirSync(dirname(file), { recursive: true });
	if (!take(file)) {
		const holder = readHolder(file);
		if (holder !== null && isStillThere(holder)) {
			if (holder.pid === process.pid) return () => {};
			throw new StartRefused(
				`The embedded database in ${folder} is in use by another Firstword (process ${holder.pid}). Stop that one first, or set FIRSTWORD_DATA to another folder.`
			);
		}
		rmSync(file, { force: true });
		if (!take(file))
			throw new StartRefused(
				`Another Firstword took the embedded database in ${folder} this moment. Try again.`
			);
	}
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	return release;
}

interface Holder {
	pid: number;
	/** When the process began, in the kernel's ticks; empty where the system does not say. */
	began: string;
}

function take(file: string): boolean {
	try {
		writeFileSync(file, `${process.pid} ${beginningOf(process.pid)}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function readHolder(file: string): Holder | null {
	const [pid, began = ''] = readIfThere(file).split(' ');
	return Number(pid) > 0 ? { pid: Number(pid), began } : null;
}

function isStillThere({ pid, began }: Holder): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	return began === beginningOf(pid);
}

/** The 22nd field of Linux's /proc/PID/stat, counted after the name, which may hold anything. */
const beginningOf = (pid: number) =>
	readIfThere(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? '';

function readIfThere(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
