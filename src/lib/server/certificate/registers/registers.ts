import type { RegisterName } from '#lib/domain/compliance/registers/register-filter.ts';
import { ledger } from '#lib/server/compliance/ledger/ledger.ts';
import { completions } from '#lib/server/compliance/registers/completions/completions.ts';
import { corrections } from '#lib/server/compliance/registers/corrections/corrections.ts';
import { exceptions } from '#lib/server/compliance/registers/exceptions/exceptions.ts';
import { officers } from '#lib/server/compliance/registers/officers.ts';
import { outside } from '#lib/server/compliance/registers/outside/outside.ts';
import type { Register } from '#lib/server/compliance/registers/register.ts';
import { sessions } from '#lib/server/compliance/registers/sessions/sessions.ts';
import { certificates } from './issued/certificates.ts';

/** Every list that has files, by the name that addresses and the ledger have for it. */
export const REGISTERS: Record<RegisterName | 'officers' | 'ledger', Register> = {
	...{ certificates, completions, outside, sessions, corrections, exceptions },
	...{ officers, ledger }
};

export type ListName = keyof typeof REGISTERS;
