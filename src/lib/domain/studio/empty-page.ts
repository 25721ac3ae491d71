/** What somebody gets who wants to begin from nothing: the least that shows how a scenario looks. */
export const EMPTY_PAGE = `---
title: A new scenario
minutes: 10
content note: Say here in one sentence what may be hard to read.
pass at: 80%
start: The first scene
---

## The first scene

Say where you are, what you see and what you hear.

* Something that helps -> A good end
  - rating: best
  - skills: communication

  What happens next.
  > What the coach says about it.
* Something that does not help -> Another look
  - rating: poor
  - skills: communication

  What happens next.
  > What the coach says about it.

## Ending: A good end
result: pass

How it ends.

## Ending: Another look
result: review

What was missed, and a fresh try.
`;
