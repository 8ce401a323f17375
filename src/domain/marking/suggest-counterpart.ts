/**
 * Suggests which words of the other side belong to some words, if there is evidence: linked
 * sentences, the reader's earlier pairs, a number, a name in the same letters, a quotation, or the
 * position of a sentence. Evidence must point to one range only; without it nothing is suggested.
 */
import type { Range, Side } from '../anchor.ts'
import { counterpartOf, type SentenceLink } from '../sentences/sentence-links.ts'
import { numberWordsIn } from '../align/numbers.ts'
import { hanNumerals, numberOf } from '../text/numerals.ts'
import { namePlaces } from './name-places.ts'

/** Words of one side with those of the other, which the reader has linked before. */
export interface KnownPair {
  readonly words: string
  readonly counterpart: string
}

interface Asked {
  /** The text of the paragraph, and the range of it for which words are sought. */
  readonly text: string
  readonly range: Range
  /** The text of the other side. */
  readonly other: string
  /** Earlier pairs, latest first, with `words` on the side of `text`. */
  readonly known: readonly KnownPair[]
}

/** The sentences of a pair that belong together, and which side the words are on. */
export interface LinkedSentences {
  readonly links: readonly SentenceLink[]
  readonly side: Side
}

/**
 * Returns the range of the other side that belongs to the words; null without evidence. What is not
 * clear in the paragraph may be clear in the sentences that are linked with that of the words.
 */
export function suggestCounterpart(
  asked: Asked,
  { links, side }: LinkedSentences = { links: [], side: 'source' },
): Range | null {
  const { text, range, other } = asked
  if (other.trim() === '' || range.start >= range.end) return null
  return (
    counterpartOf(links, side, range) ??
    byWords(asked) ??
    byWordsOfSentences(asked, { links, side }) ??
    (links.length === 0 ? ordered(sentencesIn(text), sentencesIn(other), range) : null)
  )
}

const byWords = (asked: Asked): Range | null =>
  byKnown(asked) ??
  ordered(quotationsIn(asked.text), quotationsIn(asked.other), asked.range) ??
  byNumber(asked) ??
  byName(asked) ??
  byPinyin(asked)

/** What the words alone say within the linked sentences. */
function byWordsOfSentences(asked: Asked, linked: LinkedSentences): Range | null {
  const found = sentencesAround(asked.range, linked)
  if (!found) return null
  const { own, other } = found
  const inside = byWords({
    ...asked,
    text: asked.text.slice(own.start, own.end),
    range: { start: asked.range.start - own.start, end: asked.range.end - own.start },
    other: asked.other.slice(other.start, other.end),
  })
  return inside && { start: inside.start + other.start, end: inside.end + other.start }
}

/** The linked sentences around some words, if each side of the link is in one piece. */
export function sentencesAround(
  { start, end }: Range,
  { links, side }: LinkedSentences,
): { readonly own: Range; readonly other: Range } | null {
  const there = side === 'source' ? 'translation' : 'source'
  for (const link of links) {
    const [[own, ...more], [other, ...others]] = [link[side], link[there]]
    if (!own || !other || own.start > start || own.end < end) continue
    return more.length === 0 && others.length === 0 ? { own, other } : null
  }
  return null
}

/** The rendering that the reader gave to the same words before. */
function byKnown({ text, range, other, known }: Asked): Range | null {
  const words = text.slice(range.start, range.end)
  const renderings = new Set(
    known.filter(pair => pair.words === words).map(({ counterpart }) => counterpart),
  )
  for (const rendering of renderings) {
    const found = ordered(wordPlaces(words, text), wordPlaces(rendering, other), range)
    if (found) return found
  }
  return null
}

/** The range of `there` with the same number as `range` has in `here`, if both are equally many. */
function ordered(here: readonly Range[], there: readonly Range[], range: Range): Range | null {
  const at = here.findIndex(({ start, end }) => start === range.start && end === range.end)
  return at >= 0 && here.length === there.length ? (there[at] ?? null) : null
}

