import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import {
	readTraining,
	type Training,
	type TrainingRequirement
} from '#lib/server/compliance/read-training.ts';
import { answering } from '#routes/answer.ts';
import { certificateLine } from '../certificates/certificate-line.ts';
import { modulePath, partPath, scenarioPath } from './addresses.ts';
import { askedCard } from './asked-words.ts';
import { dueLabel, itemStatus, practiceDetail, practiceStatus } from './due-words.ts';
import { greeting } from './greeting.ts';
import { GROUPS, LATE_OR_DUE, requirementShown } from './requirement-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const training = await readTraining(locals);
	const certificates = await listCertificates(locals);
	const { rank, familyName, timeZone } = locals.actor;
	return {
		greeting: `${greeting(locals.now, timeZone)}, ${rank ?? 'Officer'} ${familyName}`,
		lead: leadOf(training),
		next: training.next && nextCard(training, training.next),
		asked: training.asked.map(askedCard),
		practice: training.practice.map((scenario) => ({
			title: scenario.title,
			href: scenarioPath(scenario.requirementId, scenario.code),
			detail: practiceDetail(scenario),
			...practiceStatus(scenario)
		})),
		groups: groupsOf(training),
		certificates: certificates.slice(0, 2).map(certificateLine),
		certificateCount: certificates.length
	};
});

function leadOf(training: Training) {
	const waits = training.asked.some(({ kind }) => kind === 'retake-now' || kind === 'read-difference');
	return waits ? `${dueLead(training)} A new version waits for you below.` : dueLead(training);
}

function dueLead({ requirements, next }: Training) {
	const open = requirements.filter(({ standing }) => LATE_OR_DUE.has(standing));
	if (!requirements.length) return 'No training is required of you now.';
	if (!open.length) return 'Everything is up to date.';
	const asksOfOthers = open.every(({ hours, outside }) => !hours && outside.length === 0);
	if (!next && asksOfOthers) return 'What is due waits for somebody else or for time; see below.';
	return open.length === 1
		? 'One requirement is due. Everything else is up to date.'
		: `${open.length} requirements are due.`;
}

function nextCard({ today }: Training, { requirement, module, part }: NonNullable<Training['next']>) {
	return {
		requiredBy: `${requirement.title} · ${requirement.citation}`,
		title: module.title,
		due: dueLabel(requirement, today),
		overdue: requirement.standing === 'overdue',
		left:
			module.minutesLeft > 0
				? `About ${minutesInWords(module.minutesLeft)} left`
				: 'Only your signature is left',
		steps: module.steps,
		contentNote: module.contentNote,
		href: partPath(module.requirementId, module.code, part),
		action: part.part === 'start' ? 'Open' : part.part === 'sign' ? 'Sign' : 'Continue',
		about: modulePath(module.requirementId, module.code)
	};
}

/** What the officer is bound to, by how pressing it is; what is empty is left out. */
const groupsOf = (training: Training) =>
	GROUPS.map(({ title, of }) => ({
		title,
		requirements: training.requirements
			.filter(({ standing }) => of.has(standing))
			.map((requirement) => ({
				...requirementShown(requirement, training.today),
				items: itemsOf(requirement, training)
			}))
	})).filter(({ requirements }) => requirements.length > 0);

const itemsOf = (requirement: TrainingRequirement, { today }: Training) =>
	requirement.items.map((item) => {
		const done =
			item.kind === 'module' && item.validUntil
				? `Certificate valid until ${dayInWords(item.validUntil)}`
				: null;
		const kind = item.kind === 'scenario' ? 'Scenario · ' : '';
		return {
			title: item.title,
			href:
				item.kind === 'scenario'
					? scenarioPath(item.requirementId, item.code)
					: modulePath(item.requirementId, item.code),
			detail:
				done ??
				(item.state === 'complete'
					? `${kind}passed`
					: item.kind === 'scenario'
						? practiceDetail(item)
						: minutesInWords(item.minutesLeft)),
			...itemStatus(item, requirement, today)
		};
	});
