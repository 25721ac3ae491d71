import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, policy, sha256 } from 'virtual:verifier-page';
import { expect, it } from 'vitest';
import { buildPage } from '#verifier/build-page.ts';

const source = (...path: string[]) =>
	readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'src', ...path), 'utf8');
const between = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`).exec(html)![1]!;

it('is one file, which loads nothing and may load nothing', () => {
	expect(html.match(/<script/g)).toHaveLength(1);
	expect(html.match(/<style/g)).toHaveLength(1);
	expect(html).not.toMatch(/<(link|img|iframe|object|embed|base)\b|\b(src|href)=|@import|url\(/);
	expect(html).toContain(`http-equiv="Content-Security-Policy" content="${policy}"`);
	expect(policy).toMatch(
		/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'$/
	);
	for (const tag of ['script', 'style'])
		expect(policy).toContain(`'sha256-${createHash('sha256').update(between(tag)).digest('base64')}'`);
});

it('speaks to nobody', () => {
	expect(between('script')).not.toMatch(
		/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts|localStorage|eval\(/
	);
});

it('is the same bytes each time it is made, and known by its hash', async () => {
	expect(await buildPage()).toEqual({ html, policy, sha256 });
	expect(createHash('sha256').update(html).digest('hex')).toBe(sha256);
});

it('has the colours of the program, in both themes', () => {
	const tokens = source('lib', 'ui', 'styles', 'tokens.css');
	const [light, dark] = ["[data-theme='light'],", "[data-theme='dark'] {"].map((begin) => {
		const block = tokens.slice(tokens.indexOf(begin));
		return block.slice(0, block.indexOf('}'));
	});
	const blocks = source('verifier', 'page.css').match(/:root \{[^}]*\}/g)!;
	expect(blocks).toHaveLength(2);
	for (const [index, block] of blocks.entries())
		for (const line of block.match(/--[a-z-]+: #[0-9a-f]{6};/g)!)
			expect([light, dark][index]).toContain(line);
});
