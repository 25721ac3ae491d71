// The thread behind layout-thread.ts.

import { layOut, type Boxes } from './lay-out.ts';

addEventListener('message', ({ data }: MessageEvent<{ number: number; boxes: Boxes }>) =>
	postMessage({ number: data.number, places: layOut(data.boxes) })
);
