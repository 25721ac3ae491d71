/** Words that mean something particular in a pack; they stand in pack.json and in the report. */
export const DEFINITIONS: { term: string; meaning: string }[] = [
	{
		term: 'period',
		meaning:
			'Local days of the department, both counted. A training counts for the day on which it was completed there.'
	},
	{
		term: 'as of',
		meaning:
			'What was recorded later is not in the pack. What happened earlier and was recorded later is not either.'
	},
	{
		term: 'status',
		meaning: 'On the last day of the period, or on the day of the as-of moment where that is earlier.'
	},
	{
		term: 'hours_credited',
		meaning:
			'In B all hours of the period for the requirement; in C of one training; in E of one cycle and source. For each officer and requirement the three sums are equal. Each line is what the sum of its cycle grew by, rounded to two places, so a line may differ by 0.01 from its own minutes.'
	},
	{
		term: 'hours_needed, hours_remaining',
		meaning: 'In B of the cycle that the status is of; in E of the cycle, on each of its rows.'
	},
	{
		term: 'hours of a requirement without a number of hours',
		meaning: 'What it asks for is its modules; each credits the minutes that are approved for it.'
	},
	{
		term: 'completions',
		meaning:
			'A training that counts for several requirements has a row for each of them; record_seq tells that it is the same one.'
	},
	{
		term: 'attempts at scenarios',
		meaning:
			'A scenario may be taken as a story or as a written exercise with the same decisions. Which of both is private; what it was worth is not.'
	},
	{
		term: 'record_seq, record_hash',
		meaning:
			'The number and hash of the entry of the ledger that the row was written of; the record beside it in evidence.ndjson is what the entry’s digest is of.'
	}
];
