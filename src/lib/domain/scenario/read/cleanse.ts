import type { Nodes, Parent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { safeSchemes, schemeOf } from '../html.ts';
import { checkMediaAddress } from './media-address.ts';
import { placeOf } from './place.ts';
import type { Report } from '../problem.ts';
import type { Piece } from './split.ts';

/** Says what may not stand anywhere in a text and takes it out of the tree: raw HTML, addresses that are never opened. */
export function cleanse(parent: Parent, piece: Piece, report: Report): void {
	let saidHtml = false;
	parent.children = (parent.children as Nodes[]).filter((node) => {
		if (node.type === 'html') {
			// A closing tag only follows from its opening one.
			if (saidHtml) return false;
			saidHtml = true;
			report.add('raw-html', placeOf(piece, node), 'Write this without HTML; angle brackets begin HTML.');
			return false;
		}
		if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
			const isOpened = checkAddress(node.url, node, piece, report);
			if (isOpened && node.type === 'image') checkMediaAddress(node.url, placeOf(piece, node), report);
		}
		if (node.type === 'image' && !node.alt?.trim()) {
			report.add(
				'picture-without-description',
				placeOf(piece, node),
				'Describe the picture between the square brackets: ![what it shows](address).'
			);
		}
		if (node.type === 'link' && /^(click )?(here|this|link|this link)$/i.test(toString(node).trim())) {
			report.add('click-here', placeOf(piece, node), 'Let the words of the link say where it leads.');
		}
		if ('children' in node) cleanse(node as Parent, piece, report);
		return true;
	}) as typeof parent.children;
}

function checkAddress(url: string, node: Nodes, piece: Piece, report: Report): boolean {
	const scheme = schemeOf(url);
	if (scheme === null || safeSchemes.includes(scheme)) return true;
	report.add(
		'address-unsafe',
		placeOf(piece, node),
		`An address may begin with ${safeSchemes.join(', ')}, not with “${scheme}”.`
	);
	return false;
}
