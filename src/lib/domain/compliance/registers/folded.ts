// Names are searched and put in order without regard to case and accents: whoever types Ruiz finds Ruíz. The same
// table stands in the queries, so that the database and this program fold alike.

/** Letters with accents, and at the same place in `PLAIN` what stands for each. */
export const ACCENTED =
	'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĆćČčĐđĒēĘęĞğĪīŁłŃńŌōŐőŘřŚśŞşŠšŪūŰűŹźŻżŽž';
export const PLAIN =
	'aaaaaaceeeeiiiinoooooouuuuyaaaaaaceeeeiiiinoooooouuuuyyaaccccddeeeeggiillnnoooorrssssssuuuuzzzzzz';

const letters = new Map([...ACCENTED].map((letter, index) => [letter, PLAIN[index]!]));

/** A text in small letters of the plain alphabet. */
export const folded = (text: string): string =>
	[...text]
		.map((letter) => letters.get(letter) ?? letter)
		.join('')
		.toLowerCase();
