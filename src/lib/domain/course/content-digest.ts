import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';

/**
 * The hash that a version is published under: what it was written in and, where it is a department's own, whose it is.
 * Two departments that write the same have two versions.
 */
export const contentHash = ({
	code,
	kind,
	sources,
	departmentId
}: {
	code: string;
	kind: string;
	sources: object;
	departmentId?: string | null;
}) => digest({ code, kind, sources: sources as Canonical, department: departmentId ?? undefined });

/**
 * What the ledger calls the document that was made of the sources: what officers saw, and which answers were right.
 * Taken of the document as JSON holds it, so that it is the same before it is stored and after it was read.
 */
export const documentDigest = (document: unknown) =>
	digest(JSON.parse(JSON.stringify(document)) as Canonical);
