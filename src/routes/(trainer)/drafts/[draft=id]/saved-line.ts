import type { Temporal } from 'temporal-polyfill';
import { savedInWords } from '#routes/(trainer)/saved-words.ts';

/** When a draft was saved, as its status line and its banners say it: `02:14` today, `yesterday, 23:50`. */
export const savedAtInWords = (at: Temporal.Instant, now: Temporal.Instant, timeZone: string) =>
	savedInWords(at, now, timeZone).replace(/^today, /, '');
