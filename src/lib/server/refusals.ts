/** Not there, or not this actor's to know of: a stranger cannot tell which. */
export class NotFound extends Error {
	override name = 'NotFound';
}

/** Known to be there, and not this actor's to do. */
export class Forbidden extends Error {
	override name = 'Forbidden';
}

/** A rule said no. It is an answer, not an error: returned, never thrown. */
export interface Refused<Reason extends string = string> {
	kind: 'refused';
	reason: Reason;
}
