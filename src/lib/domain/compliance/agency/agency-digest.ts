// What a setting of the agency or of a course is called in the ledger: all that it says, and who set it when.

import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { AgencyEvidence, CourseApprovalEvidence } from './agency.ts';

/** The same for the same row; other members of it do not count. */
export function agencyRecord(row: AgencyEvidence): Canonical {
	const { departmentId, number, ori, stateAgencyNumber, profile, address, chiefName, chiefTitle } = row;
	const { setBy, setAt } = row;
	return {
		...{ departmentId, number, ori, stateAgencyNumber, profile, address, chiefName, chiefTitle },
		...{ setBy, setAt }
	};
}

export const agencyDigest = (row: AgencyEvidence): string => digest(agencyRecord(row));

/** The same for the same row; other members of it do not count. */
export function courseApprovalRecord(row: CourseApprovalEvidence): Canonical {
	const { departmentId, code, number, approvedTitle, stateCourseNumber, ncpNumber } = row;
	const { providerName, providerNumber, setBy, setAt } = row;
	return {
		...{ departmentId, code, number, approvedTitle, stateCourseNumber, ncpNumber },
		...{ providerName, providerNumber, setBy, setAt }
	};
}

export const courseApprovalDigest = (row: CourseApprovalEvidence): string =>
	digest(courseApprovalRecord(row));
