// Which addresses a server may be sent to by somebody who types one: those of the public internet. Everything else may
// be a machine that trusts its neighbours (IANA's registries of special-purpose addresses; RFC 6890).

/** IPv4 blocks that are not public: first address and length of the prefix. */
const NOT_PUBLIC_4: [string, number][] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.31.196.0', 24],
	['192.52.193.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['192.175.48.0', 24],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
];

/** Whether an IP address, as text, is one of the public internet. What is no IP address is not. */
export function isPublicAddress(address: string): boolean {
	const four = readFour(address);
	if (four !== null) return !NOT_PUBLIC_4.some(([first, length]) => isIn(four, readFour(first)!, length));
	const groups = readSix(address);
	if (!groups) return false;
	const [first = 0, second = 0, third = 0] = groups;
	// Only 2000::/3 is given out to anybody.
	if (first >> 13 !== 1) return false;
	const isSpecial =
		// 2001::/23 with Teredo and ORCHID, documentation, and 6to4, which carries an IPv4 address inside.
		(first === 0x2001 && second < 0x200) ||
		(first === 0x2001 && second === 0x0db8) ||
		first === 0x2002 ||
		// Documentation (RFC 9637) and the AS112 service.
		(first === 0x3fff && second < 0x1000) ||
		(first === 0x2620 && second === 0x4f && third === 0x8000);
	return !isSpecial;
}

const isIn = (address: number, block: number, length: number) =>
	Math.floor(address / 2 ** (32 - length)) === Math.floor(block / 2 ** (32 - length));

function readFour(text: string): number | null {
	const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
	if (!parts || parts.some((part) => part > 255)) return null;
	return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** The eight groups of an IPv6 address without a zone; null when it is none. */
function readSix(text: string): number[] | null {
	if (!/^[0-9a-fA-F:]+$/.test(text)) return null;
	const halves = text.split('::');
	if (halves.length > 2) return null;
	const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - head.length - tail.length;
	if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
	const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
	return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
		? groups.map((group) => parseInt(group, 16))
		: null;
}
