/** One thing to choose. `html`, where given, is inline HTML that the scenario parser has sanitised. */
export interface Option {
	value: string | number;
	label: string;
	html?: string;
	hint?: string;
}
