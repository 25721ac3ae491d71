import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { answering } from '#routes/answer.ts';
import { certificateLine } from './certificate-line.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => ({
	certificates: (await listCertificates(locals)).map(certificateLine)
}));
