import { sql } from 'kysely';
import type { TellingEvidence } from '#lib/domain/compliance/telling/telling-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** How the department tells its people, by the number of the setting. */
export async function listTellingEvidence(
	db: Db,
	departmentId: string,
	numbers: string[]
): Promise<Map<string, TellingEvidence>> {
	const rows = await db
		.selectFrom('telling')
		.select([
			'department_id as departmentId',
			'number',
			'quiet_from as quietFrom',
			'quiet_until as quietUntil'
		])
		.select(['remind_days as remindDays', 'is_on as isOn', 'set_by as setBy', 'set_at as setAt'])
		.where('department_id', '=', departmentId)
		.where(sql<string>`number::text`, 'in', numbers)
		.execute();
	return new Map(rows.map((row) => [String(row.number), row]));
}
