/** Takes the translation out of a text that holds both languages, and pairs it with its source. */
import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'
import type { TranslationFindings } from '../findings.ts'
import { isGap } from '#domain/align/pairing'
import { shifted } from '../structured/text-builder.ts'
import { isLabelledNote, labelledSides, type Labelled } from './labels.ts'
import { besideInOrder } from './interleaved.ts'
import type { Sided } from './sided.ts'
import type { ImportedTranslation } from './imported-translation.ts'
import { languageOf } from '../language/language.ts'
import { isChinese, languageKey, noLanguage, sideOf, type SideOfText } from './sides.ts'
import { asRows } from './short-blocks.ts'
import { translationsIn, versionsIn } from './several-translations.ts'
import { besideOf } from './versions.ts'

interface Separated {
  /**
   * One entry a paragraph, in order: a source paragraph with its translation; null for the others.
   */
  readonly drafts: readonly (Draft | null)[]
  /** BCP 47 tag of the translation. */
  readonly language: string
}

/**
 * Returns the source in `drafts` with its translation; null if `drafts` are in one language. If
 * `isBook`, a few pairs within a text in one language are found too.
 */
export function separate(drafts: readonly Draft[], isBook = false): Separated | null {
  const keys = keysIn(drafts)
  const labelled = labelledSides(drafts.map(({ text }) => text))
  const sides =
    labelled?.map(({ side, isOutside }, i) =>
      isOutside || isLabelledNote(drafts[i]?.text ?? '') ? 'either' : side,
    ) ?? inColumns(drafts, keys)
  const written = drafts.map((draft, i): SidedDraft => ({
    side: sides[i] ?? 'either',
    text: draft.text,
    ...(draft.level !== undefined && { level: draft.level }),
    ...(draft.row !== undefined && { row: draft.row }),
    draft: withoutLabel(draft, labelled?.[i]),
  }))
  const isWritten = ({ draft }: SidedDraft) => draft.text !== ''
  const found = besideInOrder(written.filter(isWritten))
  const blocks =
    found === null && isBook && labelled === null ? asRows(written, isTextOfBook) : null
  const all = blocks ?? written
  const sided = all.filter(isWritten)
  const pairing = found ?? (blocks && besideInOrder(sided))
  if (pairing === null) return null
  const on = (side: SideOfText) => sided.filter(one => one.side === side).map(one => one.draft)
  const translation = on('translation')
  const others = othersBeside(sided)
  let number = 0
  let at = -1
  return {
    drafts: all.map(({ side, draft }) => {
      if (draft.text === '') return null
      at++
      if (side === 'translation' || side === 'other') return null
      const { start = 0, end = 0, doubtful = false } = pairing[number++] ?? {}
      const found = [...translation.slice(start, end), ...(others.get(at) ?? [])]
      return found.length === 0 ? draft : { ...draft, beside: besideOf(found, doubtful) }
    }),
    language: keys.translation ?? languageByScript(translation),
  }
}

type SidedDraft = Sided & { readonly draft: Draft }

const isTextOfBook = ({ draft }: SidedDraft): boolean =>
  draft.kind === 'body' && draft.row === undefined

const withoutLabel = (whole: Draft, { label = 0, version }: Partial<Labelled> = {}): Draft => {
  const draft = version === undefined ? whole : { ...whole, version: { translation: version } }
  return label === 0
    ? draft
    : {
        ...draft,
        text: draft.text.slice(label),
        ...(draft.inlines && {
          inlines: shifted(draft.inlines, label, draft.text.length - label),
        }),
      }
}

/**
 * Returns the side of each draft. A cell without letters beside one cell in a language is in the
 * other column.
 */
