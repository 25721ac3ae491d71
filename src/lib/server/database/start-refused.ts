/** Something the person who starts the program can mend: its message is one plain sentence, shown without a stack. */
export class StartRefused extends Error {
	override name = 'StartRefused';
}
