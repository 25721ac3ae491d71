import { Report } from '#lib/domain/scenario/problem.ts';
import { readHeader } from '#lib/domain/scenario/read/header.ts';
import { split } from '#lib/domain/scenario/read/split.ts';

/** The title that stands in the header of a draft, however much of the rest can be read. */
export const draftTitle = (text: string) =>
	readHeader(split(text), new Report('draft')).title || 'No title yet';
