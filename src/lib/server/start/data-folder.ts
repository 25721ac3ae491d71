/** Where the embedded database and the demo's sign-ins live, unless FIRSTWORD_DATA says otherwise. */
export const dataFolder = () => process.env['FIRSTWORD_DATA'] ?? '.data';
