import { quoted, type Losses, WHOLE } from '../imported.ts';
import type { StoryFormat } from './macros.ts';
import { readObject, type Passage } from './passages.ts';

/** What StoryTitle and StoryData say of the story. */
export interface Story {
	title: string;
	start: string | null;
	format: StoryFormat;
}

export function readStory(passages: readonly Passage[], losses: Losses): Story {
	const titles = passages.filter(({ name }) => name === 'StoryTitle');
	const datas = passages.filter(({ name }) => name === 'StoryData');
	for (const { line, text, name } of [...titles.slice(1), ...datas.slice(1)])
		losses.add(line, `A second “${name}”: ${quoted(text)}`);
	const data = datas[0] && readObject(datas[0].text);
	if (datas[0] && !data)
		losses.add(datas[0].line, `StoryData that cannot be read: ${quoted(datas[0].text, WHOLE)}`);
	const format = typeof data?.['format'] === 'string' ? data['format'] : '';
	const start = typeof data?.['start'] === 'string' && data['start'] !== '' ? data['start'] : null;
	for (const [key, value] of Object.entries(data ?? {}))
		if (key !== 'start')
			losses.add(datas[0]!.line, `A setting of Twine: ${quoted(`${key}: ${JSON.stringify(value)}`)}`);
	return { title: titles[0]?.text.replace(/\s+/g, ' ').trim() ?? '', start, format: formatOf(format) };
}

function formatOf(name: string): StoryFormat {
	const match = /^(harlowe|sugarcube|snowman|chapbook)/i.exec(name);
	return match ? (match[1]!.toLowerCase() as StoryFormat) : 'other';
}
