import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_FLAGS } from '#lib/server/start/server-flags.mjs';

const PATIENCE_MS = 60_000;

export interface ApplicationServer {
	port: number;
	/** The most memory the process ever had resident, in MB; null where the system does not say. */
	peakMemory(): number | null;
	stop(): Promise<void>;
}

/**
 * Starts the built server as `npm start` does, one process, on a free port; it migrates the database and publishes the content.
 * BENCH_NODE_OPTIONS are given to it, as for a profile: `--cpu-prof --cpu-prof-dir=…`.
 */
export async function startApplication(root: string, databaseUrl: string): Promise<ApplicationServer> {
	const { ORIGIN: _, ...env } = process.env;
	const flags = [...SERVER_FLAGS, ...(process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean)];
	const server = spawn(process.execPath, [...flags, 'src/bin/serve.ts'], {
		cwd: root,
		env: {
			...env,
			DATABASE_URL: databaseUrl,
			HOST: '127.0.0.1',
			PORT: '0',
			LOG_LEVEL: 'warn',
			NODE_ENV: 'production'
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	process.once('exit', () => server.kill('SIGKILL'));
	let said = '';
	server.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	const ended = new Promise((resolve) => server.once('exit', resolve));

	for (const begun = performance.now(); ; await pause(100)) {
		const port = /ready at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
		if (port)
			return {
				port: Number(port),
				peakMemory: () => peakOf(server.pid!),
				async stop() {
					server.kill('SIGTERM');
					await ended;
				}
			};
		if (server.exitCode !== null || performance.now() - begun > PATIENCE_MS)
			throw new Error(`The server did not start. Is it built (npm run build)?\n${said}`);
	}
}

function peakOf(pid: number): number | null {
	try {
		const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
	} catch {
		return null;
	}
}
