const PRESSES = 3;
const WITHIN_MS = 1500;

/** The cookie in which a person turned the shortcut off: set by a form, read by the script below, nothing else. */
export const SHORTCUT_COOKIE = 'step-away-shortcut';

/** Whether the cookies of a page say that the shortcut is off. */
export const isShortcutOff = (cookies: string) => cookies.split(/;\s*/).includes(`${SHORTCUT_COOKIE}=off`);

type Press = Pick<KeyboardEvent, 'key' | 'repeat' | 'timeStamp' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * A listener for keydown that calls `leave` when Shift goes down three times within 1.5 seconds and no other key
 * between: hands on any keyboard find it, and nobody who types capitals meets it.
 */
export function tripleShift(leave: () => void) {
	let pressedAt: number[] = [];
	return (press: Press) => {
		if (press.repeat) return;
		if (press.key !== 'Shift' || press.ctrlKey || press.altKey || press.metaKey) {
			pressedAt = [];
			return;
		}
		pressedAt = [...pressedAt, press.timeStamp].filter((at) => press.timeStamp - at <= WITHIN_MS);
		if (pressedAt.length < PRESSES) return;
		pressedAt = [];
		leave();
	};
}
