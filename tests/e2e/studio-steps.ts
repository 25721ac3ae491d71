import { deflateSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';

/** Begins a draft from a template and returns its address, `/drafts/…`. */
export async function draftFrom(page: Page, template: string): Promise<string> {
	await page.goto('/drafts/new');
	await page.getByRole('button', { name: new RegExp(`^Use this.*${template}`) }).click();
	await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

/** Saves another text as a version of its own, as a second stretch of writing would be. */
export async function saveText(page: Page, home: string, change: (text: string) => string) {
	const { text, base } = await textOf(page, home);
	const answer = await page.request.post(`${home}/save`, {
		headers: { origin: new URL(page.url()).origin },
		data: { text: change(text), base, fresh: true }
	});
	expect(answer.status()).toBe(200);
}

/** The text of a draft as it is kept, and its hash, from the editor that needs no script. */
export async function textOf(page: Page, home: string) {
	const markup = await (await page.request.get(home)).text();
	return page.evaluate((html) => {
		const { body } = new DOMParser().parseFromString(html, 'text/html');
		return {
			text: body.querySelector<HTMLTextAreaElement>('textarea[name=text]')!.value,
			base: body.querySelector<HTMLInputElement>('input[name=base]')!.value
		};
	}, markup);
}

/** Presses Tab until it is there, as somebody without a mouse would. */
export async function tabTo(page: Page, target: Locator, most = 120) {
	for (let presses = 0; presses < most; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}

/** A picture of noise, which no format makes small: 3 bytes a pixel. */
export function noisyPng(width: number, height: number): Buffer {
	const rows = Buffer.alloc((width * 3 + 1) * height);
	let seed = 1;
	for (let at = 0; at < rows.length; at++) {
		seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
		rows[at] = at % (width * 3 + 1) === 0 ? 0 : (seed >> 16) & 255;
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 1 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
