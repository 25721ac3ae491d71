import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// The content security policy lets in no inline style and no inline script: a component that writes one
// would be drawn wrong on the first, server-rendered page.

const files = ['src/lib/ui', 'src/routes'].flatMap((root) =>
	readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.svelte'))
		.map((name) => `${root}/${name}`)
);

test.each(files)('%s writes no inline style and no event attribute', (file) => {
	const markup = readFileSync(file, 'utf8').replace(/<script[\s\S]*?<\/script>/g, '');
	expect(markup).not.toMatch(/\sstyle(=|:)|<style|<script|\son\w+="/);
});
