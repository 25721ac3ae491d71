import { certificateDigest, cutCertificate } from '#lib/domain/certificate/certificate-digest.ts';
import { cutFile, importDigest, outsideDigest } from '#lib/domain/compliance/outside/outside-digest.ts';
import type { Removed } from '#lib/domain/compliance/retention/retention-digest.ts';
import { cutHistory, historyDigest } from '#lib/domain/identity/history-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { listImportEvidence, listOutsideEvidence } from '../evidence/outside/queries.ts';
import { listCertificateEvidence, listHistoryEvidence } from '../evidence/queries.ts';
import { listCertificateIds, listRestingOn } from './queries.ts';

type Renamed = Removed['renamed'];

/** Only records from before names were sealed are called something else after the cut. */
const changed = (all: Renamed) => all.filter(({ was, is }) => was !== is);

/** What the records of a person are called before and after their names are cut. */
export async function renamedByIdentity(
	db: Db,
	departmentId: string,
	personId: string,
	removalId: string
): Promise<Renamed> {
	const history = await listHistoryEvidence(db, departmentId, [personId]);
	const ids = await listCertificateIds(db, departmentId, personId);
	const certificates = ids.length > 0 ? await listCertificateEvidence(db, departmentId, ids) : new Map();
	return changed([
		...history.map((row) => ({ was: historyDigest(row), is: historyDigest(cutHistory(row, removalId)) })),
		...[...certificates.values()].map((row) => ({
			was: certificateDigest(row),
			is: certificateDigest(cutCertificate(row, removalId))
		}))
	]);
}

/** What the records that rest on some files are called before and after those are removed. */
export async function renamedByFiles(
	db: Db,
	departmentId: string,
	hashes: string[],
	removalId: string
): Promise<Renamed> {
	const { outside, imports } = await listRestingOn(db, departmentId, hashes);
	const trained = outside.length > 0 ? await listOutsideEvidence(db, departmentId, outside) : new Map();
	const imported = imports.length > 0 ? await listImportEvidence(db, departmentId, imports) : new Map();
	return changed([
		...[...trained.values()].map((row) => ({
			was: outsideDigest(row),
			is: outsideDigest({ ...row, file: row.file && cutFile(row.file, removalId) })
		})),
		...[...imported.values()].map((row) => ({
			was: importDigest(row),
			is: importDigest({ ...row, file: cutFile(row.file, removalId) })
		}))
	]);
}
