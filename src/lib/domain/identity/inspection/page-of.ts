// What the ledger keeps of the address of a page that an inspector opened. What somebody typed to search by may be
// somebody's name, and the ledger holds no names: only which list it was, filtered by what.

/** Parameters that hold what somebody typed, or a whole address that may. */
const TYPED = new Set(['q', 'search', 'name', 'text', 'about', 'back']);

/** Longer than any filter of this program. */
const LONGEST = 500;

/** The path with its query, typed words replaced by a mark. */
export function pageOf(url: Pick<URL, 'pathname' | 'searchParams'>): string {
	const query = new URLSearchParams();
	for (const [name, value] of url.searchParams) query.append(name, TYPED.has(name) && value ? '…' : value);
	const text = query.toString();
	return (text ? `${url.pathname}?${text}` : url.pathname).slice(0, LONGEST);
}
