import type { Stage } from '#lib/domain/studio/stage.ts';

/** What the head of a draft's pages shows, and nothing else of it. */
export const draftShown = ({
	id,
	code,
	title,
	stage
}: {
	id: string;
	code: string;
	title: string;
	stage: Stage;
}) => ({
	...{ id, code, title, stage }
});
