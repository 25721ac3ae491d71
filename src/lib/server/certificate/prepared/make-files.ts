import { Temporal } from 'temporal-polyfill';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Db } from '#lib/server/database/database.ts';
import { isAway } from '#lib/server/database/is-away.ts';
import { inDepartment, writeInDepartment } from '#lib/server/database/transact.ts';
import { log } from '#lib/server/log/log.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { actingRequester } from './acting-requester.ts';
import { openFileOnDisk } from './file-on-disk.ts';
import { PREPARED_KINDS } from './prepared-kinds.ts';
import type { Progress } from './prepared-kind.ts';
import { claimPrepared, endPrepared, updateProgress, type ClaimedFile } from './queries.ts';
import { requestOf } from './request-of.ts';

/** After it another worker may take the file over: the first one was killed, or has stalled. */
const HOLD = Temporal.Duration.from({ minutes: 2 });
/** How often progress is written: who waits looks every few seconds. */
const TELL_MS = 1_000;

interface Working {
	departmentId: string;
	clock: () => Temporal.Instant;
	isStopping?: () => boolean;
}

/** What stops the work without a failure: somebody else has it now, or the server is going down. */
class LetGo extends Error {
	override name = 'LetGo';
}

/** Makes the files that somebody of the department waits for, one after the other. Returns how many ended, well or not. */
export async function makeFiles(db: Db, working: Working): Promise<number> {
	const { departmentId, clock, isStopping = () => false } = working;
	for (let made = 0; ; made++) {
		if (isStopping()) return made;
		const now = clock();
		const heldUntil = now.add(HOLD);
		const claimed = await writeInDepartment(db, departmentId, (trx) =>
			claimPrepared(trx, departmentId, { now, heldUntil })
		);
		if (!claimed) return made;
		const holding = new Holding(db, { ...working, isStopping }, claimed.id, heldUntil);
		try {
			await makeFile(db, holding, claimed);
		} catch (error) {
			if (!(await holding.giveUp(error))) return made;
		}
	}
}

async function makeFile(db: Db, holding: Holding, claimed: ClaimedFile) {
	const { departmentId, clock } = holding.working;
	const kind = PREPARED_KINDS[claimed.kind];
	if (!kind) throw new Error(`There is no kind of file called ${claimed.kind}.`);
	const context = await actingRequester(db, departmentId, claimed, clock());
	const request = kind.parse(requestOf(claimed.request).asked);
	const file = await openFileOnDisk(claimed.id);
	try {
		const { name, mediaType, rows, filters } = await kind.make(context, request, file, holding.progress);
		// A last time before the file takes its place: it may be another worker's by now.
		await holding.keep();
		const { bytes, digest } = await file.finish();
		await inDepartment(db, departmentId, async (trx) => {
			const ending = { state: 'ready', name, media_type: mediaType, bytes, digest } as const;
			if (!(await endPrepared(trx, holding.held, ending))) throw new LetGo();
			await recordEvents(
				trx,
				{ ...context, now: clock() },
				{ kind: 'exported', subject: departmentId, what: claimed.kind, filters, rows, digest }
			);
		});
	} finally {
		await file.discard();
	}
}

/** The hold on one file while it is made. */
class Holding {
	readonly working: Required<Working>;
	readonly #db: Db;
	readonly #id: string;
	#heldUntil: Temporal.Instant;
	#told = { done: 0, total: 0, step: '' };
	#toldAt = 0;

	constructor(db: Db, working: Required<Working>, id: string, heldUntil: Temporal.Instant) {
		this.working = working;
		this.#db = db;
		this.#id = id;
		this.#heldUntil = heldUntil;
	}

	get held() {
		return { departmentId: this.working.departmentId, id: this.#id, heldUntil: this.#heldUntil };
	}

	readonly progress: Progress = async (done, total, step) => {
		const isAnother = step !== this.#told.step;
		this.#told = { done: Math.floor(done), total: Math.ceil(total), step };
		if (this.working.isStopping()) throw new LetGo();
		if (isAnother || performance.now() - this.#toldAt >= TELL_MS) await this.keep();
	};

	/** Tells how far it is and holds on. */
	async keep() {
		this.#toldAt = performance.now();
		const heldUntil = this.working.clock().add(HOLD);
		const kept = await writeInDepartment(this.#db, this.working.departmentId, (trx) =>
			updateProgress(trx, this.held, { ...this.#told, heldUntil })
		);
		if (!kept) throw new LetGo();
		this.#heldUntil = heldUntil;
	}

	/**
	 * Says why nothing came of it. What the network or a stop cut short is no failure: it waits and is begun anew.
	 * @returns whether the next one can be tried
	 */
	async giveUp(error: unknown): Promise<boolean> {
		if (error instanceof LetGo) return !this.working.isStopping();
		if (isAway(error)) {
			log.warn({ err: error, file: this.#id }, 'a file waits for the database');
			return false;
		}
		if (!(error instanceof Forbidden)) log.error({ err: error, file: this.#id }, 'a file could not be made');
		const failure =
			error instanceof Forbidden
				? 'You may no longer have this file.'
				: `Something went wrong on our side. The reference of this fault is ${this.#id.slice(0, 8)}.`;
		await writeInDepartment(this.#db, this.working.departmentId, (trx) =>
			endPrepared(trx, this.held, { state: 'failed', failure })
		);
		return true;
	}
}
