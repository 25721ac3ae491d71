import { isRegisterName, type RegisterName } from '#lib/domain/compliance/registers/register-filter.ts';

/** One of the auditor's lists. */
export const match = (param: string): param is RegisterName => isRegisterName(param);
