/** The floor of every page: Node's http server and nothing else. `/30000` answers with a page of 30,000 bytes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const pages = new Map<string, Buffer>();

const server = createServer((request, response) => {
	const path = request.url ?? '/';
	let page = pages.get(path);
	if (!page) pages.set(path, (page = Buffer.alloc(Number(path.slice(1)), 'a')));
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.setHeader('content-length', page.length);
	response.end(page);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
