import type { SinkProblem } from '#lib/domain/audit/sinks/sink.ts';

/** Why a place cannot get copies, and what to do. */
export function problemInWords(reason: SinkProblem | 'too-many'): string {
	switch (reason) {
		case 'no-address':
			return 'Enter one e-mail address, like records@city.example.';
		case 'no-https':
			return 'Enter a web address that begins with https://.';
		case 'has-password':
			return 'Leave user and password out of the address: everybody who sees this page could read them.';
		case 'too-long':
			return 'Use at most 1,000 characters.';
		case 'too-many':
			return 'Copies go to ten places already. End one of them first.';
		default:
			return reason satisfies never;
	}
}
