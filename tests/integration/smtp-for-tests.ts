import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A message as a mail server got it. */
export interface Received {
	to: string[];
	from: string;
	messageId: string;
	subject: string;
	raw: string;
}

/** What a mail server says to a message: `250` takes it; `silence` says nothing and goes on holding the line. */
type Reply = string | 'silence';

/**
 * A small mail server that counts what it is given. `answer` decides what is said when a recipient is named (`RCPT`) and
 * when a message is complete (`DATA`); unless told otherwise everything is taken.
 */
export async function fakeMailServer(
	answer: (step: 'RCPT' | 'DATA', message: Omit<Received, 'raw'>) => Reply | Promise<Reply> = () => '250 OK'
) {
	const received: Received[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket)).on('error', () => {});
		converse(socket, received, answer);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = () =>
		new Promise<void>((resolve) => {
			for (const socket of sockets) socket.destroy();
			server.close(() => resolve());
		});
	afterAll(close);
	const mail = {
		kind: 'smtp' as const,
		url: `smtp://127.0.0.1:${port}`,
		server: `127.0.0.1:${port}`,
		from: { name: 'Firstword', address: 'training@test.example' }
	};
	return { mail, received, close };
}

function converse(
	socket: Socket,
	received: Received[],
	answer: (step: 'RCPT' | 'DATA', message: Omit<Received, 'raw'>) => Reply | Promise<Reply>
) {
	let typed = '';
	let data: string | null = null;
	let from = '';
	let to: string[] = [];
	let queue = Promise.resolve();
	const say = (line: string) => socket.writable && socket.write(`${line}\r\n`);
	const headersOf = (raw: string) => {
		const header = (name: string) =>
			new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'mi').exec(raw)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? '';
		return { from, to, messageId: header('Message-ID'), subject: header('Subject') };
	};
	say('220 test.example ESMTP');

	async function line(text: string) {
		const [verb] = text.toUpperCase().split(/[ :]/);
		if (verb === 'EHLO') return say('250-test.example\r\n250 8BITMIME');
		if (verb === 'MAIL') {
			from = /<([^>]*)>/.exec(text)?.[1] ?? '';
			to = [];
			return say('250 OK');
		}
		if (verb === 'RCPT') {
			to.push(/<([^>]*)>/.exec(text)?.[1] ?? '');
			const reply = await answer('RCPT', headersOf(''));
			return reply === 'silence' ? undefined : say(reply);
		}
		if (verb === 'DATA') {
			data = '';
			return say('354 Go on');
		}
		if (verb === 'QUIT') {
			say('221 Bye');
			return void socket.end();
		}
		return say('250 OK');
	}
	async function complete(raw: string) {
		const message = headersOf(raw);
		const reply = await answer('DATA', message);
		if (reply === 'silence') return;
		if (reply.startsWith('2')) received.push({ ...message, raw });
		say(reply);
	}
	socket.setEncoding('utf8').on('data', (chunk: string) => {
		queue = queue.then(async () => {
			typed += chunk;
			for (;;) {
				const end = data === null ? '\r\n' : '\r\n.\r\n';
				const at = typed.indexOf(end);
				if (at < 0) return;
				const text = typed.slice(0, at);
				typed = typed.slice(at + end.length);
				if (data === null) await line(text);
				else {
					data = null;
					await complete(text);
				}
			}
		});
	});
}
