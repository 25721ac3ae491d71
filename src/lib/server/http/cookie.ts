/** Whether people reach the program over https, as ORIGIN says. */
export const isSecure = (process.env['ORIGIN'] ?? '').startsWith('https://');

/** The __Host- prefix binds the cookie to this host and to https; over plain http a browser would refuse it. */
export const cookieName = isSecure ? '__Host-session' : 'session';

/** For the session's cookie: it ends with the browser; the server's limits end it earlier. */
export const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
