const DONE = new Map([
	['changed', 'The settings are saved. They hold from now on.'],
	['unchanged', 'Nothing was different, so nothing was changed.']
]);

/** What a finished action says on the page that it leads back to. */
export const doneInWords = (done: string | null) => DONE.get(done ?? '') ?? null;
