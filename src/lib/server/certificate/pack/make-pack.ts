import { canonical, type Canonical } from '#lib/domain/audit/canonical.ts';
import { DEFINITIONS } from '#lib/domain/certificate/pack/definitions.ts';
import type { PackRequest } from '#lib/domain/certificate/pack/pack-request.ts';
import { ruleDocument } from '#lib/domain/compliance/rule-document.ts';
import { requirementRecord } from '#lib/domain/compliance/requirement-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { signedCheckpoint } from '#lib/server/audit/tree/signed-checkpoint.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, openSnapshot, type Snapshot } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import type { FileSink, MadeFile, Progress } from '../prepared/prepared-kind.ts';
import { ArchiveWriter, PackArchive } from './archive/pack-archive.ts';
import { CitedContent } from './content/cited-content.ts';
import { writeContent } from './content/write-content.ts';
import { writeEvidence } from './evidence/write-evidence.ts';
import { openPack, type Pack } from './open-pack.ts';
import { PackFiles } from './pack-files.ts';
import { packWords } from './pack-words.ts';
import { writePeople } from './people/write-people.ts';
import type { StandingCounts } from './people/write-standing.ts';
import { reportInput } from './report-input.ts';
import { packReport } from './report/pack-report.ts';
import { README } from './readme.ts';
import { FORMAT, keysAt, manifestOf, sealOf } from './sealing.ts';
import { checkpointLines } from './checkpoint-lines.ts';

/**
 * Makes the evidence pack of a request. Its bytes follow from the request and from what was recorded by its as-of
 * moment. On PostgreSQL all of it is read from one state of the database; on the embedded one the as-of moment does
 * that, as nothing of before it is ever written later.
 */
export async function makePack(
	context: Context,
	request: PackRequest,
	sink: FileSink,
	progress: Progress
): Promise<MadeFile> {
	const { db, actor } = context;
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const { departmentId } = actor;
	const archive = await PackArchive.open();
	const snapshot = await openSnapshot(db, departmentId);
	try {
		const pack = await snapshot.read((trx) => openPack(trx, departmentId, request));
		const files = new PackFiles(archive, pack.filing.profile);
		const content = new CitedContent();
		const counts: StandingCounts = new Map();
		const { people, head } = pack;
		// An officer is about as much work as sixty entries.
		const whole = people.length * 60 + (request.personId === null ? head.seq : 0);
		const officers = await writePeople(snapshot, pack, {
			...{ files, content, counts },
			async flush(done) {
				await archive.flush();
				await progress(done * 60, whole, 'Officers and their training');
			}
		});
		const withheld = await writeEvidence(snapshot, pack, {
			...{ db, file: files.evidence },
			async flush(done) {
				await archive.flush();
				const soFar = people.length * 60 + (request.personId === null ? done : 0);
				await progress(soFar, whole, 'Entries of the ledger');
			}
		});
		await progress(whole, whole, 'What was taught');
		await writeContent(snapshot, pack, { archive, files, hashes: content.cited });
		await progress(whole, whole, 'Signatures and the report');
		const checkpoint = await inDepartment(db, departmentId, (trx) =>
			signedCheckpoint(trx, departmentId, head.seq)
		);
		return await seal(snapshot, { pack, archive, files, sink, checkpoint, withheld, counts, officers });
	} finally {
		await snapshot.close();
		await archive.discard();
	}
}

interface Sealing {
	pack: Pack;
	archive: PackArchive;
	files: PackFiles;
	sink: FileSink;
	checkpoint: string;
	withheld: Map<string, number>;
	counts: StandingCounts;
	officers: number;
}

async function seal(snapshot: Snapshot, sealing: Sealing): Promise<MadeFile> {
	const { pack, archive, files, sink, checkpoint, withheld, officers } = sealing;
	const { department, request, days } = pack;
	const keys = keysAt(department.id, request.asOf);
	archive.whole('pack.json', canonical(packJson(pack, files, withheld)));
	const checkpoints = archive.begin('checkpoints.ndjson');
	checkpoints.countRows();
	for (const line of await snapshot.read((trx) => checkpointLines(trx, pack))) checkpoints.addRow(line);
	archive.whole('checkpoint.txt', checkpoint);
	archive.whole('keys.txt', `${keys.join('\n')}\n`);
	archive.whole('README.txt', README);
	const spooled = await archive.end();
	const manifest = manifestOf(spooled);
	const report = await packReport(reportInput({ ...sealing, manifest, keys }));

	const writer = new ArchiveWriter(sink);
	for (const file of spooled) await writer.addSpooled(file);
	await writer.addStored('manifest.json', Buffer.from(manifest));
	await writer.addStored('report.pdf', report);
	const archiveHash = writer.digestSoFar();
	const sealed = sealOf(department.id, { manifest, report, archive: archiveHash }, request.asOf);
	await writer.addStored('seal.txt', Buffer.from(sealed));
	await writer.end();
	return {
		name: `evidence-pack-${days.from}-to-${days.to}.zip`,
		mediaType: 'application/zip',
		rows: Object.values(files.parts).reduce((sum, { rows }) => sum + rows, 0),
		filters: packWords(request, { officers, timeZone: department.timeZone })
	};
}

function packJson(pack: Pack, files: PackFiles, withheld: Map<string, number>): Canonical {
	const { request, department, agency, requirements, days, head, nameOf } = pack;
	const { personId, asOf, preparedBy } = request;
	return {
		format: FORMAT,
		department: { id: department.id, name: department.name, timeZone: department.timeZone },
		agency: agency && {
			...{ ori: agency.ori, stateAgencyNumber: agency.stateAgencyNumber, profile: agency.profile },
			...{ address: agency.address, chiefName: agency.chiefName, chiefTitle: agency.chiefTitle }
		},
		period: { from: days.from, to: days.to },
		asOf: asOf.toString({ fractionalSecondDigits: 3 }),
		statusOn: days.on,
		person: personId === null ? null : { id: personId, name: nameOf(personId) },
		requirements: requirements.map(({ id, versions }) => ({
			id,
			versions: versions.map((version) => ({
				rule: requirementRecord(version),
				document: ruleDocument(version)
			}))
		})),
		allRequirements: request.requirementIds === null,
		preparedBy,
		ledger: { entries: head.seq, head: head.hash, origin: pack.origin },
		counts: Object.fromEntries(Object.entries(files.parts).map(([name, { rows }]) => [name, rows])),
		definitions: Object.fromEntries(DEFINITIONS.map(({ term, meaning }) => [term, meaning])),
		withheld: Object.fromEntries(withheld)
	};
}
