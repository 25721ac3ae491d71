// The names a lesson's author may use, and no others. The one barrel of the house, on purpose:
// svelte.config.js brings exactly these into scope in every lesson.
export { default as Check } from '#lib/ui/lesson/Check.svelte';
export { default as ContentNote } from '#lib/ui/lesson/ContentNote.svelte';
export { default as Fact } from '#lib/ui/lesson/Fact.svelte';
export { default as Figure } from '#lib/ui/lesson/Figure.svelte';
export { default as Local } from '#lib/ui/lesson/Local.svelte';
export { default as Reflect } from '#lib/ui/lesson/Reflect.svelte';
export { default as SayInstead } from '#lib/ui/lesson/SayInstead.svelte';
export { default as Service } from '#lib/ui/lesson/Service.svelte';
export { default as Term } from '#lib/ui/lesson/Term.svelte';
