import { EditorView } from '@codemirror/view';

const control = {
	minHeight: '2.75rem',
	padding: '0.3rem 0.75rem',
	border: '1px solid var(--edge)',
	borderRadius: '6px',
	background: 'var(--surface)',
	color: 'var(--text)',
	font: 'inherit'
};

/** The editor in the colours of the page. They reach into its shadow root as custom properties. */
export const editorLook = EditorView.theme({
	'&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '1rem' },
	// The ring is drawn around the pane (studio.css), where no line can cover it.
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.55', overflow: 'auto' },
	'.cm-content': { padding: '0.75rem 0', caretColor: 'var(--text)' },
	'.cm-line': { padding: '0 1rem 0 0.5rem' },
	'.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
	'.cm-activeLine': { backgroundColor: 'var(--panel)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'color-mix(in srgb, var(--action) 28%, transparent)'
	},
	'.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--muted)', border: '0' },
	'.cm-lintRange': {
		backgroundImage: 'none',
		textDecoration: 'underline wavy',
		textUnderlineOffset: '0.2em'
	},
	'.cm-lintRange-error': { textDecorationColor: 'var(--error-bar)', textDecorationThickness: '2px' },
	'.cm-lintRange-warning, .cm-lintRange-info': { textDecorationColor: 'var(--warn)' },
	'.cm-lintPoint::after': { borderBottomColor: 'var(--error-bar)' },
	'.cm-tooltip': {
		border: '1px solid var(--edge)',
		borderRadius: '8px',
		backgroundColor: 'var(--surface)',
		color: 'var(--text)',
		boxShadow: '0 6px 24px rgb(0 0 0 / 0.18)',
		overflow: 'hidden'
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16rem' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
		display: 'flex',
		gap: '0.75rem',
		alignItems: 'center',
		minHeight: '2.75rem',
		padding: '0.2rem 0.75rem'
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		background: 'var(--action)',
		color: 'var(--on-action)'
	},
	'.cm-completionDetail': { marginLeft: 'auto', fontStyle: 'normal', opacity: '0.85' },
	'.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
	'.cm-diagnostic': {
		padding: '0.6rem 0.9rem',
		borderLeftWidth: '6px',
		maxWidth: '26rem',
		whiteSpace: 'normal'
	},
	'.cm-diagnostic-error': { borderLeftColor: 'var(--error-bar)' },
	'.cm-diagnostic-warning, .cm-diagnostic-info': { borderLeftColor: 'var(--warning-bar)' },
	'.cm-diagnostic strong, .cm-diagnostic small': { display: 'block' },
	'.cm-diagnostic small': { color: 'var(--muted)', fontSize: '0.9em' },
	'.cm-diagnosticAction': {
		...control,
		display: 'block',
		margin: '0.5rem 0 0',
		background: 'var(--action)',
		color: 'var(--on-action)',
		fontWeight: '650',
		cursor: 'pointer'
	},
	'.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--text)' },
	'.cm-panel.cm-search': { padding: '0.5rem', fontSize: '0.95rem' },
	'.cm-panel.cm-search input[type=checkbox]': { width: '1.2rem', height: '1.2rem' },
	'.cm-panel.cm-search .cm-textfield, .cm-panel.cm-search .cm-button': {
		...control,
		backgroundImage: 'none',
		fontSize: '0.95rem'
	},
	'.cm-searchMatch': { backgroundColor: 'var(--warning-panel)', outline: '1px solid var(--warn)' }
});
