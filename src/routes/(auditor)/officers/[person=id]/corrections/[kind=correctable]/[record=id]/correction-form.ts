import * as v from 'valibot';
import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import { optionalId } from '#lib/server/http/fields.ts';
import type { Replacement } from '#lib/server/compliance/leave/put-in-place.ts';
import {
	kindField,
	optionalDayField,
	reasonField
} from '#routes/(auditor)/officers/[person=id]/exemption-forms.ts';

export const correctionSchema = v.object({
	how: v.optional(v.picklist(['void', 'replace'], 'Choose what becomes of the entry.'), '' as 'void'),
	leave: v.optional(v.union([v.literal(''), kindField], 'Choose a kind of leave.'), ''),
	fromOn: optionalDayField,
	untilOn: optionalDayField,
	instead: optionalId,
	reason: reasonField
});

type Correction = v.InferOutput<typeof correctionSchema>;

/** What is to stand in the place of a row of some kind, as the form has it; or the fields that are missing for that. */
export function replacementOf(
	kind: CorrectableKind,
	{ how, leave, fromOn, untilOn, instead }: Correction
): { replacement: Replacement | { kind: CorrectableKind } } | { issues: Record<string, string> } {
	if (how === 'void') return { replacement: { kind } };
	switch (kind) {
		case 'leave':
			if (!leave) return { issues: { leave: 'Choose a kind of leave.' } };
			if (!fromOn) return { issues: { fromOn: 'Enter the first day.' } };
			return { replacement: { kind, replacement: { kind: leave, fromOn, untilOn } } };
		case 'waiver':
			if (!fromOn) return { issues: { fromOn: 'Enter the first day.' } };
			if (!untilOn) return { issues: { untilOn: 'Enter the last day.' } };
			return { replacement: { kind, replacement: { fromOn, untilOn } } };
		case 'outside':
		case 'session-credit':
			if (!instead) return { issues: { instead: 'Choose the entry that stands in its place.' } };
			return { replacement: { kind, replacement: { id: instead } } };
		default:
			return kind satisfies never;
	}
}

/** What was sent, as the fields hold it. */
export const asTyped = ({ fromOn, untilOn, instead, ...texts }: Correction): Record<string, string> => ({
	...texts,
	fromOn: fromOn?.toString() ?? '',
	untilOn: untilOn?.toString() ?? '',
	instead: instead ?? ''
});
