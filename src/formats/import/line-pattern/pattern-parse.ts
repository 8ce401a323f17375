/**
 * Parses regular expressions. It refuses what needs backtracking: lookaround, backreferences, `\b`.
 */
import type { PatternNode } from './pattern-run.ts'

/** Thrown and caught inside this file while a pattern is parsed. */
class PatternError extends Error {
  override name = 'PatternError'
  readonly code: 'pattern.unsupported' | 'pattern.broken'
  constructor(code: 'pattern.unsupported' | 'pattern.broken') {
    super(code)
    this.code = code
  }
}

type Parsed =
  | { readonly ok: true; readonly node: PatternNode }
  | { readonly ok: false; readonly code: PatternError['code'] }

/** Parses the regular expression `source`, which is without its slashes. */
export function parsePattern(source: string, ignoreCase: boolean): Parsed {
  try {
    const parser = new Parser(source, ignoreCase)
    return { ok: true, node: parser.whole() }
  } catch (error) {
    if (error instanceof PatternError) return { ok: false, code: error.code }
    throw error
  }
}

/** The deepest nesting of groups that is allowed. */
const deepest = 20

class Parser {
  readonly #characters: readonly string[]
  readonly #ignoreCase: boolean
  #at = 0
  #depth = 0

  constructor(source: string, ignoreCase: boolean) {
    this.#characters = Array.from(source)
    this.#ignoreCase = ignoreCase
  }

  whole(): PatternNode {
    const node = this.#choice()
    if (this.#at < this.#characters.length) throw new PatternError('pattern.broken')
    return node
  }

  get #next(): string {
    return this.#characters[this.#at] ?? ''
  }

  #take(): string {
    const character = this.#next
    if (character === '') throw new PatternError('pattern.broken')
    this.#at++
    return character
  }

  #takeIf(character: string): boolean {
    const is = this.#next === character
    if (is) this.#at++
    return is
  }

  #choice(): PatternNode {
    const of = [this.#sequence()]
    while (this.#takeIf('|')) of.push(this.#sequence())
    return { kind: 'choice', of }
  }

  #sequence(): PatternNode {
    const of: PatternNode[] = []
    while (!['', '|', ')'].includes(this.#next)) of.push(this.#repeated())
    return { kind: 'sequence', of }
  }

  #repeated(): PatternNode {
    const of = this.#atom()
    const times = this.#times()
    if (times === null) return of
    // Lazy or greedy, a repetition matches the same lines.
    this.#takeIf('?')
    return { kind: 'repeat', of, ...times }
  }

  #times(): { least: number; most: number } | null {
    if (this.#takeIf('*')) return { least: 0, most: Infinity }
    if (this.#takeIf('+')) return { least: 1, most: Infinity }
    if (this.#takeIf('?')) return { least: 0, most: 1 }
    if (!this.#takeIf('{')) return null
    let count = ''
    while (!this.#takeIf('}')) count += this.#take()
    const [, least, comma, most] = /^(\d{1,3})(,?)(\d{0,3})$/.exec(count) ?? []
    if (least === undefined) throw new PatternError('pattern.broken')
    const from = Number(least)
    const to = comma === '' ? from : most === '' ? Infinity : Number(most)
    if (to < from) throw new PatternError('pattern.broken')
    return { least: from, most: to }
  }

  #atom(): PatternNode {
    const character = this.#take()
    switch (character) {
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '.':
        return { kind: 'character', fits: () => true }
      case '(':
        return this.#group()
      case '[':
        return this.#one(`[${this.#inside()}]`)
      case '\\':
        return this.#escape()
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new PatternError('pattern.broken')
      default:
        return this.#one(`[${character}]`)
    }
  }

  #group(): PatternNode {
    if (++this.#depth > deepest) throw new PatternError('pattern.unsupported')
    if (this.#takeIf('?') && !this.#takeIf(':')) throw new PatternError('pattern.unsupported')
    const node = this.#choice()
    if (!this.#takeIf(')')) throw new PatternError('pattern.broken')
    this.#depth--
    return node
  }

  /** Takes the contents of a character class up to its closing bracket. */
  #inside(): string {
    let inside = ''
    while (!this.#takeIf(']')) {
      const character = this.#take()
      inside += character === '\\' ? this.#escaped() : character
    }
    return inside
  }

  #escape(): PatternNode {
    if (/[1-9bBk]/.test(this.#next)) throw new PatternError('pattern.unsupported')
    return this.#one(this.#escaped())
  }

  /** Takes the rest of an escape and returns it with its backslash. */
  #escaped(): string {
    const character = this.#take()
    let rest = ''
    if (/[pP]/.test(character) || (character === 'u' && this.#next === '{')) {
      do rest += this.#take()
      while (!rest.endsWith('}'))
    } else if (character === 'u') rest = Array.from({ length: 4 }, () => this.#take()).join('')
    else if (character === 'x') rest = this.#take() + this.#take()
    // With the flag `u`, only characters that have a meaning may be escaped.
    return /[.*+?^${}()|[\]\\/dDsSwWtnrfvpPux0-]/.test(character)
      ? `\\${character}${rest}`
      : character
  }

  #one(source: string): PatternNode {
    const expression = single(source, this.#ignoreCase)
    return { kind: 'character', fits: character => expression.test(character) }
  }
}

/** Compiles `source`, a class or an escape, to an expression for one character. */
function single(source: string, ignoreCase: boolean): RegExp {
  try {
    return new RegExp(`^${source}$`, ignoreCase ? 'iu' : 'u')
  } catch {
    throw new PatternError('pattern.broken')
  }
}
