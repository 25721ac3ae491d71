/** The example of scenario-markdown.md: small, with a flag, a critical error, a question and both endings. */
export const kitchen = `---
title: Kitchen light
minutes: 22
content note: Partner violence, strangulation. Consequences are told, not shown.
practices: [TR-4, EC-1, RF-2]
pass at: 80%
start: The door
---

## The door

It is 23:40. A neighbour reported shouting; it has stopped. Tomas answers, calm, and offers to explain.

:::radio
Dispatch: second unit four minutes out.
:::

* Your partner takes Tomas into the hall; you sit with Renee, out of his hearing, and ask first whether she is hurt -> Her voice
  - rating: best
  - skills: safety, communication
  - remember: apart

  Renee breathes out and glances at the bedroom door.
  > Apart, she can speak. Injury comes before the story.
* Hear both of them in the kitchen, to save time -> Her voice
  - rating: poor
  - skills: safety

  "Nothing happened," she says, looking at him.
  > She cannot speak freely in front of him.

## Her voice

She swallows with care. You see no mark.

* "Did anyone put pressure on your neck, or make it hard to breathe?" Then call medics -> Report
  - rating: best
  - skills: recognition, safety

  "His arm. Everything went grey."
  > Half of strangled victims show no visible injury.
* Write "no visible injury" and move on -> Debrief
  - rating: critical CE-01
  - skills: recognition

  Her neighbour finds her on the floor at six.
  > A hidden injury was the emergency.
* Use what she told you apart from him -> Report
  - only if: apart
  - rating: ok

## Question: Report

Which sentence belongs in the report?

- [ ] Victim was uncooperative.
  > A judgement. Write what she said and did.
- [x] "It hurt to swallow; her voice was hoarse. Medics evaluated at 0155."
  > Observed, quoted, timed.

-> Safe tonight

## Ending: Safe tonight
result: pass

She speaks with the advocate for nine minutes.

:::support
If this one stays with you: peer support answers all night.
:::

## Ending: Debrief
result: review

What was missed, and why it matters. Then a fresh try.
`;
