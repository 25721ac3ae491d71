/**
 * `npm start` and, with `--dev`, `npm run dev`: from a fresh clone to a running server, on a machine that may carry
 * Node 20 only. It uses nothing but Node itself until the packages are there.
 */
import { SERVER_FLAGS } from '#lib/server/start/server-flags.mjs';
import { checkPort, readAddress } from './run/address.mjs';
import { buildApplication } from './run/build-application.mjs';
import { installPackages } from './run/install-packages.mjs';
import { environment, ownNode, packaged, root } from './run/own-node.mjs';
import { passOn, runProgram } from './run/run-program.mjs';
import { orRefuse, say } from './run/say.mjs';

const isDev = process.argv.includes('--dev');

await orRefuse(async () => {
	process.chdir(root);
	const address = readAddress(process.env);
	await checkPort(address);
	await installPackages();

	if (isDev) {
		say(
			'Development: the first page prepares the database; the demo’s sign-ins are then in .data/demo-sign-ins.txt.'
		);
		const env = environment({ ORIGIN: address.origin });
		const args = ['dev', '--host', address.host, '--port', String(address.port), '--strictPort'];
		await become(ownNode(), [packaged('vite/bin/vite.js'), ...args], env);
	} else {
		await buildApplication();
		await become(ownNode(), [...SERVER_FLAGS, 'src/bin/serve.ts'], environment());
	}
});

/**
 * Runs a program in this one's place: its signals are passed on, its end is ours.
 * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env
 */
async function become(program, args, env) {
	for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
		process.on(signal, () => passOn(signal));
	const { code } = await runProgram(program, args, { env });
	process.exit(code);
}