function inColumns(drafts: readonly Draft[], keys: Keys): readonly SideOfText[] {
  const sides = drafts.map(draft => sideIn(draft, keys))
  const rows = drafts.flatMap(({ row }, at) =>
    row === 'first' && drafts[at + 1]?.row === 'rest' && drafts[at + 2]?.row !== 'rest' ? [at] : [],
  )
  const count = (first: SideOfText, second: SideOfText) =>
    rows.filter(at => sides[at] === first && sides[at + 1] === second).length
  const [forward, backward] = [count('source', 'translation'), count('translation', 'source')]
  if (forward === backward) return sides
  const [first, second] = forward > backward ? both : both.toReversed()
  for (const at of rows) {
    if (sides[at] === 'either' && sides[at + 1] !== first) sides[at] = first ?? 'either'
    if (sides[at + 1] === 'either' && sides[at] !== second) sides[at + 1] = second ?? 'either'
  }
  return sides
}

const both: readonly SideOfText[] = ['source', 'translation']

/**
 * Returns the paragraphs in a third language, by the index of their source paragraph. They follow
 * their source, or precede it if the first of them does.
 */
function othersBeside(sided: readonly SidedDraft[]): ReadonlyMap<number, readonly Draft[]> {
  const isSource = ({ side }: Sided): boolean => side === 'source' || side === 'either'
  const first = sided.findIndex(isSource)
  const comesBefore = sided.findIndex(({ side }) => side === 'other') < first
  const last = sided.findLastIndex(isSource)
  const found = new Map<number, Draft[]>()
  let waiting: Draft[] = []
  let at = first
  const settle = (place: number): void => {
    found.set(place, [...(found.get(place) ?? []), ...waiting])
    waiting = []
  }
  for (const [i, one] of sided.entries()) {
    if (one.side === 'other') waiting.push(one.draft)
    else if (isSource(one)) {
      settle(comesBefore ? i : at)
      at = i
    }
  }
  settle(last)
  return found
}

/**
 * Does the same for chapters and leaves out empty ones. Returns null if they are in one language.
 */
export function separateChapters(chapters: readonly ChapterDraft[]): SeparatedChapters | null {
  const separated = separate(
    chapters.flatMap(({ paragraphs }) => paragraphs),
    true,
  )
  if (separated === null) return null
  let at = 0
  const source = chapters.map(chapter => {
    const paragraphs = separated.drafts.slice(at, at + chapter.paragraphs.length)
    at += chapter.paragraphs.length
    return { ...chapter, paragraphs: paragraphs.filter(draft => draft !== null) }
  })
  return {
    chapters: source.filter(({ paragraphs }) => paragraphs.length > 0),
    language: separated.language,
  }
}

export interface SeparatedChapters extends Pick<Separated, 'language'> {
  /** The source alone, each paragraph with its translation. */
  readonly chapters: readonly ChapterDraft[]
}

/**
 * Returns the text that names a book whose translation was taken out: its own paragraphs. The same
 * source is the same book with any translation.
 */
export const namingText = (chapters: readonly ChapterDraft[]): string =>
  chapters
    .flatMap(({ paragraphs }) => paragraphs)
    .map(({ kind, level, text }) => `${kind}${level ?? ''}\t${text}`)
    .join('\n')

/** Collects the translation of `drafts`, which are a book's paragraphs in order. */
export function translationBeside(drafts: readonly Draft[], language: string): ImportedTranslation {
  let at = 0
  const texts = drafts.flatMap(({ beside }) => beside?.texts ?? [])
  const pairing = drafts.map(({ beside }) => {
    const start = at
    at += beside?.texts.length ?? 0
    return { start, end: at, doubtful: beside?.doubtful ?? false }
  })
  const details = drafts.some(({ beside }) => beside?.details)
    ? drafts.flatMap(({ beside }) =>
        (beside?.texts ?? []).map((_, i) => beside?.details?.[i] ?? {}),
      )
    : null
  const toReview = drafts.flatMap(({ beside }, i) => (beside?.needsReview ? [i] : []))
  // A file that describes its texts says itself which are other translations.
  const several = details ? 1 : (versionsIn(drafts) ?? translationsIn({ texts, pairing }))
  return {
    language,
    texts,
    pairing,
    ...(several > 1 && { several }),
    ...(details && { details }),
    ...(toReview.length > 0 && { toReview }),
  }
}

