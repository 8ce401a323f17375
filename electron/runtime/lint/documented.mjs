// An exported function or class says what a caller may rely on. The comment at the top of a file
// speaks for the first of them, and what fits into two lines may speak for itself.

const message =
  'Say before this export what a caller may rely on: what it returns, when it is null, what it throws, its units (STYLE.md, rule 6).'

/** The most lines of an export that needs no comment. */
const short = 2

/**
 * What is read here of a node of the syntax tree.
 * @typedef {{ line: number }} Point
 * @typedef {{ start: Point, end: Point }} Lines
 * @typedef {{ type: string, range: [number, number], loc: Lines, declaration?: unknown, declarations?: unknown, init?: unknown, body?: unknown }} Node
 */
/** @typedef {{ type: string, value: string, loc: Lines }} Comment */
/** @typedef {{ report: (problem: { node: Node, message: string }) => void, sourceCode: { getAllComments: () => readonly Comment[] } }} Context */

/** The rule `duizhao/documented`. */
export const documented = {
  /** @param {Context} context */
  create: context => ({
    /** @param {Node} program */
    Program(program) {
      const comments = context.sourceCode.getAllComments().filter(isDoc)
      const ends = new Set(comments.map(({ loc }) => loc.end.line))
      const exported = /** @type {readonly Node[]} */ (program.body).filter(isExportedCode)
      const hasTop = comments.some(({ loc }) => loc.start.line === 1)
      for (const [i, node] of exported.entries()) {
        const { start, end } = node.loc
        if (hasTop && i === 0) continue
        if (end.line - start.line < short || ends.has(start.line - 1)) continue
        context.report({ node, message })
      }
    },
  }),
}

/** @param {Comment} comment */
const isDoc = ({ type, value }) => type === 'Block' && value.startsWith('*')

/** @param {Node} node */
function isExportedCode(node) {
  if (node.type !== 'ExportNamedDeclaration') return false
  const declaration = /** @type {Node | null} */ (node.declaration ?? null)
  if (declaration === null) return false
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
    return true
  if (declaration.type !== 'VariableDeclaration') return false
  return /** @type {readonly Node[]} */ (declaration.declarations).some(
    ({ init }) => /** @type {Node | null} */ (init)?.type === 'ArrowFunctionExpression',
  )
}
