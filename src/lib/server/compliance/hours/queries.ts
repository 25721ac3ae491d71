import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/** What one person completed here, with the titles it had then, and what was taken back of it, as far as was known. */
export const listCompletedModules = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	db
		.selectFrom('completion')
		.innerJoin('content_version as version', 'version.hash', 'completion.content_hash')
		.leftJoin('certificate', (join) =>
			join
				.onRef('certificate.department_id', '=', 'completion.department_id')
				.onRef('certificate.completion_id', '=', 'completion.id')
		)
		.leftJoin('certificate_revocation as revocation', (join) =>
			join
				.onRef('revocation.department_id', '=', 'certificate.department_id')
				.onRef('revocation.certificate_id', '=', 'certificate.id')
				.on(knownBy('revocation.revoked_at', known))
		)
		.select(['completion.id', 'completion.code', 'version.title', 'completion.completed_on as on'])
		.select(['completion.minutes_approved as approved', 'completion.minutes_active as measured'])
		.select(['certificate.number', 'revocation.revoked_at as revokedAt', 'revocation.reason'])
		.where('completion.department_id', '=', departmentId)
		.where('completion.person_id', '=', personId)
		.where(knownBy('completion.completed_at', known))
		.execute();

/**
 * What one person was credited for sessions, with the workshop, and why a credit was corrected, if it was; as far as was
 * known. A session is credited when it is ended.
 */
export const listCreditedSessions = (db: Db, departmentId: string, personId: string, known: Known = null) =>
	db
		.selectFrom('session_credit as credit')
		.innerJoin('workshop_session as session', (join) =>
			join
				.onRef('session.department_id', '=', 'credit.department_id')
				.onRef('session.id', '=', 'credit.session_id')
		)
		.innerJoin('workshop', (join) =>
			join
				.onRef('workshop.department_id', '=', 'session.department_id')
				.onRef('workshop.id', '=', 'session.workshop_id')
		)
		.leftJoin('correction', (join) =>
			join
				.onRef('correction.department_id', '=', 'credit.department_id')
				.onRef('correction.of_id', '=', 'credit.id')
				.on('correction.of_kind', '=', 'session-credit')
				.on(knownBy('correction.corrected_at', known))
		)
		.innerJoin('session_ending as ending', (join) =>
			join
				.onRef('ending.department_id', '=', 'credit.department_id')
				.onRef('ending.session_id', '=', 'credit.session_id')
				.on(knownBy('ending.ended_at', known))
		)
		.select(['credit.id', 'credit.minutes', 'credit.minutes_present as present', 'correction.reason'])
		.select(sql<Temporal.PlainDate>`credit.taught_on`.as('on'))
		.select(['workshop.title', 'workshop.segments', 'session.segment', 'session.instructor'])
		.select('workshop.partner')
		.where('credit.department_id', '=', departmentId)
		.where('credit.person_id', '=', personId)
		.execute();
