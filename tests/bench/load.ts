/** The process that asks: receives one plan from its parent, carries it out, sends back what it measured. */
import pg from 'pg';
import { Connection } from './connection.ts';
import type { HttpPlan, Measured, Plan, SqlPlan } from './plan.ts';

/** Carries out one unit of work; answers with its body's size, or null when there is none left. */
type Unit = () => Promise<number | null>;

process.once('message', async (plan: Plan) => {
	const { units, close } = plan.kind === 'http' ? httpUnits(plan) : await sqlUnits(plan);
	const measured = await measure(plan, units);
	await close();
	process.send?.(measured, () => process.disconnect());
});

async function measure({ seconds, most }: Plan, units: Unit[]): Promise<Measured> {
	const milliseconds: number[] = [];
	let bytes = 0;
	let begun = 0;
	const start = performance.now();
	await Promise.all(
		units.map(async (unit) => {
			while (begun < most && performance.now() - start < seconds * 1000) {
				begun++;
				const asked = performance.now();
				const size = await unit();
				if (size === null) return;
				milliseconds.push(performance.now() - asked);
				bytes = size;
			}
		})
	);
	return { milliseconds, seconds: (performance.now() - start) / 1000, bytes };
}

function httpUnits({ port, clients, scripts, repeat }: HttpPlan) {
	const connections = Array.from({ length: clients }, () => new Connection(port));
	let taken = clients;
	const units = connections.map((connection, client): Unit => {
		let script = scripts[repeat ? client % scripts.length : client];
		let at = 0;
		return async () => {
			if (script && at === script.length) {
				script = repeat ? script : scripts[taken++];
				at = 0;
			}
			const request = script?.[at++];
			if (!request) return null;
			const { status, bytes } = await connection.ask(request.text);
			if (status !== request.expect)
				throw new Error(`${request.text.split('\r\n', 1)[0]} answered ${status}, not ${request.expect}.`);
			return bytes;
		};
	});
	return { units, close: async () => connections.forEach((connection) => connection.close()) };
}

const INSERT = 'insert into bench_row (client, number, note) values ($1, $2, $3)';

async function sqlUnits({ url, clients, work }: SqlPlan) {
	const connections = await Promise.all(
		Array.from({ length: clients }, async () => {
			const client = new pg.Client({ connectionString: url });
			await client.connect();
			return client;
		})
	);
	const units = connections.map((client, index): Unit => {
		let number = 0;
		const insert = () => client.query(INSERT, [index, number++, 'a bare row of about the size of a step']);
		if (work === 'insert') return async () => (await insert()).rowCount;
		return async () => {
			await client.query('begin');
			const { rowCount } = await insert();
			await client.query('commit');
			return rowCount;
		};
	});
	return { units, close: async () => void (await Promise.all(connections.map((client) => client.end()))) };
}
