import type { Canonical } from './canonical.ts';

type Data = { readonly [key: string]: Canonical | undefined };

/** An act on evidence, whose row is named by its digest. */
type Evidence<Kind extends string, More extends Data = Data> = {
	kind: Kind;
	subject: string;
	digest: string;
} & More;

/** The version that an act was done on: its hash, and the digest of its document as it was then. */
type Content = { content: string; contentDigest: string };

/** What the ledger can say. `subject` is the id of whom or what it is about. No answers, no passwords, no names. */
export type AuditEvent =
	| { kind: 'signed-in' | 'signed-out'; subject: string }
	| { kind: 'sign-in-refused'; subject: string; reason: 'password' | 'locked' | 'disabled' }
	/** A page of another role was asked for; `route` is its id. */
	| { kind: 'access-refused'; subject: string; route: string }
	| { kind: 'unit-added'; subject: string }
	| Evidence<'department-founded'>
	| Evidence<'person-added', { roles: readonly string[] }>
	| Evidence<'person-changed'>
	| { kind: 'roles-changed'; subject: string; before: readonly string[]; after: readonly string[] }
	// One digest for each row of history that it wrote: changes entered for later days change with it.
	| { kind: 'person-disabled' | 'person-enabled'; subject: string; digests: readonly string[] }
	| { kind: 'password-changed'; subject: string }
	| Evidence<'requirement-adopted'>
	| Evidence<'enrolled', { requirement: string; code: string; cycle: number } & Content>
	| Evidence<'lesson-finished', { requirement: string; code: string; lesson: string; cycle: number }>
	| Evidence<'quiz-started', { attempt: string }>
	| Evidence<'quiz-submitted', { attempt: string; passed: boolean }>
	| Evidence<'scenario-started', { run: string } & Content>
	| Evidence<'scenario-finished', { run: string; passed: boolean }>
	| Evidence<'extra-attempt-granted', { grant: string; code: string; cycle: number; reason: string }>
	// `content` is the statement that was signed.
	| Evidence<'completion-awarded', { completion: string } & Content>
	| Evidence<'certificate-issued', { certificate: string }>
	| Evidence<'certificate-revoked', { certificate: string; reason: string }>
	// The studio. The subject of these is the draft; the text that was sent is named by its hash.
	| Evidence<'review-asked', { review: string }>
	| Evidence<'review-decided', { review: string; verdict: 'approved' | 'changes-asked' | 'withdrawn' }>
	// A department's own scenario becomes current, or is taken back; the subject is its code.
	| Evidence<'scenario-released', { release: string; effect: string } & Content>
	| Evidence<'scenario-retired', { release: string }>
	| Evidence<'media-added', { media: string }>
	| Evidence<'change-read', { release: string }>
	// Compliance. The subject of a version is the requirement; of what is about one person, that person.
	| Evidence<'requirement-revised', { version: string }>
	| Evidence<'leave-recorded', { leave: string }>
	| Evidence<'waiver-granted', { waiver: string; requirement: string }>
	// `file` is the hash of the certificate, or of the table that was imported.
	| Evidence<'outside-entered', { outside: string; file: string | null }>
	| Evidence<'outside-decided', { outside: string; accepted: boolean }>
	| Evidence<'records-imported', { import: string; rows: number; file: string }>
	| Evidence<'record-corrected', { correction: string; of: string }>
	// The subject of these is the workshop; of a line of a roster, a signature and a credit, the officer.
	| Evidence<'workshop-added'>
	| Evidence<'session-scheduled', { session: string }>
	| Evidence<'session-invited', { session: string }>
	| Evidence<'session-signed', { session: string; direction: 'in' | 'out'; how: 'qr' | 'sheet' }>
	| Evidence<'session-ended', { session: string; held: boolean }>
	| Evidence<'session-credited', { session: string; credit: string }>
	| Evidence<'telling-set', { number: string }>
	// What the agency is called at its state, and under which number a course is approved there; its subject is the code.
	| Evidence<'agency-set', { number: string }>
	| Evidence<'course-approval-set', { number: string }>
	| Evidence<'reported-to-state', { report: string; state: 'submitted' | 'approved' | 'refused' }>
	// Copies of signed checkpoints; the subject is the sink.
	| Evidence<'sink-added', { sink: string }>
	| Evidence<'sink-ended', { sink: string }>
	// Somebody from outside who looks; the subject is that person.
	| Evidence<'inspector-invited', { inspection: string }>
	| Evidence<'inspection-ended', { inspection: string }>
	/** A page that an inspector opened: `route` is its id, `address` in the entry is where they were. */
	| { kind: 'page-opened'; subject: string; route: string; path: string }
	// What officers ask to be put right, and the answer; the subject is the officer.
	| Evidence<'correction-asked', { request: string }>
	| Evidence<'correction-answered', { request: string; corrected: boolean }>
	// How long records are kept; the subject of a removal, and of a hold that is one person's, is that person.
	| Evidence<'retention-set', { number: string }>
	| Evidence<'hold-placed', { hold: string }>
	| Evidence<'hold-ended', { hold: string }>
	| Evidence<'removed', { removal: string; class: 'identity' | 'files' | 'mail' }>
	| { kind: 'record-opened'; subject: string; what: string }
	| { kind: 'exported'; subject: string; what: string; filters: string; rows: number; digest: string }
	/** A prepared file went to somebody: which one, what it was, the hash of its bytes. */
	| { kind: 'file-fetched'; subject: string; what: string; digest: string }
	| { kind: 'ledger-checked'; subject: string; entries: number; intact: boolean };
