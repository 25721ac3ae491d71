import { asOfFor } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { listRegister } from '#lib/server/certificate/registers/list-register.ts';
import { answering } from '#routes/answer.ts';
import { asOfFields, asOfInWords } from '#routes/(auditor)/as-of.ts';
import { countInWords } from '#routes/(auditor)/moment-words.ts';
import { shownCell } from '../cell-words.ts';
import { exportsOf } from '../exports-of.ts';
import { prepareList } from '../prepare-list.ts';
import { addressFrom, hrefOf } from '../register-address.ts';
import { columnsFor, fieldsOf } from '../register-head.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const address = addressFrom(url);
	const { filter, moment, isWhole } = address;
	const path = `/registers/${params.register}`;
	const read = await listRegister(locals, { ...address, name: params.register });
	const { register, asked, total, choices } = read;
	const shown = register.columns.filter(({ label }) => label);
	const here = hrefOf(path, { filter, moment });
	return {
		title: register.title,
		about: register.about,
		lead: `${countInWords(total)} ${total === 1 ? register.noun : register.nouns} · ${asOfInWords(asOfFor(moment, locals.actor, locals.now), locals)}`,
		filters: read.filters.charAt(0).toUpperCase() + read.filters.slice(1),
		searches: register.searches,
		path,
		here,
		isFiltered:
			here !==
			hrefOf(path, {
				filter: {
					...filter,
					search: '',
					unitId: null,
					requirementId: null,
					module: null,
					state: null,
					from: null,
					to: null
				},
				moment: { on: null, known: null }
			}),
		fields: fieldsOf(register, filter, choices),
		asOf: asOfFields(moment, locals),
		columns: columnsFor(register, path, address, asked),
		rows: read.rows.map((row) => shown.map((column) => shownCell(column, row, asked))),
		first: address.after || address.before ? here : null,
		previous: read.previous && hrefOf(path, { filter, moment, before: read.previous }),
		next: read.next && !isWhole ? hrefOf(path, { filter, moment, after: read.next }) : null,
		exports: exportsOf(path, address, total, can(locals.actor, { action: 'export' }), read.rows.length)
	};
});

export const actions = {
	prepare: answering((event: RequestEvent) => {
		const { filter, moment } = addressFrom(event.url);
		return prepareList(event, { name: event.params.register, filter, moment });
	})
};
