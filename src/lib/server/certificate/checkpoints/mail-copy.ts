import type { Delivery, PostOffice } from '#lib/server/compliance/telling/post-office.ts';

/** Mails a note to a mailbox of the department's choosing. Never throws. */
export async function mailCopy(
	office: PostOffice | null,
	copy: {
		departmentId: string;
		departmentName: string;
		sinkId: string;
		to: string;
		size: number;
		note: string;
	}
): Promise<Delivery> {
	if (!office) return { kind: 'refused', isPermanent: false, detail: 'No mail server is configured.' };
	const { departmentId, departmentName, sinkId, to, size, note } = copy;
	const words = [
		`This is a signed checkpoint of the training ledger of ${departmentName}: it covers its first ${size} entries.`,
		'Keep this message. If the ledger is ever altered, cut short or replaced by an older copy, this text shows it. You need not understand it; npm run ledger:verify and the verifier read it from this message.'
	];
	return office.deliver(departmentId, {
		...{ id: sinkId, number: 1, key: `checkpoint/${sinkId}/${size}`, toAddress: to },
		subject: `Checkpoint of the training ledger: ${size} entries`,
		textBody: `${words.join('\n\n')}\n\n${note}`,
		htmlBody: `${words.map((text) => `<p>${escaped(text)}</p>`).join('')}<pre>${escaped(note)}</pre>`
	});
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
