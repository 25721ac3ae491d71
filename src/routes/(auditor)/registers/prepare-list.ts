import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { prepareFile } from '#lib/server/certificate/prepared/prepare-file.ts';
import type { ListAsked } from '#lib/server/certificate/registers/open-register.ts';
import { requestOf } from '#lib/server/certificate/registers/prepared-register.ts';
import { readForm } from '#lib/server/http/read-form.ts';

const schema = v.object({ format: v.picklist(['csv', 'xlsx'], 'Choose a kind of file.') });

/** Asks for a long list as a file, and leads to the page that says how far it is. */
export async function prepareList(
	{ locals, request }: { locals: App.Locals; request: Request },
	{ name, ...list }: ListAsked
) {
	const form = await readForm(request, schema);
	if (form.kind === 'unreadable') return fail(400, { issues: form.issues });
	const asked = requestOf({ ...list, format: form.value.format });
	const prepared = await prepareFile(locals, { kind: name, request: asked });
	if (prepared.kind === 'refused') {
		const issues: Record<string, string> = {
			form: 'Five of your files are being made already. Wait until one of them is ready.'
		};
		return fail(409, { issues });
	}
	return redirect(303, `/files/${prepared.id}`);
}
