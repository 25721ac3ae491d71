/**
 * Pages of something long, the next one read while one is worked on. No more than two are in memory.
 * @param read what lies behind a page; null where there is no more
 */
export async function* pages<Page>(
	read: (before: Page | null) => Promise<Page | null>
): AsyncGenerator<Page, void> {
	let coming = read(null);
	for (;;) {
		const page = await coming;
		if (page === null) return;
		coming = read(page);
		// Whoever stops in between does not wait for it, nor for its failure.
		coming.catch(() => {});
		yield page;
	}
}
