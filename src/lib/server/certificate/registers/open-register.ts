import type { AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import type { RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import { can } from '#lib/domain/identity/can.ts';
import { askedOf } from '#lib/server/compliance/registers/asked-of.ts';
import type { Asked, Register } from '#lib/server/compliance/registers/register.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import { titlesOf } from '#lib/server/compliance/titles-of.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { describeAsked, type Choices } from './describe-asked.ts';
import { listModules } from './queries.ts';
import { REGISTERS, type ListName } from './registers.ts';

/** What somebody asks of a list. */
export interface ListAsked {
	name: ListName;
	filter: RegisterFilter;
	moment: AsOfAsked;
}

export interface OpenRegister {
	register: Register;
	asked: Asked;
	choices: Choices;
	/** The filter in words; `filtersForLedger` names nobody. */
	filters: string;
	filtersForLedger: string;
}

/** A list with what is asked of it, as far as it is there for the actor. */
export async function openRegister(
	trx: Tx,
	context: Context,
	{ name, filter, moment }: ListAsked
): Promise<OpenRegister> {
	const { actor } = context;
	const register = REGISTERS[name];
	const asked = await askedOf(trx, context, ordered(register, filter), moment);
	const units = await listUnits(trx, actor.departmentId, asked.known);
	const requirements = await listRequirements(trx, actor.departmentId, asked.known);
	const choices = {
		units: units.filter(({ id }) => can(actor, { action: 'see-record', personId: '', unitId: id })),
		requirements: titlesOf(requirements.filter(({ versions }) => versions[0].binding)),
		modules: await listModules(trx, actor.departmentId)
	};
	const describe = (search: string) => describeAsked(register, asked, choices, search);
	const { search } = asked.filter;
	return { register, asked, choices, filters: describe(search), filtersForLedger: describe(search && '…') };
}

/** By a column that sorts; otherwise in the register's own order. */
function ordered({ columns, order }: Register, filter: RegisterFilter): RegisterFilter {
	// The officers' page has an order of its own.
	const sorts = columns.filter(({ sorts }) => sorts).map(({ name }) => name);
	if (sorts.length === 0 || (filter.sort !== null && sorts.includes(filter.sort))) return filter;
	return { ...filter, ...order };
}
