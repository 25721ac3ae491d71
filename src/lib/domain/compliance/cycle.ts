// Which cycle work done today counts for. Cycles follow one another from the day on which a rule began to bind
// somebody; each is settled under the version that was in force when it opened, or under a later one that says that it
// moves cycles which are open.

import type { Temporal } from 'temporal-polyfill';
import { binds } from './audience.ts';
import type { Cycle, CycleFacts, Open, Settled } from './cycle-facts.ts';
import type { RecurrenceRule } from './requirement.ts';
import { beginRolling, settleRolling } from './rolling-cycle.ts';
import { firstTerm, isBefore, later, type Start } from './term.ts';
import { heldOn } from './timeline.ts';
import { settleTrailing } from './trailing-hours.ts';
import { versionOn } from './versions.ts';
import { beginWindow, settleWindow, underVersion } from './window-cycle.ts';

/** The cycle that work done today counts for: complete, with `next` not open yet, or open. */
export const currentCycle = (facts: CycleFacts): Cycle => cyclesSoFar(facts).at(-1)!;

/** Every cycle from the day on which the rule began to bind the person, oldest first; the last is the current one. */
export function cyclesSoFar(facts: CycleFacts): Cycle[] {
	const all: Cycle[] = [];
	const start = startOf(facts);
	let open = begin(versionOn(facts.versions, start.on) ?? facts.versions[0]!, start, facts);
	for (;;) {
		const settled = settleUnder(open, facts);
		const next = settled.next && followed(settled.rule, settled.next, facts);
		all.push({ ...settled, next: next?.term ?? null });
		if (!next || isBefore(facts.today, next.term.opensOn)) return all;
		open = next;
	}
}

/** The first day on which a version asked something of the person, in their present spell. */
function startOf({ versions, bound, timeline, today }: CycleFacts): Start {
	let from = versions[0]!.effectiveOn;
	for (let index = versions.length - 1; index >= 0; index--) {
		const { effectiveOn, audience } = versions[index]!;
		if (isBefore(today, effectiveOn)) continue;
		const held = heldOn(timeline, later(effectiveOn, bound.since));
		if (held && binds(audience, held)) continue;
		from = versions[index + 1]?.effectiveOn ?? from;
		break;
	}
	return isBefore(from, bound.since)
		? { on: bound.since, because: bound.because }
		: { on: from, because: 'effective' };
}

function begin(rule: RecurrenceRule, start: Start, facts: CycleFacts): Open {
	return rule.cycle.kind === 'rolling' ? beginRolling(rule, start) : beginWindow(rule, start, facts);
}

function settle(open: Open, facts: CycleFacts): Settled {
	if (open.rule.cycle.kind !== 'rolling') return settleWindow(open, facts);
	const hasModules = open.rule.items.some(({ kind }) => kind === 'module');
	return hasModules ? settleRolling(open, facts) : settleTrailing(open, facts);
}

/** Later versions that move open cycles take over, unless the cycle was complete before their day. */
function settleUnder(open: Open, facts: CycleFacts): Settled {
	let settled = settle(open, facts);
	for (const version of facts.versions) {
		if (version.version <= settled.rule.version || isBefore(facts.today, version.effectiveOn)) continue;
		const wasComplete = settled.completedOn && isBefore(settled.completedOn, version.effectiveOn);
		if (version.openCycles !== 'move' || wasComplete) continue;
		open =
			version.cyclesFrom === settled.rule.cyclesFrom
				? moveTo(open, version)
				: begin(version, { on: version.effectiveOn, because: 'effective' }, facts);
		settled = settle(open, facts);
	}
	return settled;
}

/** An open cycle under a version that goes on counting: a first rolling term gets that version's days. */
function moveTo(open: Open, version: RecurrenceRule): Open {
	if (open.window) return underVersion(open, version);
	const { basis, opensOn } = open.term;
	const term =
		basis.kind === 'effective' || basis.kind === 'hired' || basis.kind === 'joined'
			? firstTerm(version, { on: opensOn, because: basis.kind })
			: open.term;
	return { ...open, rule: version, term };
}

/** The next cycle under the version that is in force when it opens. One of another kind begins where the old one ends. */
function followed(rule: RecurrenceRule, next: Open, facts: CycleFacts): Open {
	const version = versionOn(facts.versions, next.term.opensOn);
	if (!version || version.version <= rule.version) return next;
	if (version.cyclesFrom === rule.cyclesFrom) return { ...next, rule: version };
	const { term, window } = next;
	// What still covers is not asked again before it ends.
	const end: Temporal.PlainDate = window ? window.from : term.dueOn;
	const begun = begin(version, { on: later(end, version.effectiveOn), because: 'effective' }, facts);
	return { ...begun, term: { ...begun.term, opensOn: term.opensOn } };
}
