import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
const BUNDLES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * The browser for the journeys: CHROMIUM_PATH, else the Chromium or Chrome this machine has. Null when there is none.
 * @returns {string | null}
 */
export function findChromium() {
	if (process.env.CHROMIUM_PATH)
		return isProgram(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null;
	const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...PLACES];
	const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...candidates, ...BUNDLES].find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
