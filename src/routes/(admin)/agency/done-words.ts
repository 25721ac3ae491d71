const DONE = new Map([
	['changed', 'The details are saved. They hold from now on; what was filed or sealed before keeps its own.'],
	['unchanged', 'Nothing was different, so nothing was changed.']
]);

/** What a finished form says on the page that it leads back to. */
export const doneInWords = (done: string | null) => DONE.get(done ?? '') ?? null;

const REASONS: Record<string, string> = {
	'changed-meanwhile': 'Somebody else changed this at the same moment. Look at it and save again.'
};

/** Why a form was refused, in words. */
export const refusalInWords = (reason: string) => REASONS[reason] ?? reason;
