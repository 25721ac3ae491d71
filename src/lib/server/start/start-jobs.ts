import { PgBoss } from 'pg-boss';
import { Temporal } from 'temporal-polyfill';
import { listDepartments } from '#lib/server/audit/queries.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { sendCopies } from '#lib/server/certificate/checkpoints/send-copies.ts';
import { makeFiles } from '#lib/server/certificate/prepared/make-files.ts';
import { sweepPrepared } from '#lib/server/certificate/prepared/sweep-prepared.ts';
import { wakePreparingBy } from '#lib/server/certificate/prepared/wake-preparing.ts';
import { keepWaiting } from '#lib/server/compliance/telling/keep-waiting.ts';
import type { MailConfiguration } from '#lib/server/compliance/telling/mail-configuration.ts';
import { ownOrigin } from '#lib/server/compliance/telling/own-origin.ts';
import { openPostOffice } from '#lib/server/compliance/telling/post-office.ts';
import { sendMessages } from '#lib/server/compliance/telling/send-messages.ts';
import { tellDepartment } from '#lib/server/compliance/telling/tell-department.ts';
import type { Database } from '#lib/server/database/database.ts';
import { log } from '#lib/server/log/log.ts';

// What is done without anybody asking. The queue holds ids of departments and nothing else; what is to be told and sent
// stands in the tables of messages, so that a job that is lost, or done twice, changes nothing.

/** Work for one department; of each kind one waits and one runs, on all servers together. */
const WORK = ['tell', 'send', 'checkpoint', 'prepare'] as const;
type Work = (typeof WORK)[number];

/** One job that becomes one for each department, those founded since among them. */
const EVERY_DEPARTMENT = 'every-department';

/** When what was missed while no server ran is caught up with: after the first visitors have their pages. */
const FIRST_AFTER_S = 20;

export interface Jobs {
	/** Ends what runs, within seconds. */
	stop(): Promise<void>;
}

/** Makes the queue where it is missing, and begins to work. Safe on several servers at once. */
export async function startJobs(
	database: Database,
	options: { mail: MailConfiguration; pollSeconds?: number; firstAfterSeconds?: number }
): Promise<Jobs> {
	const { db } = database;
	const { mail, pollSeconds = 10, firstAfterSeconds = FIRST_AFTER_S } = options;
	const boss = new PgBoss({ ...database.queue, schema: 'pgboss', cronWorkerIntervalSeconds: 10 });
	boss.on('error', (error) => log.warn({ err: error }, 'the queue of jobs met an error'));
	await boss.start();

	let isStopping = false;
	const office = mail.kind === 'smtp' ? openPostOffice(mail) : null;
	const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now());
	const enqueue = (work: Work, departmentId: string) =>
		boss.send(work, { departmentId }, { singletonKey: departmentId });

	const does: Record<Work, (departmentId: string) => Promise<void>> = {
		async tell(departmentId) {
			const { made } = await tellDepartment(db, {
				...{ departmentId, now: now(), mail, origin: ownOrigin(), waits: true }
			});
			await keepWaiting(db, { departmentId, now: now(), mail });
			if (made > 0) log.info({ department: departmentId, made }, 'messages were made');
			if (made > 0 && office) await enqueue('send', departmentId);
		},
		async send(departmentId) {
			if (!office) return;
			const done = await sendMessages(db, {
				...{ departmentId, clock: now, office, isStopping: () => isStopping }
			});
			if (done.sent + done.failed > 0) log.info({ department: departmentId, ...done }, 'messages were sent');
		},
		async checkpoint(departmentId) {
			const made = await makeCheckpoint(db, { departmentId, now: now() });
			if (made.kind === 'refused')
				log.warn({ department: departmentId, ...made }, 'the ledger is not the one that was signed');
			const copies = { departmentId, clock: now, office, isStopping: () => isStopping };
			const done = await sendCopies(db, copies);
			if (done.refused > 0)
				log.warn({ department: departmentId, ...done }, 'copies of a checkpoint were not accepted');
		},
		async prepare(departmentId) {
			await sweepPrepared(db, departmentId, now());
			await makeFiles(db, { departmentId, clock: now, isStopping: () => isStopping });
		}
	};

	await boss.createQueue(EVERY_DEPARTMENT, { policy: 'short', deleteAfterSeconds: 3600 });
	for (const work of WORK) {
		// Longer than a run takes; after it another server may take the job of one that died.
		await boss.createQueue(work, { policy: 'stately', expireInSeconds: 600, deleteAfterSeconds: 3600 });
		const many = { pollingIntervalSeconds: pollSeconds, batchSize: 20, burstWhenBatchFull: true };
		const worker = await boss.work<{ departmentId: string }>(work, { ...many, perJobResults: true }, (jobs) =>
			oneAfterTheOther(jobs, ({ data }) => does[work](data.departmentId))
		);
		if (work === 'prepare')
			// Somebody looks at a page that says “waiting”: it begins at once.
			wakePreparingBy(async (departmentId) => {
				await enqueue('prepare', departmentId);
				boss.notifyWorker(worker);
			});
	}
	await boss.work<{ work: Work }>(
		EVERY_DEPARTMENT,
		{ pollingIntervalSeconds: pollSeconds },
		async ([job]) => {
			for (const { id } of await listDepartments(db)) await enqueue(job!.data.work, id);
		}
	);

	const everyDepartment = (work: Work, cron: string) =>
		boss.schedule(EVERY_DEPARTMENT, cron, { work }, { key: work, singletonKey: work, tz: 'UTC' });
	await everyDepartment('tell', '7 * * * *');
	await everyDepartment('checkpoint', '* * * * *');
	await everyDepartment('prepare', '*/10 * * * *');
	if (office) await everyDepartment('send', '*/2 * * * *');
	else await boss.unschedule(EVERY_DEPARTMENT, 'send');
	for (const work of office ? WORK : (['tell', 'checkpoint', 'prepare'] as const)) {
		const first = { singletonKey: `${work} after the start`, startAfter: firstAfterSeconds };
		await boss.send(EVERY_DEPARTMENT, { work }, first);
	}

	return {
		async stop() {
			isStopping = true;
			wakePreparingBy(null);
			await boss.stop({ graceful: true, timeout: 5_000 });
			office?.close();
		}
	};
}

/** One department's failure is not another's: each job ends as it ended. */
async function oneAfterTheOther<J extends { id: string }>(jobs: J[], act: (job: J) => Promise<void>) {
	const results: { id: string; status: 'completed' | 'failed' }[] = [];
	for (const job of jobs)
		results.push(
			await act(job).then(
				() => ({ id: job.id, status: 'completed' as const }),
				(error: unknown) => {
					log.warn({ err: error, job: job.id }, 'a job failed');
					return { id: job.id, status: 'failed' as const };
				}
			)
		);
	return results;
}
