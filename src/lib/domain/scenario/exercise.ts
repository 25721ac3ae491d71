// Whoever would rather not play a scenario takes its written exercise instead: the same decisions without a story, the
// same mark, no reason asked (curriculum E6, ux C.1). It is published under a code of its own and played as a run of the
// scenario, so it counts wherever the scenario does.

/** The two ways through a scenario. */
export type Way = 'story' | 'exercise';

const MARK = '-exercise';

/** The code under which the written exercise of a scenario is published: `SC-1` → `SC-1-exercise`. */
export const exerciseOf = (code: string) => code + MARK;

/** The scenario that a code belongs to: `SC-1-exercise` → `SC-1`. */
export const scenarioOf = (code: string) => (wayOf(code) === 'exercise' ? code.slice(0, -MARK.length) : code);

/** Which way it is that was published under a code. */
export const wayOf = (code: string): Way => (code.endsWith(MARK) ? 'exercise' : 'story');

/** The code that is played on a way through a scenario. */
export const playedOn = (code: string, way: Way) => (way === 'exercise' ? exerciseOf(code) : code);
