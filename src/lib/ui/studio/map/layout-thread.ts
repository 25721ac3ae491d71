// The map is laid out in a thread of its own: two hundred scenes with a thousand arrows take dagre two seconds.

import type { Boxes, Places } from './lay-out.ts';

export interface LayoutThread {
	/** Only the newest question is answered: who types on does not wait for maps nobody will see. */
	ask(boxes: Boxes): void;
	stop(): void;
}

export function startLayout(tell: (places: Places) => void): LayoutThread {
	const thread = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
	let number = 0;
	let isBusy = false;
	let next: Boxes | null = null;
	const send = (boxes: Boxes) => {
		isBusy = true;
		thread.postMessage({ number: ++number, boxes });
	};
	const goOn = () => {
		isBusy = false;
		const boxes = next;
		next = null;
		if (boxes) send(boxes);
	};
	thread.onmessage = ({ data }: MessageEvent<{ number: number; places: Places }>) => {
		if (!next && data.number === number) tell(data.places);
		goOn();
	};
	// A map that could not be laid out stays as it was; the outline says the same.
	thread.onerror = goOn;
	return {
		ask: (boxes) => {
			if (isBusy) next = boxes;
			else send(boxes);
		},
		stop: () => thread.terminate()
	};
}
