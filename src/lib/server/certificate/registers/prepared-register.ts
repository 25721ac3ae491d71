import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { can } from '#lib/domain/identity/can.ts';
import { openSnapshot } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import type { PreparedKind } from '../prepared/prepared-kind.ts';
import type { ExportFormat } from './export-format.ts';
import type { ListAsked } from './open-register.ts';
import { REGISTERS, type ListName } from './registers.ts';
import { writeRegister } from './write-register.ts';

const orNull = (schema: v.GenericSchema<string, unknown>) => v.nullable(schema);
const day = v.pipe(v.string(), v.isoDate());

/** What waits in the database: as `ListAsked`, with days as texts. */
const schema = v.object({
	format: v.picklist(['csv', 'xlsx']),
	filter: v.object({
		unitId: orNull(v.pipe(v.string(), v.uuid())),
		requirementId: orNull(v.pipe(v.string(), v.uuid())),
		module: orNull(v.string()),
		state: orNull(v.string()),
		search: v.string(),
		from: orNull(day),
		to: orNull(day),
		sort: orNull(v.string()),
		descending: v.boolean()
	}),
	moment: v.object({ on: orNull(day), known: v.nullable(v.literal('now')) })
});

type Waiting = v.InferOutput<typeof schema>;

/** A long list, as it waits to be made; `prepareFile` takes it with the list's name as its kind. */
export const requestOf = ({
	filter,
	moment,
	format
}: Omit<ListAsked, 'name'> & { format: ExportFormat }) => ({
	format,
	filter: { ...filter, from: filter.from?.toString() ?? null, to: filter.to?.toString() ?? null },
	moment: { ...moment, on: moment.on?.toString() ?? null }
});

/** A list that is too long to be answered at once, as a kind of file that is made while somebody waits. */
const preparedRegister = (name: ListName): PreparedKind<Waiting> => ({
	title: REGISTERS[name].title,
	words: ({ format }) => (format === 'xlsx' ? 'as an Excel file' : 'as a CSV file'),
	parse: (request) => v.parse(schema, request),
	async make(context, { format, filter, moment }, sink, progress) {
		const { actor, db } = context;
		if (!can(actor, { action: 'export' })) throw new Forbidden();
		const dayOf = (text: unknown) => (typeof text === 'string' ? Temporal.PlainDate.from(text) : null);
		const list = {
			...{ name, format },
			filter: { ...filter, from: dayOf(filter.from), to: dayOf(filter.to) } as ListAsked['filter'],
			moment: { ...moment, on: dayOf(moment.on) }
		};
		const snapshot = await openSnapshot(db, actor.departmentId);
		try {
			return await writeRegister(snapshot, context, list, sink, (done, total) =>
				progress(done, total, 'Writing the rows')
			);
		} finally {
			await snapshot.close();
		}
	}
});

/** Every list, by its name. */
export const PREPARED_REGISTERS = Object.fromEntries(
	(Object.keys(REGISTERS) as ListName[]).map((name) => [name, preparedRegister(name) as PreparedKind])
);
