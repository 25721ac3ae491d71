import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Direction } from '#lib/domain/compliance/sessions/session.ts';
import { writeSigningCode } from '#lib/domain/compliance/sessions/signing-code.ts';

/** Two codes of 128 random bits each: one opens a session to somebody who is in the room, the other closes it. */
export const newCodes = () => ({
	signInCode: writeSigningCode(randomBytes(16)),
	signOutCode: writeSigningCode(randomBytes(16))
});

/** Which of a session's codes somebody brought; how long the answer takes says nothing about how close they came. */
export function directionOf(codes: Record<Direction, string>, code: string): Direction | null {
	const [isIn, isOut] = [isSame(codes.in, code), isSame(codes.out, code)];
	return isIn ? 'in' : isOut ? 'out' : null;
}

function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
