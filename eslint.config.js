import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/**
 * What the compiler and the formatter cannot see. No rule here needs type information: the whole tree is read
 * in seconds, and the types have their own step (`svelte-check`). Where a file may import from, and how it is
 * named, is kept by `tests/architecture.test.ts`.
 */
const mistakes = {
	'array-callback-return': 'error',
	'constructor-super': 'error',
	'default-case-last': 'error',
	eqeqeq: ['error', 'always', { null: 'ignore' }],
	'for-direction': 'error',
	'getter-return': 'error',
	'no-async-promise-executor': 'error',
	'no-case-declarations': 'error',
	'no-compare-neg-zero': 'error',
	'no-cond-assign': 'error',
	'no-constant-binary-expression': 'error',
	'no-constant-condition': ['error', { checkLoops: false }],
	'no-constructor-return': 'error',
	'no-debugger': 'error',
	'no-dupe-else-if': 'error',
	'no-duplicate-case': 'error',
	'no-empty': ['error', { allowEmptyCatch: false }],
	'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
	'no-eval': 'error',
	'no-fallthrough': 'error',
	'no-implied-eval': 'error',
	'no-irregular-whitespace': 'error',
	'no-loss-of-precision': 'error',
	'no-misleading-character-class': 'error',
	'no-new-wrappers': 'error',
	'no-prototype-builtins': 'error',
	'no-return-assign': 'error',
	'no-self-assign': 'error',
	'no-self-compare': 'error',
	'no-sequences': 'error',
	'no-sparse-arrays': 'error',
	'no-template-curly-in-string': 'error',
	'no-throw-literal': 'error',
	'no-unmodified-loop-condition': 'error',
	'no-unreachable-loop': 'error',
	'no-unsafe-finally': 'error',
	'no-unsafe-optional-chaining': 'error',
	'no-useless-catch': 'error',
	'no-useless-escape': 'error',
	'no-var': 'error',
	'object-shorthand': 'error',
	'prefer-const': 'error',
	'use-isnan': 'error',
	'valid-typeof': 'error'
};

export default typescript.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.data/',
			'node_modules/',
			'test-results/',
			'playwright-report/',
			// Generated, and checked against the migrated database.
			'src/lib/server/database/schema.ts'
		]
	},
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			...mistakes,
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
			// An empty interface that extends is how `App.Locals` becomes the context of a use case.
			'@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }]
		}
	},
	{
		// Types and the names they bring are `svelte-check`'s; what the browser offers is not what a `.svelte` file lacks.
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser } },
		rules: {
			// A prop with a default is declared with `let`, and Svelte's own runes assign.
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// Firstword is served from the root of its address, and most links are built in `load`.
			'svelte/no-navigation-without-resolve': 'off',
			// What is known only in the browser is a state that an effect sets.
			'svelte/prefer-writable-derived': 'off'
		}
	},
	{
		// The one place where sanitised markup becomes part of a page: the architecture test knows it too.
		files: ['src/lib/ui/Html.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off' }
	},
	{
		// The log is pino's: what is printed elsewhere would carry no request id and escape the redaction. Only the start
		// talks to whoever sits before it.
		files: ['src/lib/**', 'src/routes/**', 'src/hooks.*.ts'],
		ignores: ['src/lib/server/start/**', 'src/lib/server/demo/**'],
		rules: { 'no-console': 'error' }
	}
);
