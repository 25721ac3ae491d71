import { entriesOf } from '#lib/ui/lesson/data-entries.ts';
import type { Source } from '#lib/ui/lesson/source.ts';

/** The source with this number, such as `S22`. Throws when there is none: no claim goes out without a source. */
export const readSource = entriesOf<Source>('sources.yaml');
