import { keptText, type KeptText } from './kept-text.ts';
import { startSaving, type Answer, type SaveState, type Saving, type Sent } from './saving.ts';

/** What is needed of the editor. */
interface Writing {
	text(): string;
	become(text: string): void;
}

interface Options {
	draftId: string;
	/** What the server has, its hash, and when that was saved. */
	text: string;
	base: string;
	saved: string;
	timeZone: string;
	send(sent: Sent): Promise<Answer>;
}

/** The saving of one draft as the editor shows it: where the text is, and what an earlier visit left behind. */
export class StudioSaving {
	state = $state.raw<SaveState>({ kind: 'saved', when: '' });
	saved = $state('');
	/** A text that was kept on this device and not saved. */
	left = $state.raw<{ text: string; when: string; isOvertaken: boolean } | null>(null);
	#kept: KeptText;
	/** Finds what was left behind and not yet decided on. */
	#look: () => void;
	#saving: Saving;
	#writing: Writing | null = null;

	constructor({ draftId, text, base, saved, timeZone, send }: Options) {
		this.saved = saved;
		const kept = keptText(localStorage, draftId, Math.random().toString(36).slice(2), () => Date.now());
		this.#kept = kept;
		this.#look = () => {
			const found = kept.find();
			// It is offered, and put in only by a person.
			this.left = found && {
				text: found.text,
				when: clock(found.at, timeZone),
				isOvertaken: found.base !== base
			};
		};
		kept.discard(text);
		this.#look();
		this.#saving = startSaving({
			base,
			read: () => this.mine(),
			send,
			kept,
			tell: (state) => {
				this.state = state;
				if (state.kind === 'saved') this.saved = `Saved ${state.when}`;
			}
		});
	}

	attach(writing: Writing) {
		this.#writing = writing;
	}
	mine = () => this.#writing?.text() ?? '';
	changed = () => this.#saving.changed();
	flush = () => this.#saving.flush();
	keepMine = () => this.#saving.keepMine();
	isUnsaved = () => this.#saving.isUnsaved();
	stop = () => this.#saving.stop();

	async takeTheirs() {
		const text = await this.#saving.takeTheirs();
		if (text !== null) this.#writing?.become(text);
	}

	/** What is saved now stays in the history as it is. */
	useLeft() {
		const text = this.#decided();
		this.#saving.beginAnew();
		if (text !== null) this.#writing?.become(text);
	}
	discardLeft = () => void this.#decided();

	/** The text that was offered is offered no more; where two windows had left one, the other is next. */
	#decided(): string | null {
		const text = this.left?.text ?? null;
		if (text !== null) this.#kept.discard(text);
		this.#look();
		return text;
	}
}

/** `23 November, 02:14` in the department's zone. */
const clock = (at: number, timeZone: string) =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone,
		day: 'numeric',
		month: 'long',
		hour: '2-digit',
		minute: '2-digit'
	})
		.format(at)
		.replace(' at ', ', ');
