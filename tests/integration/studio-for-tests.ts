import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { createDraft } from '#lib/server/studio/create-draft.ts';

/** A small scenario that the checker finds no error in. `told` is read in its first scene, `meant` follows from a choice. */
export const soundText = ({ title = 'Night call', told = 'It is late.', meant = 'She opens.' } = {}) => `---
title: ${title}
minutes: 3
content note: A quarrel behind a door.
pass at: 80%
---

## The door

${told}

* Knock and say who you are -> The kitchen
  - rating: best
  - skills: communication

  ${meant}
  > A name calms.
* Knock without a word -> The kitchen
  - rating: poor
  - skills: communication

  Nobody answers at first.
  > Nobody opens to a fist.
* Go in without asking -> Look back
  - rating: poor
  - skills: communication

  The door was open.
  > Ask first.

## The kitchen

Two people stand apart.

* Ask each one alone -> Where to
  - rating: best
  - skills: safety

  They talk.
  > Alone, people say more.
* Ask both together -> Where to
  - rating: poor
  - skills: safety

  One of them talks.
  > The other cannot.
* Ask the louder one -> Where to
  - rating: poor
  - skills: safety

  He talks.
  > Loud is not right.

## Where to

She asks who can help.

* Call the advocate with her -> Done
  - rating: best
  - skills: referral

  The advocate comes.
  > A warm hand is taken.
* Hand her a leaflet -> Done
  - rating: poor
  - skills: referral

  She puts it away.
  > Paper is lost.
* Tell her to look it up -> Done
  - rating: poor
  - skills: referral

  She looks down.
  > She will not.

## Ending: Done
result: pass

You asked first.

## Ending: Look back
result: review

Read it once more.
`;

/** Begins a draft, where nothing speaks against it. */
export async function startDraft(...given: Parameters<typeof createDraft>) {
	const made = await createDraft(...given);
	if (made.kind === 'refused') throw new Error(made.reason);
	return made;
}

/** Begins a draft with a sound text and sends it to review. */
export async function sendToReview(context: Context, text = soundText()) {
	const { draftId, code } = await startDraft(context, { text, cause: 'template' });
	const asked = await askReview(context, { draftId, base: hashText(text), note: 'Please read.' });
	if (asked.kind === 'refused') throw new Error(asked.reason);
	return { draftId, code, reviewId: asked.reviewId, textHash: hashText(text) };
}
