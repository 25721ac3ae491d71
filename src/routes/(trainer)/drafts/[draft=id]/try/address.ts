import { stepsFromAddress, stepsInAddress } from '#lib/domain/studio/trial.ts';
import type { KnownStep } from '#lib/domain/scenario/play.ts';
import { themeFrom, type Theme } from '#lib/ui/theme.ts';

/** A try is its address and nothing else: nothing of it is kept. */
export interface TryState {
	/** Key of the scene it began at; null is the start. */
	from: string | null;
	flags: string[];
	steps: KnownStep[];
	/** After a step: what came of it. Before a scene with a pause: ready. */
	at: 'scene' | 'after' | 'ready';
	width: 'phone' | 'wide';
	theme: Theme;
	/** `order`: what a screen reader comes to, in its order. */
	view: 'page' | 'order';
}

const MOST_FLAGS = 30;

/** Null where the steps are none that we wrote. */
export function tryState(query: URLSearchParams): TryState | null {
	const steps = stepsFromAddress(query.get('steps') ?? '');
	if (!steps) return null;
	const at = query.get('at');
	return {
		from: query.get('from') || null,
		flags: [...new Set(query.getAll('flag'))]
			.filter((flag) => /^[\w-]{1,60}$/.test(flag))
			.slice(0, MOST_FLAGS),
		steps,
		at: at === 'after' || at === 'ready' ? at : 'scene',
		width: query.get('width') === 'wide' ? 'wide' : 'phone',
		theme: themeFrom(query.get('theme')),
		view: query.get('view') === 'order' ? 'order' : 'page'
	};
}

/** The query of a state; what is as usual is left out. */
export function tryQuery(state: TryState, change: Partial<TryState> = {}): string {
	const fields = tryFields({ ...state, ...change });
	return fields.length > 0 ? `?${new URLSearchParams(fields).toString()}` : '?';
}

/** The same as the fields of a form. */
export function tryFields({ from, flags, steps, at, width, theme, view }: TryState): [string, string][] {
	const fields: [string, string][] = flags.map((flag) => ['flag', flag]);
	if (from !== null) fields.unshift(['from', from]);
	if (steps.length > 0) fields.push(['steps', stepsInAddress(steps)]);
	if (at !== 'scene') fields.push(['at', at]);
	if (width !== 'phone') fields.push(['width', width]);
	if (theme !== 'system') fields.push(['theme', theme]);
	if (view !== 'page') fields.push(['view', view]);
	return fields;
}
