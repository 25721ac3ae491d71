import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { verifierPagePlugin } from './src/verifier/verifier-page-plugin.ts';

export default defineConfig({
	plugins: [tailwindcss(), verifierPagePlugin(), sveltekit()],
	server: { fs: { allow: ['content'] } },
	resolve: {
		alias: {
			// For browsers this package brings a file that asks the document what an entity means. The checker of the
			// editor runs in a thread, where there is none.
			'decode-named-character-reference': fileURLToPath(
				new URL('node_modules/decode-named-character-reference/index.js', import.meta.url)
			)
		}
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts'],
					setupFiles: ['tests/no-console-error.ts'],
					// Properties are tried on thousands of cases, also on a busy machine.
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'content',
					include: ['tests/content/**/*.test.ts'],
					setupFiles: ['tests/no-console-error.ts']
				}
			},
			{ extends: true, test: { name: 'architecture', include: ['tests/architecture.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					setupFiles: ['tests/no-console-error.ts'],
					globalSetup: ['tests/integration/database-for-tests.ts'],
					// Keys of the tests' own: not those of whoever develops here.
					env: { SIGNING_KEYS: join(tmpdir(), 'firstword-test-keys') },
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			}
		]
	}
});
