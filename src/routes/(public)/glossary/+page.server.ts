import { readGlossary } from '#lib/server/course/data-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ terms: readGlossary() });
