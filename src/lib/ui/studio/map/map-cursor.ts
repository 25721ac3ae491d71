import { createContext } from 'svelte';

/** Which scene the cursor is in. Boxes read it themselves, so that a movement of the cursor redraws two of them. */
export interface MapCursor {
	readonly id: string | null;
}

export const [mapCursor, setMapCursor] = createContext<MapCursor>();
