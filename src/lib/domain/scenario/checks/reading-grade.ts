/**
 * The Flesch-Kincaid grade of an English text (Kincaid, Fishburne, Rogers, Chissom 1975): 9 is the ninth school year.
 * Syllables are counted as groups of vowels, which is near enough for a warning.
 */
export function readingGrade(text: string): number {
	const words = text.match(/[\p{L}'’]+/gu) ?? [];
	const sentences = Math.max(1, text.match(/[.!?…](?=["”’)\s]|$)/g)?.length ?? 0);
	const count = Math.max(1, words.length);
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	return 0.39 * (count / sentences) + 11.8 * (syllables / count) - 15.59;
}

function syllablesOf(word: string): number {
	const bare = word
		.toLowerCase()
		.replace(/[^a-z]/g, '')
		.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, '');
	return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 1);
}
