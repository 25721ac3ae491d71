import { Temporal } from 'temporal-polyfill';
import { counted, must } from './broken.ts';
import type { Row } from './csv-reader.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { hundredths, inHours } from './hundredths.ts';

/** What the record of a training says, as far as a row shows it. Hours in hundredths. */
interface Recorded {
	approved: number;
	measured: number | null;
	contentHash: string | null;
	completedAt: string | null;
}

/** Trainings as their records have them: whoever holds the key could make the tables add up to anything else. */
export class RecordedTrainings {
	#byEntry = new Map<number, Recorded>();
	/** Training from elsewhere by its id; the decision on it, by its entry. */
	#outside = new Map<string, number>();
	#decisions = new Map<number, { outsideId: string; isAccepted: boolean }>();

	take({ seq, event, records: [record] }: EvidenceLine) {
		if (!record) return;
		switch (event?.['kind']) {
			case 'completion-awarded':
				this.#byEntry.set(seq, {
					...{ approved: ofMinutes(record['minutesApproved']), measured: ofMinutes(record['minutesActive']) },
					...{ contentHash: String(record['contentHash']), completedAt: String(record['completedAt']) }
				});
				break;
			case 'session-credited':
				this.#byEntry.set(seq, {
					...{ approved: ofMinutes(record['minutes']), measured: ofMinutes(record['minutesPresent']) },
					...{ contentHash: null, completedAt: null }
				});
				break;
			case 'outside-entered':
				this.#outside.set(String(record['id']), ofMinutes(record['minutes']));
				break;
			case 'outside-decided':
				this.#decisions.set(seq, {
					...{ outsideId: String(record['outsideId']), isAccepted: record['accepted'] === true }
				});
		}
	}

	/** @throws Broken when a row of completions shows another training than the record of its entry */
	compare(row: Row, where: string) {
		const seq = Number(row['record_seq']);
		const said = this.#find(seq, where);
		const { hours_approved: approved, hours_measured: measured, hours_credited: credited } = row;
		must(
			hundredths(approved ?? '') === said.approved,
			() =>
				`${where} shows ${approved ?? 'no'} approved hours; the record of entry ${counted(seq)} says ${inHours(said.approved)}.`
		);
		must(
			said.measured === null || hundredths(measured ?? '') === said.measured,
			() =>
				`${where} shows ${measured ?? 'no'} measured hours; the record of entry ${counted(seq)} says ${inHours(said.measured ?? 0)}.`
		);
		// Rounded in a sum, a line may have a hundredth more.
		must(
			(hundredths(credited ?? '') ?? 0) <= Math.max(said.approved, said.measured ?? 0) + 1,
			() =>
				`${where} credits ${credited} hours; the record of entry ${counted(seq)} is of ${inHours(Math.max(said.approved, said.measured ?? 0))}.`
		);
		must(
			said.contentHash === null || row['content_hash'] === said.contentHash,
			() => `${where} shows another version of the course than the record of entry ${counted(seq)}.`
		);
		must(
			said.completedAt === null || isSameMoment(row['completed_at'] ?? '', said.completedAt),
			() =>
				`${where} shows another moment than the record of entry ${counted(seq)}, which is of ${said.completedAt}.`
		);
	}

	#find(seq: number, where: string): Recorded {
		const own = this.#byEntry.get(seq);
		if (own) return own;
		const decision = this.#decisions.get(seq);
		must(decision, () => `${where} leads to entry ${counted(seq)}, which is of no training.`);
		must(
			decision.isAccepted,
			() => `${where} shows training from elsewhere that was not accepted, in entry ${counted(seq)}.`
		);
		const approved = this.#outside.get(decision.outsideId);
		must(
			approved !== undefined,
			() => `${where} shows training from elsewhere whose record is missing in the pack.`
		);
		return { approved, measured: null, contentHash: null, completedAt: null };
	}
}

/** As hours are rounded everywhere. */
const ofMinutes = (minutes: unknown) => Math.round((Number(minutes) * 100) / 60);

function isSameMoment(shown: string, recorded: string): boolean {
	try {
		const [one, other] = [shown, recorded].map((text) => Temporal.Instant.from(text).epochMilliseconds);
		// A table may leave out fractions of a second.
		return Math.floor(one! / 1000) === Math.floor(other! / 1000);
	} catch {
		return false;
	}
}
