// A round trip costs more than most of our statements: it wakes two processes. So what nobody waits for (opening a
// transaction, becoming the application's role, taking a lock) travels in one packet with the statement that follows.

import pg from 'pg';
import { toParameter } from './values.ts';

interface Statement {
	text: string;
	values?: unknown[];
}

/** The part of pg's connection that a query writes to. */
interface Wire {
	parse(statement: { text: string; name?: string }): void;
	bind(values: { values?: unknown[] }): void;
	execute(portal: object): void;
	close(statement: { type: 'S'; name: string }): void;
	parsedStatements: Record<string, string>;
}

/** pg's query as it is; its type leaves out what a subclass needs. */
interface PgQuery {
	name?: string;
	hasBeenParsed(wire: Wire): boolean;
	prepare(wire: Wire): void;
	handleDataRow(message: object): void;
	handleCommandComplete(message: object, wire: Wire): void;
	handleError(error: Error, wire: Wire): void;
}
const Query = pg.Query as unknown as new (config: object) => PgQuery;

/** A query that carries others before it, up to one common end: if one of them fails, none after it is tried. */
class Bundle extends Query {
	#before: Statement[];
	#unanswered: number;

	constructor(before: Statement[], config: object) {
		super(config);
		this.#before = before;
		this.#unanswered = before.length;
	}

	override prepare(wire: Wire) {
		for (const { text, values } of this.#before) {
			wire.parse({ text });
			wire.bind({ values });
			wire.execute({});
		}
		// After an error nobody knows how far the server came: what may be there is closed before it is parsed again.
		if (this.name && !this.hasBeenParsed(wire)) wire.close({ type: 'S', name: this.name });
		super.prepare(wire);
	}

	override handleDataRow(message: object) {
		if (this.#unanswered === 0) super.handleDataRow(message);
	}

	override handleCommandComplete(message: object, wire: Wire) {
		if (this.#unanswered > 0) this.#unanswered--;
		else super.handleCommandComplete(message, wire);
	}

	override handleError(error: Error, wire: Wire) {
		if (this.name) delete wire.parsedStatements[this.name];
		super.handleError(error, wire);
	}
}

/** Statements that are parsed and planned once a connection, by their text. The rest is of a form that varies. */
const names = new Map<string, string>();
const MOST_NAMES = 400;

function nameOf(text: string): string | undefined {
	const name = names.get(text);
	if (name || names.size === MOST_NAMES) return name;
	names.set(text, `s${names.size}`);
	return names.get(text);
}

const isNotWaitedFor = (text: string) => /^select (set_config|pg_advisory_xact_lock)\(/.test(text);
const done = (command: string) => Promise.resolve({ command, rowCount: null, rows: [] });

/** How Kysely begins a transaction, and how many statements it may have when each is a transaction by itself. */
const BEGINNINGS = new Map([
	['begin', null],
	['start transaction read only', Infinity],
	['start transaction isolation level read committed', 1]
]);

/**
 * A connection for Kysely's driver. Where transact.ts says that work only reads, or is one statement that writes,
 * every statement travels with what makes it the application's, and nothing is opened or committed: PostgreSQL runs
 * a packet as one transaction, and at the isolation we use each statement has its own view of the data in any case.
 */
export class BundlingClient extends pg.Client {
	#before: Statement[] = [];
	#isOpening = false;
	/** How many more statements may come that are a transaction each; null inside an ordinary transaction. */
	#alone: number | null = null;

	constructor(config?: pg.ClientConfig) {
		super(config);
		// The pool listens to a connection that nobody holds. Whoever holds one that is lost is told by its next statement;
		// without a listener of its own it would take the whole server with it.
		this.on('error', () => {});
	}

	// The overloads of query() are pg's; of what Kysely calls, text and values.
	override query(...call: unknown[]): never {
		const [text, values] = call;
		return (
			typeof text === 'string' ? this.#travel(text, values as unknown[]) : super.query(...(call as [string]))
		) as never;
	}

	#travel(text: string, values: unknown[] = []) {
		const statement = { text, values: values.map(toParameter) };
		const alone = BEGINNINGS.get(text);
		if (alone !== undefined) {
			this.#alone = alone;
			this.#isOpening = alone === null;
			this.#before = this.#isOpening ? [statement] : [];
			return done('BEGIN');
		}
		if (isNotWaitedFor(text)) {
			this.#before.push(statement);
			return done('SELECT');
		}
		const isEnd = text === 'commit' || text === 'rollback';
		// Nothing was opened on the server: there is nothing to end.
		if (isEnd && (this.#alone !== null || this.#isOpening)) {
			this.#before = [];
			this.#alone = null;
			this.#isOpening = false;
			return done(text.toUpperCase());
		}
		if (this.#alone !== null && this.#alone-- === 0)
			return Promise.reject(new Error('This work was to be one statement, and here is another.'));
		const before = this.#before;
		if (this.#alone === null) this.#before = [];
		this.#isOpening = false;
		return new Promise((resolve, reject) => {
			const callback = (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result));
			super.query(
				new Bundle(before, { ...statement, name: nameOf(text), queryMode: 'extended', callback }) as never
			);
		});
	}
}
