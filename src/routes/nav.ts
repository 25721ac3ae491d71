import { entry } from '#lib/domain/identity/audience.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { NavItem } from '#lib/ui/nav-item.ts';

interface Place {
	route: string;
	href: string;
	label: string;
	/** Where the group's audience is wider than the page's. */
	roles?: readonly Role[];
	/** Pages that lie in this place under addresses of their own. */
	also?: readonly string[];
}

/** Who answers for the records of the whole department. */
const RECORDS: readonly Role[] = ['auditor', 'admin', 'inspector'];

const PLACES: Place[] = [
	{ route: '/(officer)', href: '/training', label: 'My training', also: ['/outside'] },
	{ route: '/(officer)', href: '/certificates', label: 'Certificates' },
	{ route: '/(auditor)', href: '/compliance', label: 'Compliance' },
	{ route: '/(auditor)', href: '/officers', label: 'Officers', also: ['/outside-requests', '/import'] },
	{ route: '/(auditor)', href: '/registers', label: 'Registers', roles: RECORDS, also: ['/filing'] },
	{ route: '/(auditor)', href: '/packs', label: 'Packs', roles: RECORDS, also: ['/files'] },
	{ route: '/(auditor)', href: '/ledger', label: 'Ledger', roles: RECORDS },
	{ route: '/(trainer)', href: '/modules', label: 'Modules', also: ['/drafts', '/results'] },
	{ route: '/(staff)', href: '/workshops', label: 'Workshops', also: ['/sessions'] },
	{ route: '/(staff)', href: '/course', label: 'Course', also: ['/referral', '/standards'] },
	{ route: '/(admin)', href: '/requirements', label: 'Requirements' },
	{ route: '/(admin)', href: '/telling', label: 'Reminders', also: ['/outbox'] },
	{ route: '/(admin)', href: '/people', label: 'People', also: ['/units'] },
	{
		route: '/(admin)',
		href: '/agency',
		label: 'Department',
		also: ['/inspections', '/retention', '/correction-requests', '/checkpoint-copies']
	}
];

/** The main places of a person's roles, the one that `path` lies in marked as current. */
export const navFor = (roles: readonly Role[], path: string): NavItem[] =>
	PLACES.filter(
		(place) =>
			entry(place.route, roles) === 'open' &&
			(!place.roles || place.roles.some((role) => roles.includes(role)))
	).map(({ href, label, also = [] }) => ({
		href,
		label,
		current: [href, ...also].some((start) => path === start || path.startsWith(`${start}/`))
	}));
