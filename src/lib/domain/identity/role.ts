/** What a person may be in a department; one person may be several. */
export const ROLES = ['officer', 'supervisor', 'trainer', 'auditor', 'admin'] as const;

export type Role = (typeof ROLES)[number];
