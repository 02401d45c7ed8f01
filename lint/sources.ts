import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A file of the program, parsed. */
export interface Source {
  /** From the project's folder on. */
  readonly file: string
  readonly tree: ts.SourceFile
}

export const sourcesIn = (folder: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => ({
      file,
      tree: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
    }))

/** Every node of a file that is no single sign, from the first. */
export function nodesIn(tree: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return nodes
}

export const lineOf = ({ tree }: Source, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
