import ts from 'typescript';
import { breach, eachFile, placeOf, targetOf, type Rule } from './rule.ts';
import { nodesOf } from './source-file.ts';

/** Dependency order: a noun knows the ones before it. */
const NOUNS = [
	...['calendar', 'identity', 'scenario', 'assessment', 'course', 'compliance', 'certificate'],
	'studio'
];

/** They stand beside the others, which they know by id; any noun may use them. */
const BESIDE = ['audit', 'referral'];

/** Rooms of `server` that are no noun and below all of them. What is neither stands above: it composes nouns. */
const GROUND = ['', 'database', 'content', 'http', 'log'];

const BUILDERS = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/;

const mayBuildSql = (path: string) =>
	!path.startsWith('src/') || /\/queries\.ts$/.test(path) || path.startsWith('src/lib/server/database/');

export const dataRules: Rule[] = [
	{
		name: 'SQL is built in queries.ts (and in the database room) only',
		breaches: eachFile((file) =>
			mayBuildSql(file.path)
				? []
				: [...nodesOf(file.tree)].flatMap((node) => {
						if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
							const { name } = node.expression;
							if (BUILDERS.test(name.text)) return [breach(file, `calls ${name.text}`, name)];
						}
						if (ts.isTaggedTemplateExpression(node) && /(^|\.)sql$/.test(node.tag.getText())) {
							return [breach(file, 'writes sql`…`', node)];
						}
						return [];
					})
		),
		breaks: [
			{ 'src/lib/server/course/a.ts': `db.selectFrom('person').select('id');` },
			{ 'src/lib/server/course/a.ts': `await db\n\t.insertInto('person').values(x).execute();` },
			{ 'src/lib/server/course/a.ts': `sql\`select 1\`.execute(db);` },
			{ 'src/lib/server/course/a.ts': `sql<{ a: number }>\`select 1\`;` },
			{ 'src/hooks.server.ts': `db.deleteFrom('session');` },
			{ 'src/bin/a.ts': `db.updateTable('session');` }
		],
		keeps: {
			'src/lib/server/course/queries.ts': `db.selectFrom('person'); sql\`select 1\`;`,
			'src/lib/server/database/migrate.ts': `sql\`select 1\`;`,
			'tests/integration/a.test.ts': `db.deleteFrom('attempt');`,
			'src/lib/server/course/a.ts': `// db.selectFrom('person')\nqueries.readModule(db, id);`
		}
	},
	{
		name: 'columns are named: no selectAll, no returningAll',
		breaches: eachFile((file) =>
			file.path.startsWith('src/')
				? [...nodesOf(file.tree)].flatMap((node) =>
						ts.isPropertyAccessExpression(node) && /^(selectAll|returningAll)$/.test(node.name.text)
							? [breach(file, `uses ${node.name.text}`, node.name)]
							: []
					)
				: []
		),
		breaks: [
			{ 'src/lib/server/course/queries.ts': `db.selectFrom('person').selectAll();` },
			{ 'src/lib/server/course/queries.ts': `db.insertInto('person').returningAll('person');` }
		],
		keeps: { 'src/lib/server/course/queries.ts': `db.selectFrom('person').select(['id', 'name']);` }
	},
	{
		name: 'the first parameter of a query is db',
		breaches: eachFile((file) =>
			!/^src\/lib\/server\/.*\/queries\.ts$/.test(file.path)
				? []
				: exportedFunctions(file.tree).flatMap(({ name, node }) => {
						const first = node.parameters[0]?.name.getText();
						return first === 'db'
							? []
							: [breach(file, `${name} begins with ${first ?? 'no parameter'}`, node)];
					})
		),
		breaks: [
			{ 'src/lib/server/course/queries.ts': `export function readModule(id: string, db: Db) {}` },
			{ 'src/lib/server/course/queries.ts': `export const listModules = async () => [];` },
			{ 'src/lib/server/course/queries.ts': `export async function listModules(context: Context) {}` }
		],
		keeps: {
			'src/lib/server/course/queries.ts': `export async function readModule(db: Db, id: string) {} function inner(x: number) {}\nexport const LIMIT = 5;`
		}
	},
	{
		name: 'a noun never imports a later noun; audit and referral know the others only by id',
		breaches: eachFile((file) => {
			const { layer, room } = placeOf(file.path);
			if (layer !== 'domain' && layer !== 'server') return [];
			return file.imports.flatMap(({ from }) => {
				const target = targetOf(file, from);
				if (!target) return [];
				const other = placeOf(target);
				if (other.layer !== 'domain' && other.layer !== 'server') return [];
				return mayKnow(room, other.room)
					? []
					: [breach(file, `is in ${room || 'no room'} and imports ${from}`)];
			});
		}),
		breaks: [
			{ 'src/lib/domain/scenario/a.ts': `import { b } from '#lib/domain/course/b.ts';` },
			{ 'src/lib/server/scenario/a.ts': `import type { b } from '../compliance/b.ts';` },
			{ 'src/lib/server/audit/a.ts': `import { b } from '#lib/server/identity/b.ts';` },
			{ 'src/lib/server/referral/a.ts': `import { b } from '#lib/server/audit/b.ts';` },
			{ 'src/lib/server/database/a.ts': `import { b } from '#lib/server/identity/b.ts';` },
			{ 'src/lib/server/certificate/a.ts': `import { b } from '../start/b.ts';` }
		],
		keeps: {
			'src/lib/domain/certificate/a.ts': `import { b } from '#lib/domain/calendar/b.ts'; import { c } from './c.ts';`,
			'src/lib/server/scenario/a.ts': `import { b } from '#lib/server/audit/b.ts'; import { d } from '#lib/server/database/d.ts';`,
			'src/lib/server/start/a.ts': `import { b } from '#lib/server/certificate/b.ts'; import { c } from '#lib/server/demo/c.ts';`,
			'src/lib/server/context.ts': `import type { Actor } from '#lib/domain/identity/actor.ts';`
		}
	}
];

function mayKnow(room: string, other: string): boolean {
	if (room === other || GROUND.includes(other)) return true;
	// The context of every use case names its actor: the one thing the ground knows of a noun.
	if (room === '') return other === 'identity';
	// Days are values without a record behind them: whoever stands beside may count them too.
	if (BESIDE.includes(room)) return other === 'calendar';
	if (GROUND.includes(room)) return false;
	if (!NOUNS.includes(room)) return true;
	if (BESIDE.includes(other)) return true;
	return NOUNS.includes(other) && NOUNS.indexOf(other) < NOUNS.indexOf(room);
}

export interface ExportedFunction {
	name: string;
	node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
}

/** The functions a file exports by name, however they are written. */
export function exportedFunctions(tree: ts.SourceFile): ExportedFunction[] {
	return tree.statements.flatMap((statement): ExportedFunction[] => {
		const exported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
		if (!exported) return [];
		if (ts.isFunctionDeclaration(statement))
			return [{ name: statement.name?.text ?? 'default', node: statement }];
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
			initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
				? [{ name: name.getText(), node: initializer }]
				: []
		);
	});
}
