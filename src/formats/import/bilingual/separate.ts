/** Takes a translation out of a text that holds both, and puts it beside its source. */
import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'
import type { TranslationFindings } from '../findings.ts'
import { isGap } from '#domain/align/pairing'
import { besideInOrder, type Sided } from './interleaved.ts'
import type { ImportedTranslation } from './imported-translation.ts'
import { languageOf } from '../language/language.ts'
import { asRichText } from './rich-text-of.ts'
import { isChinese, languageKey, sideOf, type SideOfText } from './sides.ts'
import { inThirdLanguage } from './third-language.ts'

interface Separated {
  /** For each paragraph, in order: the source's with what stands beside it; null for the others. */
  readonly drafts: readonly (Draft | null)[]
  /** BCP 47 tag of the translation. */
  readonly language: string
}

/** The source in `drafts` with its translation beside it; null where they are of one language. */
export function separate(drafts: readonly Draft[]): Separated | null {
  const keys = keysIn(drafts)
  const sided = drafts.map((draft): Sided & { readonly draft: Draft } => ({
    side: sideIn(draft, keys),
    text: draft.text,
    ...(draft.level !== undefined && { level: draft.level }),
    ...(draft.row !== undefined && { row: draft.row }),
    draft,
  }))
  const pairing = besideInOrder(sided)
  if (pairing === null) return null
  const on = (side: SideOfText) => sided.filter(one => one.side === side).map(one => one.draft)
  const translation = on('translation')
  const others = othersBeside(sided)
  let number = 0
  return {
    drafts: sided.map(({ side, draft }, at) => {
      if (side === 'translation' || side === 'other') return null
      const { start = 0, end = 0, doubtful = false } = pairing[number++] ?? {}
      const texts = [...translation.slice(start, end), ...(others.get(at) ?? [])].map(asRichText)
      return texts.length === 0 ? draft : { ...draft, beside: { texts, doubtful } }
    }),
    language: keys.translation ?? languageByScript(translation),
  }
}

/** What is in a third language, by the place of the paragraph of the source that it stands behind, or before, as the first of it does. */
function othersBeside(
  sided: readonly (Sided & { readonly draft: Draft })[],
): ReadonlyMap<number, readonly Draft[]> {
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

/** The same for chapters; those of which nothing is left are left out. Null where they are of one language. */
export function separateChapters(chapters: readonly ChapterDraft[]): SeparatedChapters | null {
  const separated = separate(chapters.flatMap(({ paragraphs }) => paragraphs))
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

interface SeparatedChapters extends Pick<Separated, 'language'> {
  /** The source only; each paragraph has what stands beside it. */
  readonly chapters: readonly ChapterDraft[]
}

/**
 * What a book is named by whose translation was taken out: its own paragraphs, as they are. The
 * same text is the same book whatever its translation says.
 */
export const namingText = (chapters: readonly ChapterDraft[]): string =>
  chapters
    .flatMap(({ paragraphs }) => paragraphs)
    .map(({ kind, level, text }) => `${kind}${level ?? ''}\t${text}`)
    .join('\n')

/** The translation that stands beside `drafts`, which are a book's paragraphs in their order. */
export function translationBeside(drafts: readonly Draft[], language: string): ImportedTranslation {
  let at = 0
  return {
    language,
    texts: drafts.flatMap(({ beside }) => beside?.texts ?? []),
    pairing: drafts.map(({ beside }) => {
      const start = at
      at += beside?.texts.length ?? 0
      return { start, end: at, doubtful: beside?.doubtful ?? false }
    }),
  }
}

/** What an importer found of a translation. */
export function translationFindings(
  translation: ImportedTranslation,
  apart: boolean,
): TranslationFindings {
  const { language, pairing } = translation
  const others = inThirdLanguage(translation)
  const gaps = pairing.filter(isGap).length
  const doubtful = pairing.filter(one => one.doubtful).length
  return { language, apart, paired: pairing.length - gaps, gaps, doubtful, others }
}

/** The languages of the two sides, where the document names them and there is a choice. */
interface Keys {
  readonly source: string | null
  readonly translation: string | null
}

/** Less of a text than this is a quotation and no side of its own. */
const leastShare = 0.2

function keysIn(drafts: readonly Draft[]): Keys {
  const [chinese, others] = [new Map<string, number>(), new Map<string, number>()]
  for (const { lang, text } of drafts) {
    if (lang === undefined) continue
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

/** Those of `tally` that have a share worth speaking of, the largest first. */
function sharesIn(tally: ReadonlyMap<string, number>): readonly string[] {
  const all = [...tally.values()].reduce((sum, length) => sum + length, 0)
  return [...tally]
    .filter(([, length]) => length >= leastShare * all)
    .sort(([a, x], [b, y]) => (Math.abs(x - y) > leastShare * all ? y - x : a < b ? -1 : 1))
    .map(([key]) => key)
}

/** A heading that is in both languages stays where it is, with nothing beside it: without it its chapter would be none. */
const isInBoth = /^\P{L}*\p{Script=Han}[^]*\p{Script=Latin}{3}/u

function sideIn({ kind, text, lang }: Draft, { source, translation }: Keys): SideOfText {
  const side = kind === 'heading' && isInBoth.test(text) ? 'either' : sideOf(text)
  if (lang === undefined) return side
  const key = languageKey(lang)
  if (side === 'source' && isChinese(key) && source !== null && key !== source) {
    return key === translation ? 'translation' : 'other'
  }
  if (side === 'translation' && !isChinese(key) && translation !== null && key !== translation) {
    return isChinese(translation) ? side : 'other'
  }
  return side
}

/** The language that a translation is most likely in; English is what most translations from Chinese are in. */
export function languageByScript(drafts: readonly Draft[]): string {
  const text = drafts
    .slice(0, 20)
    .map(draft => draft.text)
    .join('\n')
  // A few syllables between Han tell Japanese here: Chinese would be no translation.
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  const language = languageOf(undefined, text)
  return language === 'und' ? 'en' : language
}
