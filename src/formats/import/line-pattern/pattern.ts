/**
 * Compiles the patterns by which a reader names lines. There are two forms. Plain words, with `#`
 * for a number in any script and `*` for anything, must match the whole line: `第#章 *`. A regular
 * expression between slashes may match anywhere in it.
 *
 * The engine is our own because no pattern may block the program: it follows all alternatives in
 * one pass without backtracking, and the lengths of the pattern and of the examined line are
 * bounded.
 */
import { hanNumerals } from '#domain/text/numerals'
import { parsePattern } from './pattern-parse.ts'
import { programOf, type PatternNode } from './pattern-run.ts'

/**
 * `unsupported`: the regular expression needs backtracking (lookaround, backreferences) or is
 * nested too deep. `everything`: a pattern for lines to leave out would leave none.
 */
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

/** Returns the test for the lines that `source` names, or the code of its fault. */
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

/** Parses plain words. Case and the width of spaces do not matter. */
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
