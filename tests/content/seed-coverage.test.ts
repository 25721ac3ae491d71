// The text that the project grew from has twenty sections. Each leads to at least one lesson.

import { expect, test } from 'vitest';
import { lessonSlug } from '#lib/domain/course/lesson-outline.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const sections: [section: string, lessons: string[]][] = [
	[
		'Enhancing Mental Health Services for Victims of Crime (opening)',
		['TR-1/why-this-is-your-work', 'RF-2/more-than-a-card']
	],
	['Understanding Mental Health Services for Victims', ['RF-1/the-window-of-help', 'RF-1/eight-needs']],
	['Importance of Mental Health in Victim Support', ['TR-1/the-door', 'TR-1/most-recover-some-need-more']],
	['Emotional Recovery', ['TR-2/over-time', 'EC-1/back-to-here-and-now']],
	['Psychological Impact of Trauma', ['TR-2/four-places-to-look', 'TR-3/memory-under-stress']],
	['Types of Mental Health Services Available', ['RF-1/eight-needs', 'RF-1/five-therapies']],
	[
		'Accessing Mental Health Services for Victims',
		['RF-2/what-gets-in-the-way', 'RF-2/which-door-first', 'RF-4/money-in-thirty-seconds']
	],
	['Collaboration Between Services and Law Enforcement', ['RF-5/a-network-is-people', 'RF-3/four-helpers']],
	['Establishing Partnerships', ['RF-5/the-agreement', 'RF-5/keeping-it-alive']],
	[
		'Training for Law Enforcement Officers',
		['TR-1/why-this-is-your-work', 'EC-1/three-minutes-five-steps', 'EC-2/what-a-question-carries']
	],
	['Referrals to Mental Health Professionals', ['RF-2/seven-steps', 'RF-2/close-the-loop']],
	[
		'Challenges Faced by Victims in Seeking Help',
		['RF-2/what-gets-in-the-way', 'EC-3/who-carries-the-words']
	],
	[
		'Evidence-Based Practices in Mental Health Services',
		['RF-1/five-therapies', 'RF-5/count-what-reached-people']
	],
	['Role of Victim Advocates in Mental Health Support', ['RF-3/four-helpers', 'RF-3/the-privacy-warning']],
	['Future Directions for Mental Health Services for Victims', ['RF-5/what-is-coming']],
	['Innovations in Treatment', ['RF-1/closer-and-by-screen', 'RF-5/what-is-coming']],
	['Policy Advocacy', ['RF-5/awareness-and-policy']],
	['Awareness Campaigns', ['RF-5/awareness-and-policy']],
	['Building a Supportive Environment for Victims', ['RF-5/a-place-to-talk', 'EC-1/where-you-stand']],
	['Closing paragraphs', ['RF-5/count-what-reached-people', 'RF-5/a-network-is-people']]
];

const lessons = Object.keys(readTexts('content')).flatMap((path) => {
	const code = /^modules\/([^/]+)\/lessons\//.exec(path)?.[1];
	return code ? [`${code}/${lessonSlug(path)}`] : [];
});

test('the table has every section', () => {
	expect(new Set(sections.map(([section]) => section)).size).toBe(20);
});

test.each(sections)('%s leads to a lesson', (_section, to) => {
	expect(to.length).toBeGreaterThan(0);
	for (const lesson of to) expect(lessons).toContain(lesson);
});
