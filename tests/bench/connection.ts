import { connect, type Socket } from 'node:net';

export interface Answer {
	status: number;
	bytes: number;
}

/**
 * One keep-alive connection that sends a request and waits for its whole answer. Node's own http client costs about
 * as much as the bare server it would measure; this one hardly anything, so that the floor is the server's.
 */
export class Connection {
	#socket: Socket;
	#parts: Buffer[] = [];
	#length = 0;
	/** What the whole answer will measure; null while its head is incomplete or its body is chunked. */
	#whole: number | null = null;
	#head: { status: number; size: number } | null = null;
	#waiting: PromiseWithResolvers<Answer> | null = null;

	constructor(port: number) {
		this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
		this.#socket.on('data', (part) => this.#take(part));
		this.#socket.on('error', (error) => this.#waiting?.reject(error));
		this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
	}

	ask(text: string): Promise<Answer> {
		this.#parts = [];
		this.#length = 0;
		this.#whole = this.#head = null;
		this.#waiting = Promise.withResolvers();
		this.#socket.write(text);
		return this.#waiting.promise;
	}

	close() {
		this.#waiting = null;
		this.#socket.destroy();
	}

	#take(part: Buffer) {
		this.#parts.push(part);
		this.#length += part.length;
		if (!this.#head) this.#readHead(Buffer.concat(this.#parts));
		if (!this.#head || !this.#waiting) return;
		// Answers do not overlap, so the empty chunk that ends one is the last that came.
		const isWhole =
			this.#whole === null
				? Buffer.concat(this.#parts.slice(-2)).subarray(-7).toString('latin1').endsWith('\r\n0\r\n\r\n')
				: this.#length >= this.#whole;
		if (isWhole) this.#waiting.resolve({ status: this.#head.status, bytes: this.#length - this.#head.size });
	}

	#readHead(answer: Buffer) {
		const end = answer.indexOf('\r\n\r\n');
		if (end < 0) return;
		const text = answer.toString('latin1', 0, end);
		this.#head = { status: Number(text.slice(9, 12)), size: end + 4 };
		const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
		if (length !== undefined) this.#whole = end + 4 + Number(length);
	}
}
