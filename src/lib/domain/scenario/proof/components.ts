/** A graph cut into its loops: the component of each node, and the nodes of each, what is reached last coming first. */
export interface Components {
	of: Int32Array;
	members: number[][];
}

/**
 * Strongly connected components by Tarjan's algorithm, without recursion: a draft may be thousands of scenes deep.
 * Components come in reverse topological order: every edge leads to the same component or to one with a lower number.
 */
export function componentsOf(count: number, targets: (node: number) => readonly number[]): Components {
	const of = new Int32Array(count).fill(-1);
	const order = new Int32Array(count).fill(-1);
	const low = new Int32Array(count);
	const members: number[][] = [];
	const open: number[] = [];
	let clock = 0;
	for (let root = 0; root < count; root++) {
		if (order[root] !== -1) continue;
		const path: { node: number; edges: readonly number[]; at: number }[] = [];
		const enter = (node: number) => {
			order[node] = low[node] = clock++;
			open.push(node);
			path.push({ node, edges: targets(node), at: 0 });
		};
		enter(root);
		while (path.length > 0) {
			const step = path.at(-1)!;
			const { node } = step;
			const to = step.edges[step.at++];
			if (to === undefined) {
				path.pop();
				const parent = path.at(-1);
				if (parent) low[parent.node] = Math.min(low[parent.node]!, low[node]!);
				if (low[node] === order[node]) close(node);
			} else if (order[to] === -1) enter(to);
			else if (of[to] === -1) low[node] = Math.min(low[node]!, order[to]!);
		}
	}
	return { of, members };

	function close(root: number): void {
		const loop: number[] = [];
		let node: number;
		do {
			node = open.pop()!;
			of[node] = members.length;
			loop.push(node);
		} while (node !== root);
		members.push(loop);
	}
}
