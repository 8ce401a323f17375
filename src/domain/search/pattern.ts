/**
 * Regular expressions as readers write them. A pattern may run away: whoever runs one
 * must be able to end it from outside. Here only what is absurd is refused.
 */

/** Why a pattern is none: it cannot be read, or it is longer or repeats more than is borne. */
export type PatternFault = 'broken' | 'too-much'

export type Compiled =
  | { readonly ok: true; readonly pattern: RegExp }
  | { readonly ok: false; readonly why: PatternFault }

export interface PatternOptions {
  readonly matchCase: boolean
  /** Every way of writing a character, itself among them; null: each is only itself. */
  readonly waysOf: ((character: string) => readonly string[]) | null
}

/** UTF-16 code units. */
const longest = 1000
const mostRepeated = 1000

/** The expression that `source` is, global and by whole characters. */
export function compilePattern(source: string, options: PatternOptions): Compiled {
  if (source.length > longest || repeatsTooMuch(source)) return { ok: false, why: 'too-much' }
  const flags = options.matchCase ? 'gu' : 'giu'
  try {
    // What the reader wrote must be right by itself, before anything is put into it.
    const plain = new RegExp(source, flags)
    const widened = options.waysOf && widen(source, options.waysOf)
    return { ok: true, pattern: widened === null ? plain : new RegExp(widened, flags) }
  } catch {
    return { ok: false, why: 'broken' }
  }
}

const repeatsTooMuch = (source: string): boolean =>
  [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(
    ([, least = '', most = '']) => Number(least) > mostRepeated || Number(most) > mostRepeated,
  )

/** A piece of a pattern that is not one literal character: an escape, the head of a group, a count. */
const piece =
  /\\(?:[pPu]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|k<[^>]*>|c[A-Za-z]|\d+|[^])|\(\?(?:<?[=!:]|<[^>]*>|[a-z-]*:)?|\{\d+(?:,\d*)?\}|[^]/gu

/** `source`, a pattern that can be read, with every literal character standing for all its ways of writing. */
function widen(source: string, waysOf: (character: string) => readonly string[]): string {
  const pieces = source.match(piece) ?? []
  let isInClass = false
  return pieces
    .map((each, i) => {
      if (each === '[') isInClass = true
      else if (each === ']') isInClass = false
      const ways = isLiteral(each) ? waysOf(each) : []
      if (ways.length < 2) return each
      if (!isInClass) return `[${ways.join('')}]`
      // The ends of a range keep their places in it: 一-龥 is what it says.
      const isEnd = pieces[i - 1] === '-' || pieces[i + 1] === '-'
      return isEnd ? each : ways.join('')
    })
    .join('')
}

const isLiteral = (each: string): boolean => /^[\p{L}\p{N}]$/u.test(each)
