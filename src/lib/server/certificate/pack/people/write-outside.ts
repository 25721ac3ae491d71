import { hoursText, inHundredths } from '#lib/domain/certificate/pack/hours-book.ts';
import { outsideState } from '#lib/domain/compliance/outside/outside.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { PackPerson } from './one-person.ts';
import type { OutsideLine } from './queries.ts';

const inOrder = (a: OutsideLine, b: OutsideLine) =>
	`${a.completedOn} ${a.id}` < `${b.completedOn} ${b.id}` ? -1 : 1;

/** Part H: training from elsewhere, whatever was decided about it. */
export function writeOutside(pack: Pack, files: PackFiles, person: PackPerson): void {
	for (const line of (person.page.outside.get(person.personId) ?? []).sort(inOrder)) {
		files.outside.add({
			...{ outside_id: line.id, ...person.named(line.completedOn), source: line.source },
			...{ course_title: line.title, provider_name: line.provider, provider_number: line.providerNumber },
			...{
				state_course_number: line.stateCourseNumber,
				begun_on: line.begunOn,
				completed_on: line.completedOn
			},
			...{ hours: hoursText(inHundredths(line.minutes)), category: line.category },
			topics: line.topics
				.map(({ topic, minutes }) => `${topic} ${hoursText(inHundredths(minutes))}`)
				.join('; '),
			...{ delivery: line.delivery, location: line.place, instructor_name: line.instructor },
			...{ instructor_qualification: line.instructorQualification, statement: line.statement },
			...{ certificate_sha256: line.fileHash, certificate_removed: line.fileRemoved ? 'yes' : '' },
			state: outsideState({ accepted: line.accepted, corrected: line.corrected }),
			decided_by: pack.nameOf(line.decidedBy),
			decided_at: line.decidedAt === null ? '' : pack.local(line.decidedAt),
			...{ reason: line.decisionReason, ...person.entry('outside-entered', line.id) }
		});
	}
}
