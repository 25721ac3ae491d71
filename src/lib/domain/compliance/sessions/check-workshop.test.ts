import { expect, test } from 'vitest';
import { checkWorkshop, type DraftWorkshop } from './check-workshop.ts';

const SOUND: DraftWorkshop = {
	title: 'A call with somebody in crisis',
	summary: 'How to slow a call down.',
	minutes: 60,
	segments: 4,
	topics: [{ topic: 'trauma', minutes: 60 }],
	category: 'crisis',
	partner: 'Larkfen Crisis Line',
	partnerKind: 'mental-health',
	stateCourseNumber: null
};

test.each<[string, Partial<DraftWorkshop>, string | null]>([
	['sound', {}, null],
	[
		'without topics, category and partner',
		{ topics: [], category: null, partner: null, partnerKind: 'none' },
		null
	],
	['a minute for each segment', { minutes: 4, topics: [] }, null],
	['no minutes', { minutes: 0 }, 'minutes'],
	['half a minute', { minutes: 1.5 }, 'minutes'],
	['more than a hundred hours', { minutes: 6001 }, 'minutes'],
	['no segment', { segments: 0 }, 'segments'],
	['more segments than minutes', { minutes: 3, topics: [] }, 'segments'],
	['51 segments', { minutes: 60, segments: 51 }, 'segments'],
	['a topic twice', { topics: [1, 2].map(() => ({ topic: 'trauma', minutes: 1 })) }, 'topics'],
	['a topic of nothing', { topics: [{ topic: 'trauma', minutes: 0 }] }, 'topics'],
	['a topic longer than all of it', { topics: [{ topic: 'trauma', minutes: 61 }] }, 'topics'],
	[
		'topics longer together',
		{
			topics: [
				{ topic: 'trauma', minutes: 31 },
				{ topic: 'safety', minutes: 30 }
			]
		},
		'topics'
	],
	['a topic that is no id', { topics: [{ topic: 'Trauma!', minutes: 1 }] }, 'topics'],
	['a category that is no id', { category: '1' }, 'category'],
	['a kind of partner without a name', { partner: null }, 'partner'],
	['a partner of no kind', { partnerKind: 'none' }, 'partnerKind']
])('%s', (_, more, field) => expect(checkWorkshop({ ...SOUND, ...more })?.field ?? null).toBe(field));
