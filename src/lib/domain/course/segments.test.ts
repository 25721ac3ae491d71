import { expect, it } from 'vitest';
import { segmentsOf, withoutDrawings } from './segments.ts';

const check = '<div data-slot="check" data-id="clear-skin"></div>';
const service = '<div data-slot="service" data-id="988"></div>';

it.each([
	['<p>a</p>', [{ kind: 'html', html: '<p>a</p>' }]],
	[
		`<p>a</p> ${check} <p>b</p>`,
		[
			{ kind: 'html', html: '<p>a</p>' },
			{ kind: 'check', id: 'clear-skin' },
			{ kind: 'html', html: '<p>b</p>' }
		]
	],
	[
		`${service}${check}`,
		[
			{ kind: 'service', id: '988' },
			{ kind: 'check', id: 'clear-skin' }
		]
	],
	['', []]
])('cuts %s', (html, segments) => {
	expect(segmentsOf(html)).toEqual(segments);
});

it('puts the description where a drawing was, and leaves the rest', () => {
	const figure =
		'<figure class="lesson-figure"><div role="img" aria-label="x"><svg><p>no</p></svg></div><figcaption>x <details class="figure-text"><summary>Describe this drawing</summary> <p>Seven doors.</p></details></figcaption></figure>';
	expect(withoutDrawings(`<p>a</p>${figure}<p>b</p>${figure}`)).toBe(
		'<p>a</p><p class="figure-words"><strong>Drawing, in words:</strong> Seven doors.</p><p>b</p><p class="figure-words"><strong>Drawing, in words:</strong> Seven doors.</p>'
	);
});
