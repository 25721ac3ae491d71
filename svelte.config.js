import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';

/**
 * Lessons are Markdown in which the lesson components are simply there: an author writes `<Fact …>` and
 * never an import. This adds the one script block that brings them into scope.
 */
const lessonComponents = {
	name: 'lesson-components',
	/** @param {{ content: string, filename?: string }} input */
	markup({ content, filename }) {
		if (!filename?.includes('/content/') || !filename.endsWith('.md')) return;
		const script = `<script>import { ContentNote, SayInstead, Fact, Local, Check, Reflect, Figure, Service, Term } from '#lib/ui/lesson/lesson-components.ts';</script>\n\n`;
		const body = content.replace(/^(---\n[\s\S]*?\n---\n)?/, (header) => header + '\n' + script);
		return { code: body };
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [
		vitePreprocess(),
		lessonComponents,
		mdsvex({ extensions: ['.md'], smartypants: false, highlight: false, layoutPropForwarding: 'runes' })
	],
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
		// mdsvex still writes the old form of a module script into what it makes of a lesson.
		warningFilter: ({ code, filename }) =>
			!(code === 'script_context_deprecated' && filename?.endsWith('.md'))
	},
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute that SvelteKit itself writes (its announcer for screen readers), by its hash.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'media-src': ['self'],
				// The trainer's checker works in a thread of its own.
				'worker-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'object-src': ['none'],
				'base-uri': ['none']
			}
		}
	}
};
