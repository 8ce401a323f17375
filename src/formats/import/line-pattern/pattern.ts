/**
 * Patterns that a reader writes to say which lines are meant. Two forms: plain words with `#`
 * for a number in any script and `*` for anything, such as `第#章 *`, which must fit the
 * whole line; or a regular expression between slashes, which may fit anywhere in it.
 * No pattern can hold the program up: it is short, sees only the beginning of a line,
 * and is run by going through that once, never back.
 */
import { hanNumerals } from '#domain/text/numerals'
import { parsePattern } from './pattern-parse.ts'
import { programOf, type PatternNode } from './pattern-run.ts'

/** `everything`: of lines to leave out it would leave none. `unsupported` are the parts of regular expressions that need going back: lookaround and backreferences. */
export type PatternFaultCode =
  | 'pattern.empty'
  | 'pattern.too-long'
  | 'pattern.unsupported'
  | 'pattern.broken'
  | 'pattern.everything'

type Pattern =
  | { readonly ok: true; readonly fits: (line: string) => boolean }
  | { readonly ok: false; readonly code: PatternFaultCode }

const longestPattern = 200
const betweenSlashes = /^\/(.*)\/(i?)$/s

/** What tells which lines `source` means; whatever is wrong with it is a code. */
export function compileLinePattern(source: string): Pattern {
  const trimmed = source.trim()
  if (trimmed === '') return { ok: false, code: 'pattern.empty' }
  if (trimmed.length > longestPattern) return { ok: false, code: 'pattern.too-long' }
  const [, expression, flag] = betweenSlashes.exec(trimmed) ?? []
  if (expression === '') return { ok: false, code: 'pattern.empty' }
  const parsed =
    expression === undefined
      ? { ok: true as const, node: plain(trimmed) }
      : parsePattern(expression, flag === 'i')
  if (!parsed.ok) return parsed
  const fits = programOf(parsed.node)
  return fits === null ? { ok: false, code: 'pattern.too-long' } : { ok: true, fits }
}

const space = repeated(/^\s$/u, 0)
const anything = repeated(/^[^]$/u, 0)
const number = repeated(new RegExp(`^[${hanNumerals}0-9０-９Ⅰ-Ⅻ]$`, 'u'), 1)

/** Plain words, in which case does not matter, nor how wide a space is. */
function plain(source: string): PatternNode {
  const of = (source.match(/\s+|[^]/gu) ?? []).map((part): PatternNode => {
    if (part === '#') return number
    if (part === '*') return anything
    if (part.trim() === '') return space
    const folded = part.toLowerCase()
    return { kind: 'character', fits: character => character.toLowerCase() === folded }
  })
  return { kind: 'sequence', of: [{ kind: 'start' }, ...of, { kind: 'end' }] }
}

function repeated(expression: RegExp, least: number): PatternNode {
  const of: PatternNode = { kind: 'character', fits: character => expression.test(character) }
  return { kind: 'repeat', of, least, most: Infinity }
}
