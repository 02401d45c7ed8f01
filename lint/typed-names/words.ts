import ts from 'typescript'
import { lineOf, nodesIn, type Source } from '../sources.ts'

/** Words that a file is made of, comments apart. */
export interface Words {
  readonly text: string
  readonly line: number
  /** A whole string, a stretch of a template or a pattern, or a name of the code. */
  readonly as: 'string' | 'stretch' | 'name'
}

/** Everything in a file that could name something of the world. What it imports is its own affair. */
export function wordsIn(source: Source): Words[] {
  const found: Words[] = []
  for (const node of nodesIn(source.tree)) {
    const put = (text: string, as: Words['as']) => found.push({ text, line: lineOf(source, node), as })
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (!ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)) put(node.text, 'string')
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      put(node.text, 'stretch')
    else if (ts.isRegularExpressionLiteral(node)) put(node.text, 'stretch')
    else if (ts.isIdentifier(node)) put(node.text, 'name')
  }
  return found
}
