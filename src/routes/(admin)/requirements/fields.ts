import type { RequirementForm } from '#lib/server/compliance/requirement/read-requirement-form.ts';
import type { RequirementValues } from './requirement-values.ts';

/** What every part of the form is given. */
export interface FieldsProps {
	options: RequirementForm['options'];
	values: RequirementValues;
	issues: Record<string, string>;
}
