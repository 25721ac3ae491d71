import { randomUUID } from 'node:crypto';
import {
	error,
	isHttpError,
	isRedirect,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { building } from '$app/environment';
import { entry } from '#lib/domain/identity/audience.ts';
import { isAway } from '#lib/server/database/is-away.ts';
import { cookieName, isSecure } from '#lib/server/http/cookie.ts';
import { SECURITY_HEADERS } from '#lib/server/http/security-headers.ts';
import { witnessPage } from '#lib/server/identity/inspection/witness-page.ts';
import { recordRefusal } from '#lib/server/identity/record-refusal.ts';
import { readSession } from '#lib/server/identity/sessions.ts';
import { log } from '#lib/server/log/log.ts';
import { application } from '#lib/server/start/application.ts';
import { prepare } from '#lib/server/start/prepare.ts';
import { themeFrom } from '#lib/ui/theme.ts';
import { lessons } from '#lessons';

export const init: ServerInit = async () => {
	if (!building) await prepare({ lessons });
};

/** Pages about the process itself: they answer without a session, whatever the database does. */
const BARE = new Set(['/(public)/healthz', '/(public)/readyz']);

/** Who steps away, looks for support or takes the text instead is nobody's to know: these leave no line in the log. */
const UNWITNESSED = new Set([
	'/(officer)/away',
	'/(public)/support',
	'/(officer)/training/[requirement=id]/[code=code]/text'
]);

export const handle: Handle = async ({ event, resolve }) => {
	const begun = performance.now();
	const { locals, cookies, route } = event;
	locals.requestId = randomUUID();
	// Milliseconds: what is hashed now must be what the database keeps, on any runtime.
	locals.now = Temporal.Instant.fromEpochMilliseconds(Date.now());
	locals.address = event.getClientAddress();
	locals.theme = themeFrom(cookies.get('theme'));
	locals.db = application.database.db;

	const response = await (
		BARE.has(route.id ?? '') ? Promise.resolve(resolve(event)) : guarded(event, resolve)
	).catch((thrown: unknown) => {
		if (isAway(thrown)) return awayResponse();
		// The guard's own answers, which the framework writes: they are logged like any other.
		if (isRedirect(thrown) || isHttpError(thrown)) witness(event, thrown.status, begun);
		throw thrown;
	});
	for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
	if (isSecure) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	if (response.status === 503) response.headers.set('retry-after', '5');
	response.headers.set('x-request-id', locals.requestId);
	witness(event, response.status, begun);
	return response;
};

/** One line in the log for a request: ids and an outcome. */
function witness({ locals, request, route }: RequestEvent, status: number, begun: number) {
	if (UNWITNESSED.has(route.id ?? '') && status < 500) return;
	log.info({
		request: locals.requestId,
		method: request.method,
		route: route.id,
		status,
		ms: Math.round(performance.now() - begun),
		person: locals.actor?.personId
	});
}

/** The one guard: it denies first. Only then is a page asked. */
const guarded = async (event: Parameters<Handle>[0]['event'], resolve: Parameters<Handle>[0]['resolve']) => {
	const { locals, cookies, route, url } = event;
	const token = cookies.get(cookieName);
	const isOpen = route.id?.startsWith('/(public)') ?? true;
	const session = token ? await readSession(locals.db, token, locals.now).catch(orNobody(isOpen)) : null;
	locals.signedIn = session !== null;
	locals.passwordIsInitial = session?.passwordIsInitial ?? false;
	if (session) locals.actor = session.actor;

	// A path that no route has stays what it is: not found.
	if (route.id) {
		const allowed = entry(route.id, session?.actor.roles ?? null);
		if (allowed === 'sign-in')
			redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`);
		if (allowed === 'refused') {
			if (session) await recordRefusal(locals, route.id);
			error(403, 'This page belongs to another role');
		}
		if (locals.passwordIsInitial && !route.id.startsWith('/(public)')) redirect(303, '/password');
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%firstword.theme%', locals.theme),
		preload: ({ type }) => type !== 'asset'
	});
	// Everything that an inspector opens is on record before they have it.
	if (session && route.id)
		await witnessPage(locals, {
			...{ method: event.request.method, route: route.id, url, status: response.status }
		});
	return response;
};

/** Public pages, the crisis lines among them, are there for everybody when the database is not. */
const orNobody = (isOpen: boolean) => (thrown: unknown) => {
	if (isOpen && isAway(thrown)) return null;
	throw thrown;
};

const awayResponse = () =>
	new Response(
		'<!doctype html><html lang="en"><meta charset="utf-8"><title>Back in a moment</title><link rel="stylesheet" href="/error.css"><main><h1>Back in a moment</h1><p>The database did not answer. Everything you had answered is saved. Try again in a few seconds.</p></main></html>',
		{
			status: 503,
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy':
					"default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"
			}
		}
	);

export const handleError: HandleServerError = ({ error: thrown, event, status }) => {
	// What the framework itself answers (no such page, a body too large) is no defect of ours.
	if (status < 500) return { message: status === 404 ? 'Not found' : 'Refused' };
	log.error({ request: event.locals.requestId, route: event.route.id, err: thrown }, 'a request failed');
	return { message: 'Something went wrong', reference: event.locals.requestId };
};
