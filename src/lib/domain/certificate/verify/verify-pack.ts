import { counted, must } from './broken.ts';
import {
	compareTrees,
	MOST_SIGNATURES,
	notesIn,
	openCheckpoint,
	readCheckpoints,
	type SignedTree
} from './checkpoint-notes.ts';
import { Findings } from './findings.ts';
import { followSome, followWhole } from './follow-ledger.ts';
import type { Machine, PackSource } from './machine.ts';
import { compareFiles, readManifest } from './manifest.ts';
import { readFacts } from './pack-facts.ts';
import { PackMatter } from './pack-matter.ts';
import { EVIDENCE, LAST, REQUIRED } from './pack-format.ts';
import { factsInWords, OWN_KEYS, PACK_DOES_NOT_PROVE, PACK_PROVES, withheldInWords } from './pack-words.ts';
import { readPack } from './read-pack.ts';
import { readSeal } from './seal.ts';
import { trustIn, type Trust } from './trust.ts';
import { firstBroken, type Verdict } from './verdict.ts';
import { readDirectory, type ZipEntry } from './zip/directory.ts';
import { readEntry } from './zip/read-entry.ts';

export interface Asked {
	/** Keys as the department published them, one a line; without them the ones in the pack are used. */
	keys?: string | null;
	/** Texts of checkpoints that somebody kept outside of the department's server. */
	checkpoints?: readonly string[];
	/** Told how many bytes of how many are read. */
	progress?(done: number, of: number): void;
}

/** What is read whole before the rest: seals and lists. In bytes. */
const MOST_WHOLE = 512 * 2 ** 20;

/**
 * Checks a sealed pack: each byte, each entry, each proof and each sum. Asks nobody else. Whatever the file is, the
 * answer is a verdict; in memory are an entry's hash and a row's sums, never the pack.
 */
export async function verifyPack(source: PackSource, machine: Machine, asked: Asked = {}): Promise<Verdict> {
	const findings = new Findings();
	const opened = await findings.lookAt('archive', () => open(source, machine));
	if (!opened) return verdictOf(findings, false, null);
	const { directory, whole, manifest } = opened;

	const facts = findings.try('files', () => readFacts(whole.get('pack.json')!));
	if (!facts) return verdictOf(findings, false, null);
	const { departmentId } = facts;
	const given = asked.keys?.trim() ?? '';
	const isGiven = given !== '';
	const trust = trustIn(isGiven ? given : whole.get('keys.txt')!, departmentId, machine.holds);
	const seal = findings.try('seal', () => {
		must(
			trust.keys.length > 0,
			isGiven ? 'The list of keys that was given holds no key.' : 'The pack’s keys.txt holds no key.'
		);
		return readSeal(whole.get('seal.txt')!, trust, departmentId);
	});
	const checkpoint = findings.try('checkpoints', () =>
		openCheckpoint(whole.get('checkpoint.txt')!, trust, departmentId, 'The pack’s own checkpoint')
	);
	const trees = findings.try('checkpoints', () => readCheckpoints(whole.get('checkpoints.ndjson')!));
	const kept = keptTrees(findings, asked.checkpoints ?? [], trust, departmentId);
	if (!checkpoint || !trees) return verdictOf(findings, isGiven, null);

	const sizes = [...trees, ...kept].map(({ size }) => size);
	const ledger =
		facts.personId === null
			? followWhole(departmentId, checkpoint.size, sizes)
			: followSome(checkpoint.size, checkpoint.root);
	const matter = new PackMatter(findings, facts, ledger);
	const reading = { findings, directory, manifest, seal: seal ?? null, matter };
	const isRead = await readPack(source, machine, { ...reading, progress: asked.progress ?? (() => {}) });
	if (isRead) {
		findings.holds('archive', `${counted(directory.entries.length)} files, ${counted(source.size)} bytes.`);
		if (seal)
			findings.holds('seal', `Signed with a key that ${isGiven ? 'you gave' : 'came with the pack'}.`);
		const trusted = { trust, departmentId, isOfOne: facts.personId !== null };
		if (!findings.isBroken('ledger'))
			compareSigned(findings, { trees, kept, roots: ledger.roots, checkpoint, ...trusted });
	}
	const { entries, counts } = matter;
	return verdictOf(findings, isGiven, {
		facts: factsInWords(facts, entries, checkpoint.size),
		withheld: withheldInWords(facts, counts.withheld, counts.cut)
	});
}

