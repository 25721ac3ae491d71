/** What a person may be in a department; one person may be several. */
export const ROLES = ['officer', 'supervisor', 'trainer', 'auditor', 'admin'] as const;

/** An inspector comes from outside, by an invitation: nobody of the department is made one. */
export type Role = (typeof ROLES)[number] | 'inspector';
