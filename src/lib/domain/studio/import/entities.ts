// Characters that HTML writes by name or number. The names of Latin-1 and of common typography; a name that is not
// among them stays as it is written, to be seen and mended.

const latin =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named = new Map<string, string>([
	...latin.split(' ').map((name, i): [string, string] => [name, String.fromCharCode(160 + i)]),
	...Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		lsaquo: '‹',
		rsaquo: '›',
		ndash: '–',
		mdash: '—',
		hellip: '…',
		bull: '•',
		dagger: '†',
		permil: '‰',
		euro: '€',
		trade: '™',
		OElig: 'Œ',
		oelig: 'œ',
		Scaron: 'Š',
		scaron: 'š',
		ensp: ' ',
		emsp: ' ',
		thinsp: ' ',
		zwnj: '',
		zwj: '',
		larr: '←',
		uarr: '↑',
		rarr: '→',
		darr: '↓',
		harr: '↔',
		minus: '−',
		ne: '≠',
		le: '≤',
		ge: '≥',
		infin: '∞',
		check: '✓'
	})
]);

const xmlNames = ['amp', 'lt', 'gt', 'quot', 'apos'];

/** Text with its references read. XML knows five names only; control characters are never made. */
export function readEntities(text: string, kind: 'xml' | 'html' = 'html'): string {
	return text.replace(
		/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});/g,
		(whole, name: string) => {
			if (!name.startsWith('#'))
				return (kind === 'html' || xmlNames.includes(name) ? named.get(name) : null) ?? whole;
			const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
			const isText = code === 9 || code === 10 || (code >= 32 && !(code >= 127 && code < 160));
			const isLetter = isText && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
			return isLetter ? String.fromCodePoint(code) : whole;
		}
	);
}
