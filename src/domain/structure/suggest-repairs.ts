/**
 * Where the print seems to have cut one paragraph in two, or to have run two together. The rules
 * are general: they know punctuation and lengths, and no book.
 */
import type { Paragraph } from '../book.ts'
import { endsSentence } from '../text/sentence.ts'

/** A join of paragraph `pair` with the one before it, or a cut in it at a UTF-16 offset. */
export type SuggestedRepair =
  | { readonly repair: 'join'; readonly pair: number }
  | { readonly repair: 'split'; readonly pair: number; readonly offset: number }

/** Shorter paragraphs without a stop are lines of lists, titles and signatures. */
const shortestCut = 15

/** What only goes on: no paragraph ends with these. */
const goesOn = /[，,、（《〈“‘「『]$/
/** What only goes on from a paragraph before. */
const cannotBegin = /^[，,、。！？!?；;：:）》〉”’」』…]/
/** Han at the end, so that the words may go on. */
const endsInWords = /\p{Script=Han}$/u
/** A number, a sign or a bracket with which a new item or speech begins. */
const begins =
  /^(?:[（(]?[一二三四五六七八九十百\d]+[、.．）)]|第[一二三四五六七八九十百千\d]+[章节回条款部卷]|[“‘「『【〖〔[（(《●○■□◆◇★☆※·•—-])/u
const stop = /[。！？!?]/

type Repaired = Pick<Paragraph, 'kind' | 'text' | 'isHidden' | 'isDivided'>

/** Whether a paragraph is running text, of which two parts can be one. */
const runsOn = ({ kind, isHidden }: Repaired): boolean =>
  isHidden !== true && (kind === 'body' || kind === 'boxBody' || kind === 'quotation')

/**
 * Returns what seems wrong in consecutive paragraphs of one chapter. Paragraphs that the reader has
 * divided are not split.
 */
export function suggestedRepairs(paragraphs: readonly Repaired[]): readonly SuggestedRepair[] {
  const areApart = areSpeechesApart(paragraphs)
  return paragraphs.flatMap((paragraph, pair): readonly SuggestedRepair[] => {
    const before = paragraphs[pair - 1]
    const isCut = before && isCutOff(before, paragraph)
    return [
      ...(isCut ? [{ repair: 'join' as const, pair }] : []),
      ...(paragraph.isDivided || !runsOn(paragraph)
        ? []
        : splitsIn(paragraph.text, areApart).map(offset => ({
            repair: 'split' as const,
            pair,
            offset,
          }))),
    ]
  })
}

function isCutOff(before: Repaired, after: Repaired): boolean {
  if (before.kind !== after.kind || !runsOn(before) || !runsOn(after)) return false
  const [end, next] = [before.text.trimEnd(), after.text.trimStart()]
  if (end === '' || next === '' || endsSentence(end) || begins.test(next)) return false
  if (cannotBegin.test(next)) return true
  if (end.length < shortestCut) return false
  if (goesOn.test(end)) return true
  // Both must be prose: lines of verse, of lists and of tables have no stops inside.
  return endsInWords.test(end) && isBroken(end) && stop.test(next) && !isVerse(next)
}

/** Whether the last clause of prose is one that goes on, and no list, date or signature. */
function isBroken(end: string): boolean {
  const [, sign = '', clause = ''] = /([，,。！？!?；;：:])([^，,。！？!?；;：:]*)$/.exec(end) ?? []
  const longest = /[：:]/.test(sign) ? shortestList : longestClause
  return sign !== '' && clause.length <= longest && !isDated.test(clause)
}

const longestClause = 20
/** After a colon, more characters are a list. */
const shortestList = 4
const isDated = /[年月日]/

/** Whether all clauses are equally long, as in verse. */
function isVerse(text: string): boolean {
  const clauses = text.split(/[，,。！？!?；;]/).filter(clause => clause.trim() !== '')
  return clauses.length > 1 && clauses.every(({ length }) => length === clauses[0]?.length)
}

/**
 * The end of a speech before another: Chinese novels begin a paragraph between. A quoted name or
 * word that follows has no stop.
 */
const speeches = /[。！？…—][”」』](?=[“「『][^”」』]{5,}[。！？…—][”」』])/gu
/** A wide space between sentences is the indent of a paragraph. */
const indents = /[。！？…”」』](?=[\u3000]{2,}[^\u3000\s])/gu

/** Whether this text gives speeches paragraphs of their own, as modern novels do. */
function areSpeechesApart(paragraphs: readonly Repaired[]): boolean {
  const begun = paragraphs.filter(({ text }) => /^[“「『]/.test(text.trimStart()))
  return begun.length >= paragraphs.length * fewSpeeches
}

const fewSpeeches = 0.1

function splitsIn(text: string, areApart: boolean): readonly number[] {
  const found = [...text.matchAll(indents)].map(({ index, 0: words }) => index + words.length)
  for (const { index, 0: words } of areApart ? text.matchAll(speeches) : []) {
    const at = index + words.length
    if (!isQuoted(text.slice(0, at))) found.push(at)
  }
  return [...new Set(found)].filter(at => at < text.length).sort((a, b) => a - b)
}

/** Whether the quotations that follow each other at the end are quoted, and are no speeches. */
const isQuoted = (text: string): boolean =>
  /(?:为|為|如下|规定|規定)[：:](?:[“「『][^”」』]*[”」』])+$/.test(text)
