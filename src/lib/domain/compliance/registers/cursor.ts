// Where a page of a list begins: behind one row, named by what the list is sorted by and by its id. A row that is
// added meanwhile moves no other from one page to the next, and the hundredth page costs what the first does.

export interface Cursor {
	/** Of the row, in the list's order. */
	key: string;
	id: string;
}

const MOST = 400;

/** As it stands in an address: the id, and then the key. */
export const cursorText = ({ key, id }: Cursor): string => `${id}${key}`;

/** Reads what `cursorText` wrote; null of anything else. */
export function readCursor(text: string): Cursor | null {
	const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})([^\0]*)$/s.exec(text);
	return found && text.length <= MOST ? { id: found[1]!, key: found[2]! } : null;
}

/** One page of a list: the rows after a place, or those right before one. */
export interface Page {
	after: Cursor | null;
	/** Outweighs `after`. */
	before: Cursor | null;
	size: number;
}
