import { expect, test } from 'vitest';
import { cursorText, readCursor } from './cursor.ts';

const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

test.each(['', '2026-11-23', 'o’hara, sam\nx', 'a'.repeat(300)])('a place reads back: %j', (key) => {
	expect(readCursor(cursorText({ key, id }))).toEqual({ key, id });
});

test.each(['', 'x', id.slice(1), `x${id}`, `${id}\0`, `${id}${'a'.repeat(400)}`])('no place: %j', (text) => {
	expect(readCursor(text)).toBeNull();
});
