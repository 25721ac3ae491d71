import { must } from './broken.ts';
import { EVIDENCE, isHash, isObject, objectIn } from './pack-format.ts';

type Plain = { [name: string]: unknown };

/** One line of evidence.ndjson. */
export interface EvidenceLine {
	seq: number;
	hash: string;
	/** The text that was hashed; null where it is withheld. */
	body: string | null;
	event: Plain | null;
	/** What the digests of the entry are of, in their order; none where the pack does not hold them. */
	records: Plain[];
	/** What the hashes of names in these records are of, in their order; null where it was cut. */
	identities: (Plain | null)[];
	/** In the pack of one officer: the entry before, and the way to the root of the tree. */
	previousHash: string | null;
	proof: string[] | null;
}

/** @param number of the line, from 1 @throws Broken */
export function readLine(text: string, number: number): EvidenceLine {
	const line = objectIn(text);
	const wrong = `Line ${number} of ${EVIDENCE} cannot be read.`;
	must(line, wrong);
	const { seq, hash, body = null, withheld = false, record, records, identity = null, identities } = line;
	const { previousHash = null, proof = null } = line;
	must(Number.isSafeInteger(seq) && (seq as number) >= 1 && isHash(hash), wrong);
	must(withheld === true ? body === null : typeof body === 'string', wrong);
	must(previousHash === null || isHash(previousHash), wrong);
	must(proof === null || (Array.isArray(proof) && proof.every(isHash)), wrong);
	const all = records === undefined ? (record === undefined ? [] : [record]) : records;
	const named = identities === undefined ? [identity] : identities;
	must(Array.isArray(all) && all.every(isObject) && Array.isArray(named), wrong);
	must(
		named.every((one) => one === null || isObject(one)),
		wrong
	);
	const event = body === null ? null : objectIn(body as string);
	must(body === null || event, wrong);
	return {
		...{ seq: seq as number, hash: hash as string, body: body as string | null, event },
		...{ records: all, identities: named as (Plain | null)[], previousHash, proof: proof as string[] | null }
	};
}
