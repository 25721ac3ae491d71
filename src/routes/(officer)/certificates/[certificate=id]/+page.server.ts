import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const { certificate, state, revokedOn } = await readCertificate(locals, {
		certificateId: params.certificate
	});
	return {
		state,
		until:
			state === 'revoked' && revokedOn
				? `on ${dayInWords(revokedOn)}`
				: `until ${dayInWords(certificate.validUntil)}`,
		title: certificate.courseTitle,
		number: certificate.number,
		verifyUrl: `${url.origin}/verify/${certificate.number}`,
		pdf: `/certificates/${params.certificate}/pdf`,
		// One that was revoked is not signed again.
		statement: state === 'revoked' ? null : `/certificates/${params.certificate}/certificate.txt`,
		facts: [
			{ term: 'Name', value: certificate.officerName },
			{ term: 'Completed', value: `${certificate.courseTitle}, ${minutesInWords(certificate.minutes)}` },
			{ term: 'On', value: dayInWords(certificate.completedOn) },
			{ term: 'Required by', value: `${certificate.requirementTitle} · ${certificate.citation}` },
			{ term: 'Issued by', value: certificate.departmentName },
			{ term: 'Version', value: certificate.contentHash.slice(0, 12) },
			{ term: 'Number', value: certificate.number }
		]
	};
});
