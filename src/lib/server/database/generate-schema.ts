import { sql } from 'kysely';
import type { Db } from './database.ts';

interface Column {
	table_name: string;
	column_name: string;
	type: string;
	nullable: boolean;
	has_default: boolean;
	generated: boolean;
}

const TYPES: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	bool: 'boolean',
	int4: 'number',
	int8: 'number',
	date: 'Temporal.PlainDate',
	timestamptz: 'Temporal.Instant',
	jsonb: 'Json',
	bytea: 'Uint8Array',
	_text: 'string[]',
	_int4: 'number[]',
	_uuid: 'string[]'
};

/** The TypeScript of `schema.ts`, read from a migrated database: one interface a table, columns in order of name. */
export async function generateSchema(db: Db): Promise<string> {
	const { rows } = await sql<Column>`
		select c.relname as table_name, a.attname as column_name, t.typname as type, not a.attnotnull as nullable,
			a.atthasdef and a.attgenerated = '' as has_default, a.attidentity <> '' or a.attgenerated <> '' as generated
		from pg_attribute a
		join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
		join pg_type t on t.oid = a.atttypid
		where a.attnum > 0 and not a.attisdropped
		order by c.relname collate "C", a.attname collate "C"`.execute(db);
	const tables = Map.groupBy(rows, (row) => row.table_name);
	const interfaces = [...tables].map(
		([table, columns]) => `export interface ${pascal(table)} {\n${columns.map(columnLine).join('')}}\n`
	);
	const members = [...tables.keys()].map((table) => `\t${table}: ${pascal(table)};\n`);
	return `// Generated from the migrated database by \`npm run schema\`; checked by \`npm test\`. Not to be edited.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

/** Read as parsed JSON, written as JSON text. */
export type Json = ColumnType<unknown, string, string>;

${interfaces.join('\n')}
export interface DB {
${members.join('')}}
`;
}

function columnLine(column: Column) {
	const type = TYPES[column.type];
	if (!type)
		throw new Error(
			`${column.table_name}.${column.column_name} has a type this program does not map: ${column.type}`
		);
	const base = type + (column.nullable ? ' | null' : '');
	const wrapped = column.generated
		? `GeneratedAlways<${base}>`
		: column.has_default
			? `Generated<${base}>`
			: base;
	return `\t${column.column_name}: ${wrapped};\n`;
}

const pascal = (name: string) => name.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase());
