interface Called {
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
}

const folded = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether what somebody typed is the badge number or the whole name of whom it is about: the slip of a row is noticed. */
export function confirms(typed: string, { givenName, familyName, badgeNumber }: Called): boolean {
	// The family name first, too: so does `Identity removed` stand on the pages of somebody whose name was cut.
	const names = [`${givenName} ${familyName}`, `${familyName} ${givenName}`, `${familyName}, ${givenName}`];
	const called = [...names, badgeNumber ?? ''];
	return folded(typed) !== '' && called.some((one) => folded(one) === folded(typed));
}
