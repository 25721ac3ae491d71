import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdFolder } from './hold-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'firstword-hold-'));
afterAll(() => rmSync(home, { recursive: true }));
const folder = join(home, 'database');
const file = `${folder}.pid`;

it('holds a folder until it is let go', () => {
	const release = holdFolder(folder);
	expect(existsSync(file)).toBe(true);
	expect(() => holdFolder(folder)).not.toThrow();
	expect(existsSync(file)).toBe(true);
	release();
	expect(existsSync(file)).toBe(false);
});

it('is refused while another process holds it, and taken over when that one is gone', async () => {
	const other = spawn(process.execPath, [
		'--input-type=module',
		'-e',
		`import { holdFolder } from '#lib/server/start/hold-folder.ts'; holdFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`
	]);
	await new Promise((resolve) => other.stdout.once('data', resolve));
	expect(() => holdFolder(folder)).toThrow(`in use by another Firstword (process ${other.pid})`);
	const gone = new Promise((resolve) => other.once('exit', resolve));
	other.kill('SIGKILL');
	await gone;
	expect(existsSync(file)).toBe(true);
	holdFolder(folder)();
	expect(existsSync(file)).toBe(false);
});

it.each(['1', '1 1', '', 'nonsense'])('is not fooled by a file left behind that says “%s”', (text) => {
	writeFileSync(file, text);
	holdFolder(folder)();
});
