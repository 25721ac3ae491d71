import { dayText } from '#lib/domain/calendar/day-number.ts';
import { leaveWords, type LeaveKind } from '#lib/domain/compliance/leave.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { PackPerson } from './one-person.ts';
import type { SpellLine } from './queries.ts';
import type { Training } from './trainings.ts';

/** Part D, what is not already known from the standing: who came and went, leave, waivers, and late reports. */
export function writeExceptions(
	pack: Pack,
	files: PackFiles,
	person: PackPerson,
	trainings: readonly Training[]
): void {
	const { days } = pack;
	const { personId, page, separatedOn, hiredOn, day } = person;
	const named = person.named(dayText(day));
	if (dayText(hiredOn) >= days.from)
		files.exceptions.add({
			...named,
			exception: 'new-hire',
			reason: 'Hired in the period',
			on: dayText(hiredOn)
		});
	if (separatedOn)
		files.exceptions.add({
			...{ ...named, exception: 'separated', reason: 'No officer of the department from this day on' },
			on: dayText(separatedOn)
		});
	const spells = page.spells.get(personId) ?? [];
	for (const spell of spells.filter(({ corrected }) => !corrected).sort(byDay))
		writeSpell(pack, files, person, spell);
	for (const training of trainings) writeFiling(files, person, training);
}

const byDay = (a: SpellLine, b: SpellLine) => (`${a.fromOn} ${a.id}` < `${b.fromOn} ${b.id}` ? -1 : 1);

function writeSpell(pack: Pack, files: PackFiles, person: PackPerson, spell: SpellLine) {
	const { kind, id, requirementId, leaveKind, fromOn, untilOn, reason, approvedBy, recordedAt } = spell;
	const requirement = pack.requirements.find((one) => one.id === requirementId);
	if (kind === 'waiver' && !requirement) return;
	const isLeave = kind === 'leave';
	const why = isLeave && pack.request.withoutLeave ? '' : reason;
	files.exceptions.add({
		...{ ...person.named(fromOn), exception: isLeave ? 'on-leave' : 'waived' },
		...{ requirement_id: requirementId, requirement: requirement?.versions.at(-1)!.title },
		reason: isLeave ? [leaveWords[leaveKind as LeaveKind], why].filter(Boolean).join(': ') : why,
		...{ approved_by: pack.nameOf(approvedBy), on: pack.local(recordedAt), from: fromOn, until: untilOn },
		...person.entry(isLeave ? 'leave-recorded' : 'waiver-granted', id)
	});
}

function writeFiling(files: PackFiles, person: PackPerson, training: Training) {
	const { filing, on, credit } = training;
	// What counts for nothing any more need not be reported.
	if (filing.daysLate === 0 || (!credit && filing.reportedOn === null)) return;
	files.exceptions.add({
		...person.named(on),
		exception: filing.reportedOn ? 'reported-late' : 'not-reported',
		reason: `Training completed on ${on}`,
		on: filing.reportedOn?.toString(),
		...{ due_on: filing.dueOn?.toString(), days_late: filing.daysLate },
		...person.entry(ENTRY[training.kind], training.id)
	});
}

const ENTRY = { completion: 'completion-awarded', session: 'session-credited', outside: 'outside-decided' };
