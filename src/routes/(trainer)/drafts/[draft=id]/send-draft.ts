import type { Answer, Sent } from '#lib/ui/studio/save/saving.ts';

/** The most that a browser still sends for a page that is being left. */
const MOST_KEPT_ALIVE = 60_000;

/** Sends a text to be saved and says what came of it; what is no answer of ours is no connection. */
export const sendDraft =
	(draftId: string) =>
	async (sent: Sent): Promise<Answer> => {
		const body = JSON.stringify(sent);
		const response = await fetch(`/drafts/${draftId}/save`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
			keepalive: isSentOnLeaving(body),
			// The guard sends who is not signed in to another page: that is for us to say, not to follow.
			redirect: 'manual'
		});
		if (response.type === 'opaqueredirect' || response.status === 401) return { kind: 'signed-out' };
		if (response.status === 403 || response.status === 404)
			return { kind: 'refused', words: 'this draft is no longer yours to write.' };
		if (response.status === 413) return { kind: 'refused', words: 'the text is too long to be sent.' };
		if (!response.ok && response.status !== 409 && response.status !== 422) return { kind: 'unreachable' };
		dispatchEvent(new Event('firstword:alive'));
		return (await response.json()) as Answer;
	};

/** Whether a text still reaches the server when its page is closed. */
export const isSentOnLeaving = (text: string) => new TextEncoder().encode(text).length < MOST_KEPT_ALIVE;
