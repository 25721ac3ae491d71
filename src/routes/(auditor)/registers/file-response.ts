import { error } from '@sveltejs/kit';
import type { ExportFormat } from '#lib/server/certificate/registers/export-format.ts';
import { exportRegister } from '#lib/server/certificate/registers/export-register.ts';
import type { ListAsked } from '#lib/server/certificate/registers/open-register.ts';

/** A list as a download. One that is too long is asked for on its page, where it is prepared. */
export async function fileResponse(locals: App.Locals, list: ListAsked & { format: ExportFormat }) {
	const file = await exportRegister(locals, list);
	if (file.kind === 'refused')
		error(
			409,
			'This list is too long to be sent at once. Ask for it on its page, where it is prepared for you.'
		);
	return new Response(file.bytes, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename="${file.name}"`
		}
	});
}
