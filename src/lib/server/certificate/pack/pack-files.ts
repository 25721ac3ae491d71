import { stateColumns } from '#lib/domain/certificate/pack/state-columns.ts';
import type { StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import type { PackArchive } from './archive/pack-archive.ts';
import type { SpoolingFile } from './archive/spooled-file.ts';
import { PartFile } from './part-file.ts';

/** The tables of a pack, all open side by side. */
export class PackFiles {
	readonly evidence: SpoolingFile;
	readonly officers: PartFile<'officers'>;
	readonly completions: PartFile<'completions'>;
	readonly exceptions: PartFile<'exceptions'>;
	readonly hours: PartFile<'hours'>;
	readonly courses: PartFile<'courses'>;
	readonly attempts: PartFile<'attempts'>;
	readonly answers: PartFile<'answers'>;
	readonly outside: PartFile<'outside'>;
	readonly corrections: PartFile<'corrections'>;
	/** Writes a row of completions once more as the state's screen has it. */
	readonly filed: (cells: readonly (string | number | null | undefined)[]) => void;

	constructor(archive: PackArchive, profile: StateProfile | null) {
		this.evidence = archive.begin('evidence.ndjson');
		this.officers = new PartFile(archive, 'officers');
		this.completions = new PartFile(archive, 'completions');
		this.exceptions = new PartFile(archive, 'exceptions');
		this.hours = new PartFile(archive, 'hours');
		this.courses = new PartFile(archive, 'courses');
		this.attempts = new PartFile(archive, 'attempts');
		this.answers = new PartFile(archive, 'answers');
		this.outside = new PartFile(archive, 'outside');
		this.corrections = new PartFile(archive, 'corrections');
		this.filed = filedAs(archive, profile);
	}

	/** In the order of the report. */
	get parts() {
		const { officers, completions, exceptions, hours, courses } = this;
		const { attempts, answers, outside, corrections } = this;
		return { officers, completions, exceptions, hours, courses, attempts, answers, outside, corrections };
	}
}

function filedAs(archive: PackArchive, profile: StateProfile | null): PackFiles['filed'] {
	if (!profile) return () => {};
	const { path, labels, places } = stateColumns(profile);
	const file = archive.begin(path);
	file.countRows();
	file.add(`\uFEFF${csvRecord(labels)}`);
	return (cells) => file.addRow(csvRecord(places.map((place) => cells[place])));
}
