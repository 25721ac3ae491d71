import { defineConfig } from '@playwright/test';
import { findChromium } from '../find-chromium.mjs';

/**
 * The journeys, in the browser this machine has, against the built server. `start-server.ts` starts it with a demo
 * department of its own; E2E_URL names one that already runs.
 */
export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	globalSetup: './start-server.ts',
	// One server, one demo department: journeys that change what others look at use people of their own.
	fullyParallel: false,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env['CI']),
	reporter: 'list',
	use: {
		baseURL: process.env['E2E_URL'],
		viewport: { width: 1280, height: 800 },
		locale: 'en-US',
		timezoneId: 'America/Chicago',
		reducedMotion: 'reduce',
		actionTimeout: 15_000,
		trace: 'retain-on-failure',
		launchOptions: {
			executablePath: findChromium() ?? undefined,
			args: [
				// Chromium refuses to sandbox itself as root, as machines for checks often run it.
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
