import { canonical, type Canonical } from '#lib/domain/audit/canonical.ts';
import { hoursText, inHundredths } from '#lib/domain/certificate/pack/hours-book.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import type { Snapshot } from '#lib/server/database/transact.ts';
import type { PackArchive } from '../archive/pack-archive.ts';
import type { Pack } from '../open-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import { findContent } from '../queries.ts';
import { lessonPages } from './lesson-pages.ts';

type Content = NonNullable<Awaited<ReturnType<typeof findContent>>>;

/** Part F, and the folder `content`: every version that a row of the pack is of, as it was taught. */
export async function writeContent(
	snapshot: Snapshot,
	pack: Pack,
	{ archive, files, hashes }: { archive: PackArchive; files: PackFiles; hashes: readonly string[] }
): Promise<void> {
	for (const hash of hashes) {
		const content = await snapshot.read((trx) => findContent(trx, hash));
		if (!content) continue;
		const { code, kind, title, sources, document, departmentId } = content;
		const version = { code, kind, title, sources, document, departmentId } as Canonical;
		archive.whole(`content/${hash}.json`, canonical(version));
		if (kind === 'module') archive.whole(`content/${hash}.html`, lessonPages(document as ModuleDocument));
		files.courses.add(courseOf(pack, hash, content));
		await archive.flush();
	}
}

function courseOf({ approvals }: Pack, hash: string, content: Content) {
	const { code, kind, title, publishedOn } = content;
	const approval = approvals.get(code);
	const row = {
		...{ kind, code, course_title: approval?.approvedTitle ?? title },
		...{ state_course_number: approval?.stateCourseNumber, ncp_number: approval?.ncpNumber },
		...{ provider_name: approval?.providerName, provider_number: approval?.providerNumber },
		...{ content_hash: hash, content_path: `content/${hash}.json`, published_on: publishedOn }
	};
	if (kind !== 'module') return row;
	const { minutes, summary, objectives, lessons, quiz } = content.document as ModuleDocument;
	const asked = quiz.draw ?? quiz.questions.length;
	let begins = 0;
	const schedule = lessons.map((lesson) => {
		const line = `${begins}–${(begins += lesson.minutes)} min ${lesson.title}`;
		return line;
	});
	return {
		...{ ...row, hours_approved: hoursText(inHundredths(minutes)), delivery: 'self-paced', summary },
		objectives: objectives.map((objective, index) => `${index + 1}. ${objective}`).join(' '),
		outline: lessons
			.map((lesson, index) => `${index + 1}. ${lesson.title} (${lesson.minutes} min)`)
			.join(' '),
		hourly_schedule: [...schedule, `${begins}–${minutes} min Quiz`].join('; '),
		...{ questions_asked: asked, questions_in_pool: quiz.questions.length },
		passing_rule: `All lessons read, ${asked} questions with the pass mark of the requirement, every scenario that practises the module passed, and the statement signed`,
		instructor: 'Self-paced; no instructor'
	};
}
