/** Runs `act` in the pauses of something that happens often: `pause` after the last time, and `most` after the first. */
export function inPauses(act: () => void, { pause, most }: { pause: number; most: number }) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let first: number | null = null;
	const run = () => {
		timer = undefined;
		first = null;
		act();
	};
	return {
		ask() {
			first ??= performance.now();
			clearTimeout(timer);
			timer = setTimeout(run, Math.max(0, Math.min(pause, first + most - performance.now())));
		},
		stop: () => clearTimeout(timer)
	};
}
