const BEAT_MS = 15_000;
/** Without a touch, a key or a scroll for so long nobody is reading, whatever the page is open for. */
const IDLE_MS = 90_000;
const SIGNS_OF_LIFE = ['scroll', 'pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;

const scrollable = () => Math.max(1, document.documentElement.scrollHeight - innerHeight);

/** Goes to where the reader was, in thousandths of the page, unless the address names a place or they have moved on. */
export function returnTo(permille: number) {
	if (permille > 0 && !location.hash && scrollY === 0) scrollTo({ top: (permille / 1000) * scrollable() });
}

/**
 * Tells the server every 15 seconds that somebody is reading and where. What time that is worth, the server decides.
 * Returns what stops it.
 */
export function keepReading(address: string): () => void {
	let alive = Date.now();
	const sign = () => (alive = Date.now());
	for (const kind of SIGNS_OF_LIFE) addEventListener(kind, sign, { passive: true });

	const beat = () => {
		if (document.visibilityState !== 'visible' || Date.now() - alive > IDLE_MS) return;
		const place = Math.min(1000, Math.max(0, Math.round((1000 * scrollY) / scrollable())));
		// A lost beat costs a quarter of a minute of measured reading and nothing else; the page says nothing of it.
		fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ permille: place }),
			keepalive: true
		})
			.then(() => dispatchEvent(new Event('firstword:alive')))
			.catch(() => {});
	};
	beat();
	const timer = setInterval(beat, BEAT_MS);
	return () => {
		clearInterval(timer);
		for (const kind of SIGNS_OF_LIFE) removeEventListener(kind, sign);
	};
}