/** Reads the list of files and those that the others are compared with. */
async function open(source: PackSource, machine: Machine) {
	const directory = await readDirectory(source);
	const byPath = new Map(directory.entries.map((entry) => [entry.path, entry]));
	for (const path of [...REQUIRED, ...LAST]) must(byPath.has(path), `${path} is missing: every pack has it.`);
	must(
		directory.entries[0]?.path === EVIDENCE,
		`The archive does not begin with ${EVIDENCE}: its files were put in another order.`
	);
	const whole = new Map<string, string>();
	for (const path of [
		'manifest.json',
		'seal.txt',
		'pack.json',
		'keys.txt',
		'checkpoint.txt',
		'checkpoints.ndjson'
	])
		whole.set(path, await readText(source, machine, byPath.get(path)!));
	const manifest = readManifest(whole.get('manifest.json')!);
	compareFiles([...byPath.keys()], manifest);
	must(byPath.get('seal.txt')!.method === 'stored', 'seal.txt is packed, which it never is.');
	return { directory, whole, manifest };
}

async function readText(source: PackSource, machine: Machine, entry: ZipEntry): Promise<string> {
	must(entry.bytes <= MOST_WHOLE, `${entry.path} is larger than it ever is.`);
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let text = '';
	await readEntry(source, machine, entry, {
		take: (bytes) => void (text += decoder.decode(bytes, { stream: true }))
	});
	return text + decoder.decode();
}

/** The checkpoints that somebody kept, those that are of this department and signed by it. */
function keptTrees(
	findings: Findings,
	texts: readonly string[],
	trust: Trust,
	departmentId: string
): SignedTree[] {
	if (texts.length === 0) {
		findings.unasked(
			'kept',
			'No checkpoint that was kept elsewhere was given. With one, also a ledger that was written anew by somebody with the department’s key would be found out.'
		);
		return [];
	}
	const trees = findings.try('kept', () => {
		const notes = texts.flatMap(notesIn);
		return notes.map((note) => ({
			note,
			...openCheckpoint(note, trust, departmentId, 'A checkpoint that was kept')
		}));
	});
	return (trees ?? []).toSorted((a, b) => a.size - b.size);
}

interface Signed {
	trees: SignedTree[];
	kept: SignedTree[];
	roots: ReadonlyMap<number, string>;
	checkpoint: { size: number; root: string };
	trust: Trust;
	departmentId: string;
	isOfOne: boolean;
}

function compareSigned(
	findings: Findings,
	{ trees, kept, roots, checkpoint, trust, departmentId, isOfOne }: Signed
) {
	const own = { ...checkpoint, note: '' };
	const open = (tree: SignedTree) =>
		tree === own
			? own
			: openCheckpoint(tree.note, trust, departmentId, `The checkpoint over ${counted(tree.size)} entries`);
	findings.try('checkpoints', () => {
		must(
			trees.every(({ size }) => size <= checkpoint.size),
			'A checkpoint is of more entries than the pack.'
		);
		findings.holds(
			'checkpoints',
			compareTrees([...trees, own], roots, open, trust.holds ? Infinity : MOST_SIGNATURES)
		);
	});
	if (kept.length === 0) return;
	// In the pack of one person other sizes cannot be made from its entries; what was signed for them is there.
	const known = isOfOne ? new Map([...trees, checkpoint].map(({ size, root }) => [size, root])) : roots;
	const comparable = kept.filter(({ size }) => known.has(size));
	const newer = kept.filter(({ size }) => size > checkpoint.size).length;
	findings.try('kept', () => {
		compareTrees(kept, known, (tree) => tree);
		const rest = newer === 0 ? '' : ` ${counted(newer)} are of later than the pack and say nothing of it.`;
		if (comparable.length > 0) findings.holds('kept', `${counted(comparable.length)} compared.${rest}`);
		else findings.unasked('kept', `None of those that were given can be compared with this pack.${rest}`);
	});
}

function verdictOf(
	findings: Findings,
	isGiven: boolean,
	told: Pick<Verdict, 'facts' | 'withheld'> | null
): Verdict {
	const checks = findings.checks();
	const broken = firstBroken(checks);
	const common = { checks, facts: told?.facts ?? [], withheld: told?.withheld ?? '' };
	if (broken !== null)
		return {
			...{ outcome: 'broken', sentence: broken, ...common },
			proves:
				'Nothing that can be relied on: this file is not what was sealed, or what was sealed is not sound.',
			doesNotProve: 'Who changed it, or why. Ask the department for the pack once more, and keep this file.'
		};
	return {
		outcome: isGiven ? 'proven' : 'unproven',
		sentence: isGiven
			? 'Nothing in this pack was changed since the department sealed it, and everything in it agrees.'
			: 'Nothing in this pack contradicts itself. Who sealed it is not proven, as the key came with it.',
		...common,
		proves: isGiven ? PACK_PROVES : `${PACK_PROVES} ${OWN_KEYS}`,
		doesNotProve: PACK_DOES_NOT_PROVE
	};
}
