/** Where this server keeps what is in no database: the embedded one itself, its keys, its files. */
export const dataFolder = () => process.env['FIRSTWORD_DATA'] ?? '.data';
