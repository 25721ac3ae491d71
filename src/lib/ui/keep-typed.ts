import type { Attachment } from 'svelte/attachments';

/**
 * Sets a control to what the page says, but not the first time: what somebody typed or ticked before the scripts
 * arrived stays. To be used beside `defaultValue` or `defaultChecked`, which draw what the page says at first.
 */
export function later<Control extends HTMLElement, Value>(
	said: () => Value,
	set: (control: Control, value: Value) => void
): Attachment<Control> {
	let isDrawn = false;
	return (control) => {
		const value = said();
		if (isDrawn) set(control, value);
		isDrawn = true;
	};
}
