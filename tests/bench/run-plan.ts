import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Measured, Plan } from './plan.ts';

/** Carries out a plan in a process of its own. Throws when one answer was not the expected one. */
export function runPlan(plan: Plan): Promise<Measured> {
	const child = fork(join(import.meta.dirname, 'load.ts'));
	return new Promise((resolve, reject) => {
		child.once('message', (measured) => resolve(measured as Measured));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`A measurement ended with code ${code}: see above.`)));
		child.send(plan);
	});
}

/** Starts the bare server; answers with its port. */
export function startBareServer(): Promise<{ port: number; stop(): void }> {
	const child = fork(join(import.meta.dirname, 'bare-server.ts'));
	return new Promise((resolve, reject) => {
		child.once('message', (port) => resolve({ port: port as number, stop: () => child.disconnect() }));
		child.once('error', reject);
	});
}
