/**
 * A throw-away PostgreSQL: made in a temporary directory, on a free loopback port, and gone afterwards.
 *
 * A second process, the keeper, owns the server and the directory. It holds a pipe to us and clears up when
 * that pipe closes, so nothing stays behind however we end: by `stop()`, by Ctrl-C, or killed outright.
 *
 * By hand: `node tests/postgres-cluster.mjs` prints an address and serves until its input ends (Ctrl-D, Ctrl-C).
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	accessSync,
	chownSync,
	constants,
	mkdtempSync,
	readdirSync,
	realpathSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { argv, env, execPath, getuid } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const thisFile = fileURLToPath(import.meta.url);

/**
 * The directory with PostgreSQL's server programs: beside the `initdb` in PATH, else the newest one that a
 * package put in its usual place. Null when this machine has none.
 * @returns {string | null}
 */
export function findPostgres() {
	const places = (env.PATH ?? '').split(delimiter).filter(Boolean);
	for (const family of [
		'/usr/lib/postgresql',
		'/usr/local/opt',
		'/opt/homebrew/opt',
		'/Library/PostgreSQL',
		'/usr'
	]) {
		places.push(...versionsIn(family).map((name) => join(family, name, 'bin')));
	}
	for (const place of places) {
		try {
			// PATH often holds a link: the server lies beside what it points to.
			const bin = dirname(realpathSync(join(place, 'initdb')));
			accessSync(join(bin, 'postgres'), constants.X_OK);
			return bin;
		} catch {
			// not here
		}
	}
	return null;
}

/**
 * Starts a cluster and answers once it takes connections.
 * @param {{ durable?: boolean }} [options] durable: with fsync, as in production (for measurements); tests go without.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} url: of a superuser, in an empty database
 * @throws {Error} with a sentence for people when PostgreSQL is not installed or does not start
 */
export async function startPostgres({ durable = false } = {}) {
	const keeper = spawn(execPath, [thisFile, ...(durable ? ['--durable'] : [])], {
		stdio: ['pipe', 'pipe', 'pipe'],
		// Its own process group: Ctrl-C in a terminal reaches us only, and the keeper clears up in order.
		detached: true
	});
	const gone = new Promise((resolve) => keeper.once('close', resolve));
	let complaint = '';
	keeper.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
	keeper.stdin.on('error', () => {});

	const lines = createInterface({ input: keeper.stdout });
	const url = await new Promise((resolve, reject) => {
		lines.once('line', resolve);
		keeper.once('error', reject);
		gone.then(() => reject(new Error(complaint.trim() || 'The throw-away PostgreSQL did not start.')));
	});
	// It must not keep us alive: whoever forgets stop() ends, and then the pipe closes.
	keeper.unref();
	for (const pipe of [keeper.stdin, keeper.stdout, keeper.stderr]) {
		/** @type {import('node:net').Socket} */ (/** @type {unknown} */ (pipe)).unref?.();
	}
	return {
		url,
		async stop() {
			keeper.ref();
			keeper.stdin.end();
			await gone;
		}
	};
}

/** @param {string} family */
function versionsIn(family) {
	try {
		return readdirSync(family)
			.filter((name) => /^(\d+|postgresql.*|pgsql-\d+)$/.test(name))
			.sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')));
	} catch {
		return [];
	}
}

/**
 * PostgreSQL refuses to run as root: an account without rights runs it then.
 * @returns {{ uid: number, gid: number } | undefined}
 */
function accountToRunAs() {
	if (getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		try {
			const id = (/** @type {string} */ flag) =>
				Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
			return { uid: id('-u'), gid: id('-g') };
		} catch {
			// no such account
		}
	}
	throw new Error(
		'PostgreSQL does not run as root, and this machine has neither an account “postgres” nor “nobody”.'
	);
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
			probe.close(() => resolve(port));
		});
	});
}

/**
 * The keeper: makes, serves, and on the end of its input stops and removes.
 * @param {boolean} durable
 */
