/** What a release of a department's own scenario asks of officers who hold the version before it. */
export const RELEASE_EFFECTS = [
	'none',
	'tell',
	'read-difference',
	'retake-next-cycle',
	'retake-now'
] as const;

export type ReleaseEffect = (typeof RELEASE_EFFECTS)[number];
