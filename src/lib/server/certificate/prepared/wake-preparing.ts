import { log } from '#lib/server/log/log.ts';

let wake: ((departmentId: string) => Promise<void>) | null = null;

/** Who makes files hears of a new one this way; what is not heard is found by the next round of the jobs. */
export function wakePreparingBy(how: typeof wake): void {
	wake = how;
}

/** After the commit: there is something to be made for the department. */
export async function wakePreparing(departmentId: string): Promise<void> {
	await wake?.(departmentId).catch((error: unknown) =>
		log.warn({ err: error, department: departmentId }, 'the making of a file waits for the next round')
	);
}
