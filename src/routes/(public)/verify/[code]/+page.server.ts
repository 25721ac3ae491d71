import { error, redirect } from '@sveltejs/kit';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { readCode } from '#lib/domain/certificate/certificate-code.ts';
import { verifyCertificate } from '#lib/server/certificate/verify-certificate.ts';
import { withinVerifyLimit } from '#lib/server/certificate/verify-limit.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ params, locals, setHeaders }: PageServerLoadEvent) => {
	const code = readCode(params.code);
	if (!code) error(404, 'This is no certificate number');
	if (code !== params.code) redirect(303, `/verify/${code}`);
	const checked = await withinVerifyLimit(locals.address ?? '', () => verifyCertificate(locals, { code }));
	if (checked.kind === 'too-many') {
		setHeaders({ 'retry-after': String(checked.seconds) });
		error(429, 'Too many unknown numbers');
	}
	if (checked.kind === 'unknown') error(404, 'No such certificate');
	const { certificate, revokedOn } = checked;
	const until = dayInWords(certificate.validUntil);
	return {
		context: 'Certificate check',
		kind: checked.kind,
		statement: checked.kind === 'revoked' ? null : `/verify/${code}/certificate.txt`,
		detail:
			checked.kind === 'revoked' && revokedOn
				? `on ${dayInWords(revokedOn)}`
				: checked.kind === 'expired'
					? `was valid until ${until}`
					: `until ${until}`,
		facts: [
			{ term: 'Name', value: certificate.officerName },
			{
				term: 'Completed',
				value: `${certificate.courseTitle}, ${Number((certificate.minutes / 60).toFixed(2))}\u00a0h`
			},
			{ term: 'On', value: dayInWords(certificate.completedOn) },
			{ term: checked.kind === 'valid' ? 'Valid until' : 'Was valid until', value: until },
			{
				term: 'Version',
				value: `${certificate.courseCode} · ${certificate.contentHash.slice(0, 4)} ${certificate.contentHash.slice(4, 8)}`
			},
			{ term: 'Issued by', value: certificate.departmentName },
			{ term: 'Number', value: certificate.number }
		],
		checkedAt: `${dayInWords(locals.now.toZonedDateTimeISO('UTC').toPlainDate())}, ${locals.now.toString().slice(11, 16)} UTC`
	};
});
