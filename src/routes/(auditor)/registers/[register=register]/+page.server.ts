import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { asOfFor } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { prepareFile } from '#lib/server/certificate/prepared/prepare-file.ts';
import { listRegister } from '#lib/server/certificate/registers/list-register.ts';
import { requestOf } from '#lib/server/certificate/registers/prepared-register.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { asOfFields, asOfInWords } from '#routes/(auditor)/as-of.ts';
import { countInWords } from '#routes/(auditor)/moment-words.ts';
import { shownCell } from '../cell-words.ts';
import { exportsOf } from '../exports-of.ts';
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

const schema = v.object({ format: v.picklist(['csv', 'xlsx'], 'Choose a kind of file.') });

export const actions = {
	prepare: answering(async ({ locals, params, request, url }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
		const { filter, moment } = addressFrom(url);
		const asked = requestOf({ filter, moment, format: form.value.format });
		const prepared = await prepareFile(locals, { kind: params.register, request: asked });
		if (prepared.kind === 'refused')
			return fail(409, {
				issues: { form: 'Five of your files are being made already. Wait until one of them is ready.' }
			});
		redirect(303, `/files/${prepared.id}`);
	})
};
