/** What a query means for the lines of a dictionary (`entry-line.ts`). */
import { typedSyllables } from '../own-words/typed-reading.ts'
import type { PinyinReading } from '../words/pinyin-query.ts'

/** The longest query, in UTF-16 code units. What follows is ignored. */
const longestQuery = 60

export interface QueryPatterns {
  /** Finds lines of folded expressions; `exact` is the whole expression that was meant. */
  readonly heads: { readonly pattern: RegExp; readonly exact: string } | null
  /** Find whole entries, the likeliest meaning first; null for a query in Chinese. */
  readonly lines: readonly RegExp[] | null
}

const nothing: QueryPatterns = { heads: null, lines: null }

export interface QueryTools {
  /** Folds as the expressions are folded. */
  readonly fold: (text: string) => string
  /** The ways to read a query as pinyin, also abbreviated as `zy` is, the likeliest first. */
  readonly pinyin: (query: string) => readonly PinyinReading[]
}

export function queryPatterns(given: string, { fold, pinyin }: QueryTools): QueryPatterns {
  const query = given
    .slice(0, longestQuery)
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll('＊', '*')
    .replaceAll('？', '?')
    .trim()
  if (query === '') return nothing
  const folded = fold(query)
  if (/[*?]/.test(query)) {
    const parts = Array.from(folded, sign =>
      sign === '*' ? '[^\\n]*' : sign === '?' ? '[^\\n]' : escaped(sign),
    )
    // A pattern without any sign of its own would list the whole dictionary.
    if (!/[^*?\s]/.test(query)) return nothing
    return {
      heads: { pattern: new RegExp(`^${parts.join('')}$`, 'gm'), exact: folded },
      lines: null,
    }
  }
  const heads = {
    pattern: new RegExp(`^[^\\n]*${escaped(folded)}[^\\n]*$`, 'gm'),
    exact: folded,
  }
  if (/[^\p{ASCII}\p{Script=Latin}\p{M}’]/u.test(query)) return { heads, lines: [inSenses(query)] }
  const [byReading, byBeginnings] = [inReading(query), inBeginnings(pinyin(query))]
  // Without a vowel it is no word of a language, but may be the initials of one.
  const others = /[aeiouü]/i.test(query)
    ? [inSenses(query), byBeginnings]
    : [byBeginnings, inSenses(query)]
  return { heads, lines: [byReading, ...others].filter(pattern => pattern !== null) }
}

/** Expression and other script come before the reading. */
const beforeReading = '^[^\\t\\n]*\\t[^\\t\\n]*\\t'

/** `ziyou`, `zi4 you2`, `zìyóu`: tones count only if they are given. */
function inReading(query: string): RegExp | null {
  const syllables = typedSyllables(query)
  if (!syllables) return null
  const hasTones = /[1-4]|[\u0300\u0301\u0304\u030c]/.test(query.normalize('NFD'))
  const parts = syllables.map(syllable =>
    hasTones ? escaped(syllable) : `${escaped(syllable.replace(/\d$/, ''))}\\d`,
  )
  return new RegExp(`${beforeReading}${parts.join(' ?')}(?=[ \\t])[^\\n]*`, 'gim')
}

/** How many ways to read an abbreviation are sought. */
const mostReadings = 8

/** `zy`, `zyou` or `ziy`: syllables of which only the beginnings are given. */
function inBeginnings(readings: readonly PinyinReading[]): RegExp | null {
  const ways = readings
    .slice(0, mostReadings)
    .map(({ syllables }) =>
      syllables
        .map(({ letters, tone }) => (tone > 0 ? `${letters}${tone}` : `${letters}[a-zü]*\\d`))
        .join(' ?'),
    )
  if (ways.length === 0) return null
  return new RegExp(`${beforeReading}(?:${ways.join('|')})(?=[ \\t])[^\\n]*`, 'gim')
}

/** Words of a sense; of a language with spaces, from the beginning of a word. */
function inSenses(query: string): RegExp {
  const before = /^\p{Script=Latin}/u.test(query) ? '(?:[^\\n]*[^\\p{L}\\n])??' : '[^\\n]*?'
  return new RegExp(`${beforeReading}[^\\t\\n]*\\t${before}${escaped(query)}[^\\n]*`, 'gimu')
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
