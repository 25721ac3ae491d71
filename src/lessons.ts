import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { LessonRenderer } from '#lib/server/course/publish-content.ts';
import SourceList from '#lib/ui/lesson/SourceList.svelte';

// The compiled lessons. This file alone knows that lessons are components; publishing is given a renderer.
const compiled = import.meta.glob<{ default: Component }>('/content/modules/*/lessons/*.md');

// The comments are Svelte's marks for waking a page up; a stored page is never woken.
const plain = (html: string) => html.replace(/<!--.*?-->/gs, '');

export const lessons: LessonRenderer = {
	async lesson(path) {
		const lesson = compiled[`/${path}`];
		if (!lesson) throw new Error(`${path} was not part of the build. Build again.`);
		return plain(render((await lesson()).default).body);
	},
	sources: (ids) => plain(render(SourceList, { props: { ids } }).body)
};
