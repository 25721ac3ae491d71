/** What one measurement does; given to a process of its own, so that whoever asks is not whoever answers. */
export type Plan = HttpPlan | SqlPlan;

interface Bounds {
	clients: number;
	/** It ends at whichever comes first. */
	seconds: number;
	most: number;
}

export interface HttpPlan extends Bounds {
	kind: 'http';
	port: number;
	/** Requests that one client sends one after another over its own connection. */
	scripts: Request[][];
	/** Whether client n repeats script n until the end; otherwise each script is taken once, by whoever is free. */
	repeat: boolean;
}

export interface SqlPlan extends Bounds {
	kind: 'sql';
	url: string;
	/** One parameterised insert, by itself or between `begin` and `commit`, each a round trip. */
	work: 'insert' | 'transaction';
}

export interface Request {
	/** The request as it goes over the wire. */
	text: string;
	/** The status without which the measurement is worth nothing. */
	expect: number;
}

/** What came of a plan: milliseconds of each answer, and how long all of them took together. */
export interface Measured {
	milliseconds: number[];
	seconds: number;
	/** Bytes of one answer's body. */
	bytes: number;
}

/** A request as a browser would send it. */
export function request(
	port: number,
	path: string,
	{ cookie = '', form, expect = 200 }: { cookie?: string; form?: string; expect?: number } = {}
): Request {
	const origin = `127.0.0.1:${port}`;
	const head = [
		`${form === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
		`host: ${origin}`,
		'accept: text/html',
		...(cookie ? [`cookie: ${cookie}`] : []),
		...(form === undefined
			? []
			: [
					`origin: http://${origin}`,
					'content-type: application/x-www-form-urlencoded',
					`content-length: ${Buffer.byteLength(form)}`
				])
	];
	return { text: `${head.join('\r\n')}\r\n\r\n${form ?? ''}`, expect };
}
