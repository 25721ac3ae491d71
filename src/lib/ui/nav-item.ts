/** A link of a menu; `current` marks the page (or its section) that is open. */
export interface NavItem {
	href: string;
	label: string;
	current?: boolean;
}
