import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { LessonRenderer } from '#lib/server/course/publish-content.ts';
import SourceList from '#lib/ui/lesson/SourceList.svelte';

// The compiled lessons. This file alone knows that lessons are components; publishing is given a renderer.
const compiled = import.meta.glob<{ default: Component }>('/content/modules/*/lessons/*.md');

// The comments are Svelte's marks for waking a page up; a stored page is never woken.
const plain = (html: string) => html.replace(/<!--.*?-->/gs, '');

/** `content/modules/TR-1/lessons/03-four-rs.md` → `TR-1-03` */
const idOf = (path: string) => path.replace(/^.*modules\/([^/]+)\/lessons\/(\d+)-.*$/, '$1-$2');

export const lessons: LessonRenderer = {
	async lesson(path) {
		const lesson = compiled[`/${path}`];
		if (!lesson) throw new Error(`${path} was not part of the build. Build again.`);
		// Ids of a lesson are its own: several stand on one page where a module is read as text.
		return plain(render((await lesson()).default, { idPrefix: idOf(path) }).body);
	},
	sources: (ids) => plain(render(SourceList, { props: { ids } }).body)
};
