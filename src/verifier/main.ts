import type { PackSource } from '#lib/domain/certificate/verify/machine.ts';
import type { Verdict } from '#lib/domain/certificate/verify/verdict.ts';
import { fflateMachine } from './fflate-machine.ts';
import { showVerdict } from './show-verdict.ts';
import { verifyAny } from './verify-any.ts';

// The page's one program: takes files, checks them here, shows what was found. It has no network to speak to.

const at = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const form = at<HTMLFormElement>('form');
const file = at<HTMLInputElement>('file');
const keys = at<HTMLInputElement>('keys');
const keysText = at<HTMLTextAreaElement>('keys-text');
const checkpoints = at<HTMLInputElement>('checkpoints');
const drop = at('drop');
const dropped = at('dropped');
const error = at('error');
const live = at('live');
const progress = at<HTMLProgressElement>('progress');
const start = at<HTMLButtonElement>('start');

/** Read in pieces: between two of them the page answers. */
const sourceOf = (chosen: File): PackSource => ({
	size: chosen.size,
	read: async (offset, length) => new Uint8Array(await chosen.slice(offset, offset + length).arrayBuffer())
});

function refuse(message: string) {
	error.textContent = message;
	error.hidden = message === '';
	file.setAttribute('aria-invalid', String(message !== ''));
	if (message !== '') error.focus();
}

let saidAt = 0;
function showProgress(done: number, of: number) {
	const percent = Math.floor((done / of) * 100);
	progress.value = percent;
	// Not more often than somebody can listen.
	if (percent < saidAt + 25) return;
	saidAt = percent;
	live.textContent = `${percent} percent checked`;
}

async function check(chosen: File): Promise<Verdict> {
	const texts = await Promise.all([...(keys.files ?? [])].map((one) => one.text()));
	const now = new Date();
	return verifyAny(sourceOf(chosen), fflateMachine, {
		keys: [...texts, keysText.value].join('\n'),
		checkpoints: await Promise.all([...(checkpoints.files ?? [])].map((one) => one.text())),
		today: new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10),
		progress: showProgress
	});
}

form.addEventListener('submit', async (event) => {
	event.preventDefault();
	const chosen = file.files?.[0];
	if (!chosen) return refuse('Choose a pack or a certificate first.');
	refuse('');
	const result = at('result');
	result.hidden = true;
	at('working').hidden = false;
	start.disabled = true;
	saidAt = progress.value = 0;
	live.textContent = 'Checking';
	try {
		const verdict = await check(chosen);
		showVerdict(result, verdict, chosen.name);
		live.textContent = '';
		result.querySelector('h2')?.focus();
	} catch (thrown) {
		live.textContent = '';
		refuse(
			`The file could not be checked to its end: ${thrown instanceof Error ? thrown.message : String(thrown)}. Choose it once more; if this comes again, use the command that the pack’s README.txt names.`
		);
	} finally {
		at('working').hidden = true;
		start.disabled = false;
	}
});

const said = () => {
	const name = file.files?.[0]?.name;
	dropped.textContent = name ? `Chosen: ${name}` : '';
	dropped.hidden = !name;
};
file.addEventListener('change', said);
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
	drop.addEventListener(kind, (event) => {
		event.preventDefault();
		drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
		if (kind !== 'drop' || !event.dataTransfer?.files.length) return;
		file.files = event.dataTransfer.files;
		said();
	});
