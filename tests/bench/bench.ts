/**
 * npm run bench: all measurements; `npm run bench -- standing` one of them. The numbers say something about this
 * machine only; compare the ratios. Nothing here passes or fails.
 */
const MEASUREMENTS = {
	serving: () => import('./serving.ts'),
	standing: () => import('./standing.ts'),
	ledger: () => import('./ledger.ts'),
	pack: () => import('./pack.ts')
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(MEASUREMENTS, name));
if (unknown.length > 0)
	throw new Error(
		`There is no measurement ${unknown.join(', ')}; there are ${Object.keys(MEASUREMENTS).join(', ')}.`
	);
for (const [name, measure] of Object.entries(MEASUREMENTS))
	if (asked.length === 0 || asked.includes(name)) await measure();

export {};
