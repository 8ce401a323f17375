/**
 * Regular expressions of readers. A pattern may run for ever, so a caller must be able to stop it
 * from outside. This file refuses only absurd patterns.
 */

/** Why a pattern is refused: it cannot be parsed, or it is too long or repeats too much. */
export type PatternFault = 'broken' | 'too-much'

export type Compiled =
  | { readonly ok: true; readonly pattern: RegExp }
  | { readonly ok: false; readonly why: PatternFault }

export interface PatternOptions {
  readonly matchCase: boolean
  /** Returns every variant of a character, itself included; null if variants do not count. */
  readonly waysOf: ((character: string) => readonly string[]) | null
}

/** UTF-16 code units. */
const longest = 1000
const mostRepeated = 1000

/** Compiles `source` with the global and the Unicode flag. */
export function compilePattern(source: string, options: PatternOptions): Compiled {
  if (source.length > longest || repeatsTooMuch(source)) return { ok: false, why: 'too-much' }
  const flags = options.matchCase ? 'gu' : 'giu'
  try {
    // Checks what the reader wrote before anything is added to it.
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

/** A part of a pattern that is not a literal character: an escape, the head of a group, a count. */
const piece =
  /\\(?:[pPu]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|k<[^>]*>|c[A-Za-z]|\d+|[^])|\(\?(?:<?[=!:]|<[^>]*>|[a-z-]*:)?|\{\d+(?:,\d*)?\}|[^]/gu

/** Returns the valid pattern `source` with every literal character replaced by all its variants. */
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
      // The ends of a range stay: 一-龥 means what it says.
      const isEnd = pieces[i - 1] === '-' || pieces[i + 1] === '-'
      return isEnd ? each : ways.join('')
    })
    .join('')
}

const isLiteral = (each: string): boolean => /^[\p{L}\p{N}]$/u.test(each)
