// The light colours of Scenario Markdown. It only tells apart what is written from what is meant for the program; what
// is wrong is for the checker to say.

import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface State {
	/** Between the two lines of dashes; `before` until the first line was seen. */
	header: 'before' | 'in' | 'after';
	/** An arrow stands on this line before here: what follows is a name. */
	isName: boolean;
}

const language = StreamLanguage.define<State>({
	name: 'scenario-markdown',
	startState: () => ({ header: 'before', isName: false }),
	token(stream, state) {
		if (stream.sol()) {
			state.isName = false;
			const dashes = stream.match(/^---[ \t]*$/);
			if (dashes && state.header !== 'after') {
				state.header = state.header === 'before' ? 'in' : 'after';
				return 'meta';
			}
			if (state.header === 'before') state.header = 'after';
			if (state.header === 'in') return headerLine(stream);
			const found = lineStart(stream);
			if (found) return found;
		}
		return state.header === 'in' ? rest(stream) : within(stream, state);
	},
	languageData: { closeBrackets: { brackets: [] } }
});

function headerLine(stream: StringStream): string | null {
	if (stream.match(/^[\w ]+:/)) return 'propertyName';
	return rest(stream);
}

/** What only the first words of a line can be. */
function lineStart(stream: StringStream): string | null {
	if (stream.match(/^ {0,3}##(?=[ \t]|$)/)) {
		stream.skipToEnd();
		return 'heading';
	}
	if (stream.match(/^[ \t]*:{2,}.*/)) return 'meta';
	if (stream.match(/^[ \t]*[-*] (?:rating|skills|remember|only if):/)) return 'propertyName';
	if (stream.match(/^(?:result|skills|objectives|read again):/)) return 'propertyName';
	if (stream.match(/^[ \t]*[-*] \[[ xX]\]/)) return 'atom';
	if (stream.match(/^[ \t]*[-*+](?= )/)) return 'list';
	if (stream.match(/^[ \t]*>.*/)) return 'quote';
	return null;
}

/** Inside a line: an arrow, the name behind it, or text. */
function within(stream: StringStream, state: State): string | null {
	if (stream.match(/^(?:->|→)/)) {
		state.isName = true;
		return 'operator';
	}
	if (state.isName) {
		rest(stream);
		return 'link';
	}
	if (!stream.match(/^(?:(?!->|→).)+/)) stream.next();
	return null;
}

function rest(stream: StringStream): null {
	stream.skipToEnd();
	return null;
}

const colours = HighlightStyle.define([
	{ tag: tags.heading, fontWeight: '700', fontSize: '1.12em' },
	{ tag: tags.meta, color: 'var(--muted)' },
	{ tag: tags.propertyName, color: 'var(--muted)' },
	{ tag: tags.quote, color: 'var(--muted)', fontStyle: 'italic' },
	{ tag: tags.list, color: 'var(--action)', fontWeight: '700' },
	{ tag: tags.atom, color: 'var(--action)' },
	// An arrow is one sign: it is not torn apart at the end of a line.
	{ tag: tags.operator, color: 'var(--action)', fontWeight: '700', whiteSpace: 'pre' },
	{ tag: tags.link, color: 'var(--action)' }
]);

export const scenarioMarkdown = [language, syntaxHighlighting(colours)];
