// A scenario's author says what passes it, and the department says what passes its requirement: the higher one holds.

/** The percent that a run of a required scenario has to reach. */
export const passMark = (requirement: { passPercent: number }, scenario: { passPercent: number }): number =>
	Math.max(requirement.passPercent, scenario.passPercent);