/** Returns the findings about a translation. */
export function translationFindings(
  translation: ImportedTranslation,
  apart: boolean,
): TranslationFindings {
  const { language, pairing, several, details = [] } = translation
  const inColumns = pairing.filter(({ start, end }) => end - start === several).length
  const others = inColumns + details.filter(one => one.others !== undefined).length
  const gaps = pairing.filter(isGap).length
  const doubtful = pairing.filter(one => one.doubtful).length
  return { language, apart, paired: pairing.length - gaps, gaps, doubtful, others }
}

/**
 * The declared languages of the two sides; null if the document declares none or there is no
 * choice.
 */
interface Keys {
  readonly source: string | null
  readonly translation: string | null
}

/** A language with a smaller share of the text is a quotation. */
const leastShare = 0.2

function keysIn(drafts: readonly Draft[]): Keys {
  const [chinese, others] = [new Map<string, number>(), new Map<string, number>()]
  for (const { lang, text } of drafts) {
    if (lang === undefined || lang === noLanguage) continue
    const key = languageKey(lang)
    const side = sideOf(text)
    const tally =
      side === 'source' && isChinese(key) ? chinese : side === 'translation' ? others : null
    if (tally && isChinese(key) === (tally === chinese)) {
      tally.set(key, (tally.get(key) ?? 0) + text.length)
    }
  }
  const [source, second] = sharesIn(chinese)
  const [translation = null] = sharesIn(others)
  if (source === undefined || second === undefined) return { source: null, translation }
  return { source, translation: translation ?? second }
}

/** The languages of `tally` with at least `leastShare`, the largest first. */
function sharesIn(tally: ReadonlyMap<string, number>): readonly string[] {
  const all = [...tally.values()].reduce((sum, length) => sum + length, 0)
  return [...tally]
    .filter(([, length]) => length >= leastShare * all)
    .sort(([a, x], [b, y]) => (Math.abs(x - y) > leastShare * all ? y - x : a < b ? -1 : 1))
    .map(([key]) => key)
}

/** A heading in both languages stays in the source without a translation, to keep its chapter. */
const isInBoth = /^\P{L}*\p{Script=Han}[^]*\p{Script=Latin}{3}/u

function sideIn({ kind, text, lang, version }: Draft, { source, translation }: Keys): SideOfText {
  if (version !== undefined) return version === 'note' ? 'either' : 'translation'
  const side = kind === 'heading' && isInBoth.test(text) ? 'either' : sideOf(text)
  if (lang === undefined) return side
  if (lang === noLanguage) return 'either'
  const key = languageKey(lang)
  if (side === 'source' && isChinese(key) && source !== null && key !== source) {
    return key === translation ? 'translation' : 'other'
  }
  if (side === 'translation' && !isChinese(key) && translation !== null && key !== translation) {
    return isChinese(translation) ? side : 'other'
  }
  return side
}

/** Of several translations, the first is that of the text. */
function firstVersion(drafts: readonly Draft[]): readonly Draft[] {
  const version = drafts[0]?.version
  if (version === undefined || version === 'note') return drafts
  return drafts.filter(
    one => typeof one.version === 'object' && one.version.translation === version.translation,
  )
}

/**
 * Returns the likeliest language of a translation; English if unknown, as it is the most common
 * one.
 */
export function languageByScript(drafts: readonly Draft[]): string {
  const text = firstVersion(drafts)
    .slice(0, 20)
    .map(draft => draft.text)
    .join('\n')
  // A few kana are enough for Japanese here, because a translation is not Chinese.
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  const language = languageOf(undefined, text)
  return language === 'und' ? 'en' : language
}
