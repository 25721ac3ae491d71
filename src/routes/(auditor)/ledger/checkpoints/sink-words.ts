import type { SinkKind } from '#lib/domain/audit/sinks/sink.ts';

/** Where copies go, in words. */
export function sinkInWords(kind: SinkKind, target: string): string {
	switch (kind) {
		case 'file':
			return 'A folder of the server';
		case 'mail':
			return `Mail to ${target}`;
		case 'webhook':
			return target;
		default:
			return kind satisfies never;
	}
}