/** The only number of the words, if the other side has its value once. */
function byNumber({ text, range, other }: Asked): Range | null {
  const inside = numbersIn(text.slice(range.start, range.end))
  const [wanted] = inside
  if (!wanted || inside.length > 1) return null
  const found = numbersIn(other).filter(({ value }) => value === wanted.value)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Words in Latin letters that the other side has as they are, once. */
function byName({ text, range, other }: Asked): Range | null {
  const words = text.slice(range.start, range.end)
  if (!/^[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{P} ]+$/u.test(words)) return null
  const found = wordPlaces(words, other)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A Chinese name and its pinyin, if both sides have it equally often. */
function byPinyin({ text, range, other }: Asked): Range | null {
  const words = text.slice(range.start, range.end)
  const found = namePlaces(words, other)
  return found.length === 0 ? null : ordered(wordPlaces(words, text), found, range)
}

/** The ranges of `text` that are `words`, in any case; whole words in texts with spaces. */
export function wordPlaces(words: string, text: string): readonly Range[] {
  const found: Range[] = []
  const [sought, all] = [words.toLowerCase(), text.toLowerCase()]
  // Lower case may be longer than the text in a few languages; offsets would then be wrong.
  if (sought === '' || all.length !== text.length) return found
  for (let at = all.indexOf(sought); at >= 0; at = all.indexOf(sought, at + sought.length)) {
    const end = at + sought.length
    if (!cutsWord(text, at) && !cutsWord(text, end)) found.push({ start: at, end })
  }
  return found
}

/** Characters of languages without spaces between words. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Whether `offset` is inside a word of a language that has spaces. */
function cutsWord(text: string, offset: number): boolean {
  const letter = /[\p{L}\p{N}]/u
  const [before = '', after = ''] = [text[offset - 1], text[offset]]
  return (
    letter.test(before) && letter.test(after) && !(spaceless.test(before) || spaceless.test(after))
  )
}

interface NumberAt extends Range {
  readonly value: number
}

/**
 * Western numerals with separators, a fraction and what multiplies them, and Chinese ones. A single
 * 一, 百, 千 or 万 is mostly no number.
 */
const numerals = new RegExp(
  String.raw`\d+(?:[,，]\d{3})*(?:\.\d+)?(?:\s*(?:thousand|million|billion|trillion)\b|[${hanNumerals}]*)` +
    `|[${hanNumerals}]{2,}|[二三四五六七八九十]`,
  'giu',
)
const multipliers: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

function numbersIn(text: string): readonly NumberAt[] {
  const inSigns = [...text.matchAll(numerals)].flatMap(({ 0: words, index }) => {
    const value = valueOf(words)
    return value === null ? [] : [{ start: index, end: index + words.length, value }]
  })
  return [...inSigns, ...numberWordsIn(text)]
}

function valueOf(words: string): number | null {
  const [, digits = '', fraction = '', rest = ''] =
    /^([\d,，]+)(\.\d+)?\s*(.*)$/su.exec(words) ?? []
  if (digits === '') return numberOf(words)
  const amount = Number(digits.replaceAll(/[,，]/g, '') + fraction)
  if (rest === '') return amount
  const times = multipliers[rest.toLowerCase()] ?? numberOf(`一${rest}`)
  // Rounded, because 36.7 times 1e12 and 367 times 1e11 differ in binary fractions.
  return times === null ? null : Number((amount * times).toPrecision(12))
}

/** What is in quotation marks or marks of titles, without them. */
const quotationsIn = (text: string): readonly Range[] =>
  [...text.matchAll(/[“「『《〈"«]([^“”「」『』《》〈〉"«»]+)[”」』》〉"»]/gu)].map(
    ({ 0: all, index }) => ({
      start: index + 1,
      end: index + all.length - 1,
    }),
  )

/** Sentences with their stops, without the space around them. */
const sentencesIn = (text: string): readonly Range[] =>
  [...text.matchAll(/[^\s](?:[^。！？!?.]|\.(?=\S))*(?:[。！？!?.]+[”’」』）)"]*|$)/gu)].map(
    ({ 0: all, index }) => ({ start: index, end: index + all.trimEnd().length }),
  )
