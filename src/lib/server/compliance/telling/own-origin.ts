/** The address that people use, as ORIGIN says; the server sets it when it knows where it listens. Without a path. */
export const ownOrigin = () => (process.env['ORIGIN'] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