async function keep(durable) {
	const bin = findPostgres();
	if (!bin) throw new Error('PostgreSQL is not installed: no initdb in PATH or in its usual places.');
	const account = accountToRunAs();
	const home = mkdtempSync(join(tmpdir(), 'firstword-pg-'));
	/** @type {import('node:child_process').ChildProcess | null} */
	let running = null;
	let ending = false;

	const end = async (/** @type {number} */ code) => {
		if (ending) return;
		ending = true;
		if (running && running.exitCode === null && running.signalCode === null) {
			const server = running;
			const stopped = new Promise((resolve) => server.once('close', resolve));
			// “Immediate”: nothing here is worth a checkpoint.
			server.kill('SIGQUIT');
			const force = setTimeout(() => server.kill('SIGKILL'), 5_000);
			await stopped;
			clearTimeout(force);
		}
		rmSync(home, { recursive: true, force: true, maxRetries: 5 });
		process.exit(code);
	};
	process.stdin
		.on('end', () => void end(0))
		.on('error', () => void end(0))
		.resume();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
	process.stdout.on('error', () => void end(0));

	try {
		const password = randomBytes(18).toString('base64url');
		const data = join(home, 'data');
		const secret = join(home, 'password');
		writeFileSync(secret, password, { mode: 0o600 });
		if (account) for (const path of [home, secret]) chownSync(path, account.uid, account.gid);
		/** @type {import('node:child_process').SpawnOptions} */
		const as = {
			...account,
			cwd: home,
			env: { PATH: env.PATH, HOME: home, TMPDIR: home, LC_ALL: 'C' },
			stdio: ['ignore', 'pipe', 'pipe']
		};

		/** @param {string} locale */
		const initialise = (locale) =>
			run(
				join(bin, 'initdb'),
				[
					'-D',
					data,
					'-U',
					'firstword',
					'-E',
					'UTF8',
					`--locale=${locale}`,
					'--lc-messages=C',
					'-A',
					'scram-sha-256',
					`--pwfile=${secret}`,
					'-N'
				],
				as,
				(child) => (running = child)
			);
		// The embedded engine sorts by C.UTF-8 too; where the system has no such locale, plain C comes closest.
		await initialise('C.UTF-8').catch((error) => {
			rmSync(data, { recursive: true, force: true });
			return ending ? Promise.reject(error) : initialise('C');
		});

		for (let attempt = 1; ; attempt++) {
			const port = await freePort();
			const settings = {
				listen_addresses: '127.0.0.1',
				port,
				unix_socket_directories: '',
				max_connections: 200,
				shared_buffers: '128MB',
				// Just above the errors that tests provoke on purpose.
				log_min_messages: 'log',
				...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
			};
			const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
			const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], as);
			running = child;
			const problem = await untilReady(child);
			if (!problem) {
				child.once('close', () => void end(1));
				process.stdout.write(`postgres://firstword:${password}@127.0.0.1:${port}/postgres\n`);
				return;
			}
			// Another run may have taken the port between our look and the start.
			if (attempt === 5 || !/could not bind|Address already in use/.test(problem)) throw new Error(problem);
		}
	} catch (error) {
		if (!ending) process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		await end(1);
	}
}

/**
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @param {(child: import('node:child_process').ChildProcess) => void} started
 */
function run(program, args, options, started) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, options);
		started(child);
		let said = '';
		child.stdout?.resume();
		child.stderr?.setEncoding('utf8').on('data', (text) => (said += text));
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0 ? resolve(undefined) : reject(new Error(`${program} failed: ${said.trim()}`))
		);
	});
}

/**
 * What it said when it did not become ready, else nothing.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string | undefined>}
 */
function untilReady(server) {
	return new Promise((resolve) => {
		let said = '';
		const listen = (/** @type {string} */ text) => {
			said += text;
			if (said.includes('ready to accept connections')) resolve(undefined);
		};
		server.stdout?.resume();
		server.stderr?.setEncoding('utf8').on('data', listen);
		server.once('error', (error) => resolve(error.message));
		server.once('close', () => resolve(`PostgreSQL ended at its start: ${said.trim()}`));
	});
}

if (argv[1] && realpathSync(argv[1]) === realpathSync(thisFile)) await keep(argv.includes('--durable'));
