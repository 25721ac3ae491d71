import type { Canonical } from './canonical.ts';

type Data = { readonly [key: string]: Canonical | undefined };

/** An act on evidence, whose row is named by its digest. */
type Evidence<Kind extends string, More extends Data = Data> = {
	kind: Kind;
	subject: string;
	digest: string;
} & More;

/** What the ledger can say. `subject` is the id of whom or what it is about. No answers, no passwords, no names. */
export type AuditEvent =
	| { kind: 'signed-in' | 'signed-out'; subject: string }
	| { kind: 'sign-in-refused'; subject: string; reason: 'password' | 'locked' | 'disabled' }
	| { kind: 'department-founded' | 'unit-added'; subject: string }
	| Evidence<'person-added', { roles: readonly string[] }>
	| Evidence<'person-changed'>
	| { kind: 'roles-changed'; subject: string; before: readonly string[]; after: readonly string[] }
	| { kind: 'person-disabled' | 'person-enabled' | 'password-changed'; subject: string }
	| Evidence<'requirement-adopted'>
	| Evidence<'enrolled', { code: string; content: string; cycle: number }>
	| { kind: 'lesson-finished'; subject: string; code: string; lesson: string; cycle: number }
	| Evidence<'quiz-started', { attempt: string }>
	| Evidence<'quiz-submitted', { attempt: string; passed: boolean }>
	| Evidence<'scenario-started', { run: string }>
	| Evidence<'scenario-finished', { run: string; passed: boolean }>
	| { kind: 'extra-attempt-granted'; subject: string; code: string; cycle: number; reason: string }
	| Evidence<'completion-awarded', { completion: string }>
	| Evidence<'certificate-issued', { certificate: string }>
	| { kind: 'certificate-revoked'; subject: string; certificate: string; reason: string }
	| { kind: 'record-opened'; subject: string; what: string }
	| { kind: 'exported'; subject: string; what: string; filters: string; rows: number; digest: string }
	| { kind: 'ledger-checked'; subject: string; entries: number; intact: boolean };
