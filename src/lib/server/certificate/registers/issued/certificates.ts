import { CERTIFICATE_WORDS, type RegisterCertificateState } from '#lib/domain/certificate/register-state.ts';
import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { register, type Shown } from '#lib/server/compliance/registers/register.ts';
import { countIssued, listIssued, type CertificateRow } from './queries.ts';

const SHAPES: Record<RegisterCertificateState, Shown['status']> = {
	valid: 'complete',
	expired: 'overdue',
	revoked: 'not-applicable',
	superseded: 'none'
};

export const certificates = register<CertificateRow>({
	title: 'Certificates',
	noun: 'certificate',
	nouns: 'certificates',
	about: 'Every certificate as it was printed, and what became of it, by the day of completion.',
	searches: 'Number, officer, badge or state id',
	controls: ['unit', 'requirement', 'module', 'state', 'days'],
	states: Object.entries(CERTIFICATE_WORDS).map(([value, label]) => ({ value, label })),
	order: { sort: 'issued_at', descending: true },
	columns: [
		{
			name: 'certificate_no',
			label: 'Number',
			sorts: true,
			value: (row) => row.number,
			shown: (row) => ({ text: row.number, href: `/verify/${row.number}` })
		},
		{
			name: 'officer_name',
			label: 'Officer',
			sorts: true,
			value: (row) => row.officerName,
			shown: (row) => ({
				text: row.officerName,
				href: `/officers/${row.personId}`,
				small: [row.rank, row.badgeNumber && `badge ${row.badgeNumber}`].filter(Boolean).join(' · ')
			})
		},
		{ name: 'rank', value: (row) => row.rank },
		{ name: 'badge_number', value: (row) => row.badgeNumber },
		{ name: 'unit', label: 'Unit', sorts: true, value: (row) => row.unitName },
		{
			name: 'course_code',
			label: 'Module',
			sorts: true,
			value: (row) => row.courseCode,
			shown: (row) => ({ text: row.courseTitle, small: row.courseCode })
		},
		{ name: 'course_title', value: (row) => row.courseTitle },
		{ name: 'requirement', value: (row) => row.requirement },
		{ name: 'statute_citation', value: (row) => row.citation },
		{ name: 'hours', value: (row) => Number(decimalHours(row.minutes)) },
		{ name: 'points', value: (row) => row.won },
		{ name: 'points_of', value: (row) => row.most },
		{ name: 'completed_on', value: (row) => row.completedOn },
		{ name: 'issued_at', label: 'Issued', sorts: true, value: (row) => row.issuedAt },
		{ name: 'valid_until', label: 'Valid until', sorts: true, value: (row) => row.validUntil },
		{
			name: 'certificate_status',
			label: 'State',
			value: (row) => row.state,
			shown: ({ state, reason }) => ({
				text: CERTIFICATE_WORDS[state],
				status: SHAPES[state],
				small: reason
			})
		},
		{ name: 'revoked_at', value: (row) => row.revokedAt },
		{ name: 'revoked_by', value: (row) => row.revokedBy },
		{ name: 'reason', value: (row) => row.reason },
		{ name: 'content_hash', value: (row) => row.contentHash }
	],
	count: (trx, _, asked) => countIssued(trx, asked),
	list: (trx, _, asked, page) => listIssued(trx, asked, page)
});
