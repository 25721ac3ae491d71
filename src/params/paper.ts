import { PAPERS, type Paper } from '#lib/domain/course/papers/course.ts';

/** A paper of the course file. */
export const match = (param: string): param is Paper => (PAPERS as readonly string[]).includes(param);
