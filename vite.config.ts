import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit()],
	server: { fs: { allow: ['content'] } },
	test: {
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['src/**/*.test.ts'], setupFiles: ['tests/no-console-error.ts'] }
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
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			}
		]
	}
});
