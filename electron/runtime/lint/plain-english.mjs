// The part of STYLE.md that a program can check: words that need a second reading, and long lines.

/**
 * Words that English does without, each with what to write instead.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const instead = [
  [/\banew\b/i, 'again'],
  [/\bwho(?:m|so)?ever\b/i, 'the person, program or function that acts'],
  [/\b(?:for|of|to|with|by) who\b/i, 'name the person or the code'],
  [/(?:^|[.:;] )Who\b(?!.*\?)/, 'name the person or the code'],
  [/\bheed(?:s|ed)?\b/i, 'uses, respects'],
  [/\breckon(?:s|ed|ing)?\b/i, 'computes, counts'],
  [/\bbef[ae]ll?(?:s|en)?\b/i, 'happens to'],
  [/(?<!there )\b(?:is|are|was|were|be) none\b/i, 'there is no …, is missing'],
  [/\b(?:tell|tells|told|untold)\b/i, 'reports, says, receives; distinguishes'],
  [/\b(?:answers|answered)\b/i, 'returns, replies'],
  [/\b(?:gives?|gave|given|giving) up\b/i, 'cancels, stops'],
  [/\b(?:owed|owes?)\b/i, 'not yet sent, pending'],
  [/\bstands?\b(?! for\b| in for\b)/i, 'is'],
  [/\bstood\b/i, 'was'],
  [/\bmend(?:s|ed|ing)?\b/i, 'repairs, fixes'],
  [/\bstretch(?:es)?\b/i, 'range, part'],
  [
    /\b(?:nought|naught|thereof|thereby|whereupon|wherein|lest|hence|thus|forth)\b/i,
    'plainer words',
  ],
  [/\bof itself\b/i, 'by itself'],
  [/\bas it stands\b/i, 'as it is'],
  [/\bcomes? to no(?:thing| end)\b/i, 'fails, does not end'],
  [/\bso long as\b/i, 'while'],
  [/\bbe it\b/i, 'if it is, whether'],
  [/\bin (?:its|their) turn\b/i, 'then'],
  [/\bthe while\b/i, 'meanwhile'],
  [/\bas (?:one|they) (?:goes?|went)\b/i, 'at the end, while it runs'],
  [/\b(?:be|is|are) had\b/i, 'exists, is available'],
]

/** The most columns that a line of a comment may have. */
export const widestComment = 100

/**
 * @typedef {{ readonly index: number, readonly word: string, readonly instead: string }} Finding
 */

/**
 * The words of `text` that STYLE.md asks to replace, in the order of the list. `index` is a UTF-16
 * offset in `text`. Code in backquotes, links' targets and quoted words are left out.
 * @param {string} text
 * @returns {readonly Finding[]}
 */
export function wordsToReplace(text) {
  const prose = text
    .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, code => ' '.repeat(code.length))
    .replaceAll(/\]\([^)\n]*\)/g, link => ' '.repeat(link.length))
  return instead.flatMap(([pattern, better]) =>
    [...prose.matchAll(new RegExp(pattern.source, `${pattern.flags}gm`))].map(match => ({
      index: match.index,
      word: match[0].trim(),
      instead: better,
    })),
  )
}

/**
 * What is read here of a node or comment of the syntax tree.
 * @typedef {{ type: string, range: [number, number], loc: { start: { line: number, column: number }, end: { line: number } }, value?: unknown, name?: unknown, object?: Node, property?: Node, callee?: Node, arguments?: Node[], quasis?: Node[] }} Node
 */
/**
 * @typedef {{ report: (problem: { node: Node, message: string }) => void, sourceCode: {
 * getAllComments: () => Node[], lines: string[] } }} Context
 */

const titled = new Set(['it', 'test', 'describe'])

/** The rule `duizhao/plain-english`: comments, and the titles of tests. */
export const plainEnglish = {
  /** @param {Context} context */
  create(context) {
    const check = (/** @type {Node} */ node, /** @type {string} */ text) => {
      for (const { word, instead: better } of wordsToReplace(text))
        context.report({ node, message: `“${word}”: write ${better} (STYLE.md).` })
    }
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          check(comment, String(comment.value))
          const lines = context.sourceCode.lines.slice(
            comment.loc.start.line - 1,
            comment.loc.end.line,
          )
          if (
            lines.some(
              line => line.length > widestComment && !/https?:|@typedef|@type|@param/.test(line),
            )
          )
            context.report({
              node: comment,
              message: `A comment has at most ${widestComment} columns (STYLE.md).`,
            })
        }
      },
      /** @param {Node} node */
      CallExpression(node) {
        const [title] = node.arguments ?? []
        if (!title || !titled.has(calledName(node.callee))) return
        if (title.type === 'Literal' && typeof title.value === 'string') check(title, title.value)
        for (const part of title.quasis ?? [])
          check(part, String(/** @type {{ cooked?: string }} */ (part.value).cooked ?? ''))
      },
    }
  },
}

/**
 * The first name of what is called: `it` of `it.each(…)(…)`.
 * @param {Node | undefined} callee
 * @returns {string}
 */
function calledName(callee) {
  if (callee?.type === 'Identifier') return String(callee.name)
  return callee ? calledName(callee.object ?? callee.callee) : ''
}
