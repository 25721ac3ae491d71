import { plainText } from '../checks/plain-text.ts';
import type { Block } from '../scenario.ts';

/** Sanitised HTML as words, with what is only seen written out: where links lead, what is stressed. */
export function spoken(html: string): string {
	const written = html
		.replace(/<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, '$2 ($1)')
		.replace(/<img ([^>]*)>/g, (_, attributes: string) => {
			const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
			return `[picture: ${value('alt')} (${value('src')})]`;
		})
		.replace(/<\/?strong>/g, '**')
		.replace(/<\/?em>/g, '*')
		.replace(/<li>/g, '\n• ');
	return written
		.split(/\n|<\/(?:p|h\d|li|tr|blockquote|pre)>/)
		.map(plainText)
		.filter((line) => line !== '')
		.join('\n');
}

const names = {
	radio: 'Radio',
	pause: 'Pause',
	support: 'Support',
	warning: 'Warning',
	debrief: 'Debrief',
	local: 'Local rule',
	service: 'Service',
	picture: 'Picture',
	video: 'Video',
	audio: 'Recording'
};

/** What stands on a page, a paragraph a line, blocks by their names. */
export const spokenBlocks = (blocks: readonly Block[]): string => blocks.map(spokenBlock).join('\n');

function spokenBlock(block: Block): string {
	switch (block.kind) {
		case 'text':
			return spoken(block.html);
		case 'local':
			return `${names.local} ${block.id}: ${spoken(block.html)}`;
		case 'service':
			return `${names.service}: ${block.id}`;
		case 'picture':
			return `${names.picture}: ${block.alt} (${block.src})`;
		case 'video':
		case 'audio':
			return [
				`${names[block.kind]}: ${block.src}`,
				...(block.captions ? [`captions ${block.captions}`] : []),
				...(block.transcript ? [`transcript ${block.transcript}`] : [])
			].join(', ');
		default:
			return `${names[block.kind]}: ${spoken(block.html)}`;
	}
}
