import { expect, test } from 'vitest';
import { readUpload } from './read-upload.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request('http://a.example/', { method: 'POST', body, headers });
const formWith = (value: string | File) => {
	const form = new FormData();
	if (typeof value === 'string') form.set('file', value);
	else form.set('file', value);
	return form;
};

test('a file with its name and bytes, and the request can still be read', async () => {
	const request = post(formWith(new File([new Uint8Array([1, 2, 255])], 'a.png')));
	expect(await readUpload(request, 'file')).toEqual({ name: 'a.png', bytes: new Uint8Array([1, 2, 255]) });
	expect((await request.formData()).get('file')).toBeInstanceOf(File);
});

test.each<[string, Request]>([
	['nothing chosen', post(formWith(new File([], '')))],
	['text instead of a file', post(formWith('a.png'))],
	['another field', post(new FormData())],
	['a body that is no form', post('x', { 'content-type': 'multipart/form-data; boundary=x' })]
])('%s: null', async (_what, request) => expect(await readUpload(request, 'file')).toBeNull());

test('an empty file is a file', async () =>
	expect(await readUpload(post(formWith(new File([], 'a.png'))), 'file')).toEqual({
		name: 'a.png',
		bytes: new Uint8Array()
	}));
