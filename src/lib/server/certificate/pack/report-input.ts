import { parseCheckpoint } from '#lib/domain/audit/note/checkpoint.ts';
import { parseNote } from '#lib/domain/audit/note/signed-note.ts';
import { EVENT_KINDS } from '#lib/domain/audit/event-words.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import { DEFINITIONS } from '#lib/domain/certificate/pack/definitions.ts';
import type { PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import { toBase64 } from '#lib/domain/audit/note/base64.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { hashBytes } from './hash-bytes.ts';
import type { Pack } from './open-pack.ts';
import type { PackFiles } from './pack-files.ts';
import type { StandingCounts } from './people/write-standing.ts';

interface Made {
	pack: Pack;
	files: PackFiles;
	counts: StandingCounts;
	officers: number;
	withheld: Map<string, number>;
	checkpoint: string;
	manifest: string;
	keys: string[];
}

/** In the order in which they matter to who reads them. */
const STATUSES: [status: string, label: string][] = [
	...(
		[
			['current', 'Current'],
			['due', 'Due'],
			['in-grace', 'In grace'],
			['overdue', 'Overdue']
		] as const
	).map(([status, label]): [string, string] => [status, label]),
	...(
		[
			['waived', 'Waived'],
			['paused', 'On leave'],
			['separated', 'Separated']
		] as const
	).map(([status, label]): [string, string] => [status, label]),
	['not-applicable', 'Not asked'],
	['practice', 'Practice']
];

/** All that the printed report shows. */
export function reportInput(made: Made): PackReportInput {
	const { pack, files, counts, officers } = made;
	const parts = Object.values(files.parts);
	return {
		cover: coverOf(pack),
		counts: [
			{ label: 'Officers', count: officers },
			...parts.map((part) => {
				const { title, total } = part.report();
				return { label: title, count: total };
			})
		],
		summary: summaryOf(pack, counts),
		parts: parts.map((part) => part.report()),
		definitions: DEFINITIONS,
		integrity: integrityOf(made)
	};
}

function coverOf({ request, department, agency, filing, requirements, on, nameOf }: Pack) {
	const { personId, from, to, asOf, preparedBy } = request;
	return {
		...{
			departmentName: department.name,
			timeZone: department.timeZone,
			period: { from, to },
			asOf,
			preparedBy
		},
		subject: personId === null ? null : { personId, name: nameOf(personId) },
		requirements: requirements.map(({ versions }) => {
			const { title, citation, version } = versionOn(versions, on) ?? versions[0];
			return { title, citation, version };
		}),
		agency: {
			...{ ori: agency?.ori ?? null, stateAgencyNumber: agency?.stateAgencyNumber ?? null },
			...{ state: filing.profile?.name ?? null, address: agency?.address ?? null },
			...{ chiefName: agency?.chiefName ?? null, chiefTitle: agency?.chiefTitle ?? null }
		}
	};
}

function summaryOf({ requirements, on }: Pack, counts: StandingCounts) {
	const statuses = STATUSES.filter(([status]) => [...counts.values()].some((own) => own.has(status)));
	return {
		columns: [
			{ name: 'requirement', label: 'Requirement' },
			...statuses.map(([name, label]) => ({ name, label, isNumber: true }))
		],
		rows: requirements.map(({ id, versions }) => [
			(versionOn(versions, on) ?? versions[0]).title,
			...statuses.map(([status]) => String(counts.get(id)?.get(status) ?? 0))
		])
	};
}

function integrityOf({ pack, withheld, checkpoint, manifest, keys }: Made) {
	const root = rootOf(checkpoint);
	return {
		...{
			manifest: hashBytes(manifest),
			entries: pack.head.seq,
			head: pack.head.hash,
			root,
			checkpoint,
			keys
		},
		withheld: [...withheld]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([kind, count]) => ({ kind: EVENT_KINDS[kind as AuditEvent['kind']] ?? kind, count }))
	};
}

function rootOf(checkpoint: string): string {
	const note = parseNote(checkpoint);
	const root = note && parseCheckpoint(note.text)?.root;
	if (!root) throw new Error('The checkpoint that was signed for this pack cannot be read.');
	return toBase64(Buffer.from(root, 'hex'));
}
