/** A source that lessons cite, as `content/sources.yaml` describes it; `readAs` says honestly how much was read. */
export interface Source {
	title: string;
	publisher: string;
	year: string;
	url: string | null;
	readAs: string;
}
