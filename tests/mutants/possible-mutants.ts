import ts from 'typescript'

/** One small fault that a source file may have: this text between these positions. */
export interface Mutant {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

const operators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
])

/** Calls that read the same with the other word: `every` for `some`. */
const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
])

/**
 * Every mutant of a source text: a comparison or a connective turned round, a negation dropped, a condition that always
 * or never holds, a statement left out, `true` for `false`.
 */
export const possibleMutants = (text: string): readonly Mutant[] => {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const add = (node: ts.Node, replacement: string) =>
    found.push({ start: node.getStart(source), end: node.getEnd(), replacement })
  const visit = (node: ts.Node): void => {
    // Types do not run.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return
    mutate(node, add)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const mutate = (node: ts.Node, add: (node: ts.Node, replacement: string) => void): void => {
  if (ts.isBinaryExpression(node)) {
    const other = operators.get(node.operatorToken.kind)
    if (other !== undefined) add(node.operatorToken, other)
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    add(node, node.operand.getText())
  } else if (ts.isIfStatement(node)) {
    add(node.expression, 'true')
    add(node.expression, 'false')
  } else if (ts.isConditionalExpression(node)) {
    add(node.condition, 'true')
    add(node.condition, 'false')
  } else if (ts.isExpressionStatement(node) && !isAssertion(node)) {
    add(node, ';')
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
    add(node, 'false')
  } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
    add(node, 'true')
  } else if (ts.isPropertyAccessExpression(node)) {
    const other = methods.get(node.name.text)
    if (other !== undefined) add(node.name, other)
  }
}

/** An assertion that holds does nothing, so no test can miss it. */
const isAssertion = ({ expression }: ts.ExpressionStatement): boolean =>
  ts.isCallExpression(expression) && expression.expression.getText() === 'assert'
