import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Every pair of text and ground that the style sheets make, in every theme: WCAG 2.2, 1.4.3 (4.5:1) and 1.4.11 (3:1).

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
	const block = css.slice(css.indexOf(`${selector} {`)).match(/\{([^}]*)\}/)?.[1] ?? '';
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex])
	);
}

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

const grounds = ['page', 'surface', 'panel'];
const alerts = ['info-panel', 'warning-panel', 'error-panel', 'success-panel'];
const readable = [
	...['text', 'muted', 'action', 'action-strong', 'good', 'warn', 'late'].flatMap((text) =>
		grounds.map((ground) => [text, ground])
	),
	...alerts.map((ground) => ['text', ground]),
	['on-action', 'action'],
	['on-action', 'action-strong'],
	['on-bar', 'bar']
] as [string, string][];
const visible = [
	...[...grounds, 'bar'].map((ground) => ['focus', ground]),
	['edge', 'page'],
	['edge', 'surface'],
	['fill', 'surface'],
	['action', 'surface']
] as [string, string][];

describe.each([':root', "[data-theme='dark']", "[data-theme='night']"])('theme %s', (theme) => {
	const tokens = tokensOf(theme);
	test.each(readable)('%s can be read on %s', (text, ground) => {
		expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
	});
	test.each(visible)('%s can be seen on %s', (thing, ground) => {
		expect(contrast(tokens[thing]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
	});
});

test('a device in the dark and the dark theme look the same', () => {
	expect(tokensOf("[data-theme='system']")).toEqual(tokensOf("[data-theme='dark']"));
});
