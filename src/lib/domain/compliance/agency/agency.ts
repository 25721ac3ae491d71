// What a department is called at its state, who answers for it, and under which names and numbers its courses are
// approved there. A record that is filed under another name is a record that nobody finds.

import type { Temporal } from 'temporal-polyfill';

/** null is not entered. */
export interface AgencyDetail {
	/** Originating agency identifier of the FBI: nine letters and digits. */
	ori: string | null;
	/** What the state calls the agency, such as a TCOLE or POST number. */
	stateAgencyNumber: string | null;
	/** The profile of content/standards by which records are filed. */
	profile: string | null;
	/** Of several lines. */
	address: string | null;
	chiefName: string | null;
	chiefTitle: string | null;
}

export const NO_DETAIL: AgencyDetail = {
	ori: null,
	stateAgencyNumber: null,
	profile: null,
	address: null,
	chiefName: null,
	chiefTitle: null
};

/** How a state or IADLEST knows a course; null is not entered. */
export interface CourseApproval {
	/** The exact title that was approved: states refuse others. */
	approvedTitle: string | null;
	stateCourseNumber: string | null;
	/** Of the National Certification Program of IADLEST. */
	ncpNumber: string | null;
	/** Who presents the course: the presenter or sponsor, and its number at the state. */
	providerName: string | null;
	providerNumber: string | null;
}

export const NO_APPROVAL: CourseApproval = {
	approvedTitle: null,
	stateCourseNumber: null,
	ncpNumber: null,
	providerName: null,
	providerNumber: null
};

/** A setting as it was written down: the newest of its kind counts. */
export interface Setting {
	departmentId: string;
	/** From 1; of a course, within its code. */
	number: number;
	setBy: string;
	setAt: Temporal.Instant;
}

export interface AgencyEvidence extends AgencyDetail, Setting {}

export interface CourseApprovalEvidence extends CourseApproval, Setting {
	/** Of the module. */
	code: string;
}
