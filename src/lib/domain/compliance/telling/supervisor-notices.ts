import type { DueMessage } from './messages-due.ts';

interface Leader {
	personId: string;
	unitId: string | null;
	roles: readonly string[];
}

export interface SupervisorNotice {
	/** Once for each supervisor and due day: the weeks that follow are told in the digest. */
	key: string;
	supervisorId: string;
	standing: DueMessage['standing'];
}

/** Whom beside the officer it is told at once, where the rule says so: the supervisors of the officer's unit. */
export function supervisorNotices(
	officer: { personId: string; unitId: string | null },
	messages: readonly DueMessage[],
	people: readonly Leader[]
): SupervisorNotice[] {
	const supervisors = people.filter(
		({ personId, unitId, roles }) =>
			roles.includes('supervisor') && unitId && unitId === officer.unitId && personId !== officer.personId
	);
	return messages
		.filter(({ kind, standing }) => kind === 'overdue' && standing.tellSupervisor)
		.flatMap(({ standing }) =>
			supervisors.map(({ personId: supervisorId }) => {
				const { requirementId, cycle, dueOn } = standing;
				const key = ['overdue', supervisorId, 'of', officer.personId, requirementId, cycle, dueOn].join('/');
				return { key, supervisorId, standing };
			})
		);
}
