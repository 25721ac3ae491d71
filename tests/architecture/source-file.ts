import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One file of the house, as far as its rules look at it. */
export interface SourceFile {
	/** From the top of the repository, with `/`. */
	path: string;
	text: string;
	imports: { from: string; typeOnly: boolean }[];
	/** Its program: of a component, the scripts. */
	tree: ts.SourceFile;
}

/** Reads what the rules look at; a component's scripts are read like any program. */
export function readSource(path: string, text: string): SourceFile {
	const isProgram = /\.(ts|mjs|js)$/.test(path);
	const program = isProgram ? text : path.endsWith('.svelte') ? scriptsOf(text) : '';
	const tree = ts.createSourceFile(path, program, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
	const imports: SourceFile['imports'] = [];
	for (const node of nodesOf(tree)) {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			imports.push({ from: node.moduleSpecifier.text, typeOnly: isTypeOnly(node.importClause) });
		} else if (
			ts.isExportDeclaration(node) &&
			node.moduleSpecifier &&
			ts.isStringLiteral(node.moduleSpecifier)
		) {
			imports.push({ from: node.moduleSpecifier.text, typeOnly: node.isTypeOnly });
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [from] = node.arguments;
			if (from && ts.isStringLiteralLike(from)) imports.push({ from: from.text, typeOnly: false });
		} else if (
			ts.isImportTypeNode(node) &&
			ts.isLiteralTypeNode(node.argument) &&
			ts.isStringLiteral(node.argument.literal)
		) {
			imports.push({ from: node.argument.literal.text, typeOnly: true });
		}
	}
	return { path, text, imports, tree };
}

/** Every node of a tree, parents first. */
export function* nodesOf(tree: ts.Node): Generator<ts.Node> {
	yield tree;
	const children: ts.Node[] = [];
	ts.forEachChild(tree, (child) => void children.push(child));
	for (const child of children) yield* nodesOf(child);
}

/** All files below these folders, read. */
export function readTree(root: string, folders: string[]): SourceFile[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) =>
				join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, '')
			)
			.filter((path) => !path.includes('/.'))
			.map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
	);
}

function scriptsOf(component: string): string {
	return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** `import type …`, and `import { type A, type B }`, which leaves nothing behind either for what a room may know. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	if (clause.name || !clause.namedBindings || !ts.isNamedImports(clause.namedBindings)) return false;
	const names = clause.namedBindings.elements;
	return names.length > 0 && names.every((name) => name.isTypeOnly);
}
