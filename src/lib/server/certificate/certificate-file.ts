import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import { percentOf } from '#lib/domain/scenario/score.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { listAssessedSkills } from './queries.ts';
import { readReadable } from './readable-certificate.ts';

const ASSESSED: Record<Skill, string> = {
	recognition: 'recognition of danger signs',
	communication: 'communication with victims',
	referral: 'referral to services',
	safety: 'safety of the people on scene',
	documentation: 'documentation'
};

/**
 * A certificate as a PDF. What it says comes from the record; the address of the public check from configuration.
 * @param input.origin such as https://training.example.gov, without a slash at the end
 */
export async function certificateFile(
	context: Context,
	input: { certificateId: string; origin: string }
): Promise<{ name: string; bytes: Uint8Array }> {
	const face = await readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const row = await readReadable(trx, context, input.certificateId);
		const skills = await listAssessedSkills(trx, row.departmentId, row.id);
		const {
			number,
			officerName,
			rank,
			badgeNumber,
			courseTitle,
			departmentName,
			requirementTitle,
			citation
		} = row;
		return {
			...{ number, officerName, rank, badgeNumber, courseTitle, departmentName, requirementTitle, citation },
			verifyUrl: `${input.origin}/verify/${number}`,
			moduleCode: row.courseCode,
			hours: minutesInWords(row.minutes),
			completedOn: row.completedOn.toString(),
			validUntil: row.validUntil.toString(),
			contentVersion: row.contentHash,
			scorePercent: percentOf(row.won, row.most),
			assessed: skills.map((skill) => ASSESSED[skill]),
			issuedAt: row.issuedAt.toString()
		};
	});
	return { name: `${face.number}.pdf`, bytes: await certificatePdf(face) };
}
