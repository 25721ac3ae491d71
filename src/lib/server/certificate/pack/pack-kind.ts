import { readPackRequest, type PackRequest } from '#lib/domain/certificate/pack/pack-request.ts';
import type { PreparedKind } from '../prepared/prepared-kind.ts';
import { makePack } from './make-pack.ts';
import { packWords } from './pack-words.ts';

/** What packs are called among the files that are made while somebody waits, and in the ledger. */
export const PACK = 'pack';

export const packKind: PreparedKind<PackRequest> = {
	title: 'Evidence pack',
	words: (request) => packWords(request),
	parse: readPackRequest,
	make: makePack
};
