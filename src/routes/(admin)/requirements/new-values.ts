import type { Temporal } from 'temporal-polyfill';
import { EMPTY_VALUES, type RequirementValues } from './requirement-values.ts';

/** What the form for a new requirement begins with: modules every two years, as a department would mostly have it. */
export const newValues = (today: Temporal.PlainDate): RequirementValues => ({
	...EMPTY_VALUES,
	...{ credit: 'approved', effectiveOn: today.toString(), cycle: 'rolling', everyMonths: '24' },
	...{ firstDueDays: '60', hires: 'next-full', minActiveDays: '0', renewalWindowDays: '90', graceDays: '0' },
	...{ pausedBy: ['military'], passPercent: '80', attemptsPerCycle: '3', waitMinutes: '30' },
	...{ tellSupervisor: 'yes', openCycles: 'finish' }
});
