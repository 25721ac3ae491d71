import { setImmediate as pause } from 'node:timers/promises';
import type { Snapshot } from '#lib/server/database/transact.ts';
import type { CitedContent } from '../content/cited-content.ts';
import type { Pack } from '../open-pack.ts';
import { pages } from '../pages.ts';
import type { PackFiles } from '../pack-files.ts';
import { creditedOf } from './credited.ts';
import { onePerson } from './one-person.ts';
import { readPage, type PeoplePage } from './read-page.ts';
import { trainingsOf } from './trainings.ts';
import { writeAttempts } from './write-attempts.ts';
import { writeCompletions } from './write-completions.ts';
import { writeCorrections } from './write-corrections.ts';
import { writeExceptions } from './write-exceptions.ts';
import { writeOutside } from './write-outside.ts';
import { writeStanding, type StandingCounts } from './write-standing.ts';

/** Officers whose records are in memory at once. */
const AT_ONCE = 100;
/** Officers between two pauses, in which the server answers others. */
const BETWEEN_PAUSES = 10;

interface Writing {
	files: PackFiles;
	content: CitedContent;
	counts: StandingCounts;
	/** After each page. */
	flush(done: number): Promise<void>;
}

/** Writes everything that is of one officer after the other, in order of name. Returns how many there were. */
export async function writePeople(snapshot: Snapshot, pack: Pack, writing: Writing): Promise<number> {
	let officers = 0;
	for await (const { ids, page, end } of pages<{ ids: string[]; page: PeoplePage; end: number }>((before) =>
		readNext(snapshot, pack, writing.content, before?.end ?? 0)
	)) {
		for (const [index, personId] of ids.entries()) {
			if (writePerson(pack, page, personId, writing)) officers++;
			if (index % BETWEEN_PAUSES === BETWEEN_PAUSES - 1) await pause();
		}
		await writing.flush(end);
	}
	return officers;
}

async function readNext(snapshot: Snapshot, pack: Pack, content: CitedContent, from: number) {
	const ids = pack.people.slice(from, from + AT_ONCE);
	if (ids.length === 0) return null;
	return snapshot.read(async (trx) => {
		const page = await readPage(trx, pack, ids);
		await content.read(trx, hashesOf(page));
		return { ids, page, end: from + ids.length };
	});
}

const hashesOf = ({ completions, attempts, runs }: PeoplePage) =>
	[completions, attempts, runs].flatMap((lines) =>
		[...lines.values()].flat().map(({ contentHash }) => contentHash)
	);

function writePerson(pack: Pack, page: PeoplePage, personId: string, { files, content, counts }: Writing) {
	const person = onePerson(pack, page, personId);
	if (!person) return false;
	const trainings = trainingsOf(pack, person);
	const credited = creditedOf(pack, person, trainings);
	writeCompletions(pack, files, person, { trainings, credited, content });
	writeStanding(pack, files, person, credited, counts);
	writeExceptions(pack, files, person, trainings);
	writeAttempts(pack, files, person, content);
	writeOutside(pack, files, person);
	writeCorrections(pack, files, person);
	return true;
}
