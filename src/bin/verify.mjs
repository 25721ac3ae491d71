#!/usr/bin/env node
/**
 * `npx firstword-verify pack.zip` and `npm run verify -- pack.zip`: checks a pack or a certificate, on a machine that may
 * carry Node 20 only. It asks no server and no database.
 */
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { installPackages } from './run/install-packages.mjs';
import { environment, ownNode, root } from './run/own-node.mjs';
import { orRefuse } from './run/say.mjs';

await orRefuse(async () => {
	await installPackages();
	// In the folder of whoever asks: the files that they name are there.
	const child = spawn(ownNode(), [join(root, 'src', 'bin', 'verify-file.ts'), ...process.argv.slice(2)], {
		env: environment(),
		stdio: 'inherit'
	});
	child.once('close', (code) => process.exit(code ?? 2));
});
