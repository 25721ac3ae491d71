import { expect, it } from 'vitest';
import { formSize } from './form-size.ts';

it('counts bytes and not letters, of files too', () => {
	const form = new FormData();
	form.set('text', 'é“');
	form.set('file', new File(['abcd'], 'é.txt'));
	expect(formSize(form)).toBe(2 + 3 + 4);
	expect(formSize(new FormData())).toBe(0);
});
