// How a department tells its people what is due: on which days before, and at which hours nothing is sent.

/** The department's own settings; the newest row counts. */
export interface Telling {
	/** Local times of the day between which nothing is sent, `21:00` and `07:00`; equal for no such time. */
	quietFrom: string;
	quietUntil: string;
	/** Days before the due day on which a reminder goes out, each more than 0. */
	remindDays: readonly number[];
	isOn: boolean;
}

/** What holds for a department that has set nothing. */
export const USUAL: Telling = { quietFrom: '21:00', quietUntil: '07:00', remindDays: [30, 7, 1], isOn: true };
