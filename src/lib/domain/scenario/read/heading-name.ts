import { toString } from 'mdast-util-to-string';
import { readTree } from '../tree.ts';

/** A heading of signs that mean nothing in Markdown, as most are: its name is what is written. */
const plain = /^ {0,3}##[ \t]+([\p{L}\p{M}\p{N} ,.'’?!:;()“”"–—/%+-]*)\r?$/u;

/** What a line with two number signs names, without emphasis and other marks. */
export function headingName(line: string): string {
	return (plain.exec(line)?.[1] ?? toString(readTree(line.trim()))).trim();
}
