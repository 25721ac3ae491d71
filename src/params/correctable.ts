import { isCorrectable, type CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';

/** What can be wrong and is put right by a row that says so. */
export const match = (param: string): param is CorrectableKind => isCorrectable(param);
