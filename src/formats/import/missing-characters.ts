/**
 * Rare characters that a file names instead of writing them: entities such as `&KR0001;` and
 * `&CDP-8BBA;`, and references to private code points. Each becomes 〓 with its name beside it.
 */
import type { MissingCharacter } from '#domain/book'
import type { RichText } from '#domain/rich-text'
import type { ChapterDraft } from '../book-text.ts'
import type { Draft } from './draft.ts'

/** What is in the text for a character without a code: the geta mark of printers. */
export const missingSign = '〓'

/**
 * An entity with a code as its name, or a reference to a code point. Such a name begins with a
 * capital and has a digit, as no entity of HTML does. `AT&T1;` is not one.
 */
const entity =
  /(?<![\w&=/?])&(?:(?=[^&;]{0,30}\d)([A-Z][A-Za-z\d]{0,11}(?:[-+_.][A-Za-z\d]{1,12}){0,3})|#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6}));/g

/** A shorter name is no code: `R&D2;`. */
const shortestName = 4

const isPrivate = (code: number): boolean =>
  (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && code <= 0x10ffff)

const han = /^\p{Script=Han}$/u

/** Returns a private code point as a file refers to it; null for any other code point. */
export const privateReference = (code: number): string | null =>
  isPrivate(code) ? `&#x${code.toString(16).toUpperCase()};` : null

interface Replaced {
  /** The range of the entity in the text as it was. */
  readonly start: number
  readonly end: number
  readonly by: string
  /** Null for a character that has a code. */
  readonly name: string | null
}

/** `decodes` says whether references to Han characters are entities too. */
function replacedIn(text: string, decodes: boolean): readonly Replaced[] {
  if (!text.includes('&')) return []
  return Array.from(text.matchAll(entity)).flatMap((match): readonly Replaced[] => {
    const { 0: found, 1: name, 2: tens, 3: hex, index } = match
    const range = { start: index, end: index + found.length }
    if (name !== undefined)
      return name.length < shortestName ? [] : [{ ...range, by: missingSign, name }]
    const code = tens === undefined ? Number.parseInt(hex ?? '', 16) : Number(tens)
    if (isPrivate(code))
      return [{ ...range, by: missingSign, name: `U+${code.toString(16).toUpperCase()}` }]
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return decodes && han.test(character) ? [{ ...range, by: character, name: null }] : []
  })
}

function replacing(text: string, all: readonly Replaced[]): string {
  let at = 0
  let result = ''
  for (const { start, end, by } of all) {
    result += text.slice(at, start) + by
    at = end
  }
  return result + text.slice(at)
}

/** Returns where the offset `at` of a text is after `all` was replaced in it. */
function moved(at: number, all: readonly Replaced[]): number {
  let shift = 0
  for (const { start, end, by } of all) {
    if (start >= at) break
    shift += end <= at ? by.length - (end - start) : by.length - (at - start)
  }
  return at + shift
}

const movedRange = <T extends { readonly start: number; readonly end: number }>(
  range: T,
  all: readonly Replaced[],
): T => ({ ...range, start: moved(range.start, all), end: moved(range.end, all) })

/** Returns `text` with 〓 for each entity of a missing character. */
export const withMissingSigns = (text: string): string => replacing(text, replacedIn(text, false))

/** Returns `text` with one Han character for each entity, to measure or scan it as printed. */
export const asPrinted = (text: string): string =>
  text.includes('&') ? text.replaceAll(entity, '〇') : text

function richText(rich: RichText, decodes: boolean): RichText {
  const all = replacedIn(rich.text, decodes)
  if (all.length === 0) return rich
  return { text: replacing(rich.text, all), spans: rich.spans.map(span => movedRange(span, all)) }
}

function namedDraft(written: Draft, decodes: boolean): Draft {
  const { draft, code } = withoutCode(written)
  const all = replacedIn(draft.text, decodes).filter(
    ({ start }) => !code.some(range => range.start <= start && start < range.end),
  )
  const beside = draft.beside && {
    beside: { ...draft.beside, texts: draft.beside.texts.map(text => richText(text, decodes)) },
  }
  if (all.length === 0) return { ...draft, ...beside }
  const names = all.flatMap(({ start, name, by }): readonly MissingCharacter[] => {
    const from = moved(start, all)
    return name === null
      ? []
      : [{ kind: 'missingCharacter', start: from, end: from + by.length, name }]
  })
  const inlines = [...(draft.inlines ?? []).map(inline => movedRange(inline, all)), ...names]
  return {
    ...draft,
    text: replacing(draft.text, all),
    ...(inlines.length > 0 && {
      inlines: inlines.toSorted((a, b) => a.start - b.start || b.end - a.end),
    }),
    ...(draft.printBreaks && { printBreaks: draft.printBreaks.map(at => moved(at, all)) }),
    ...beside,
  }
}

/** Returns a draft without the ranges that are code, and those ranges. */
function withoutCode(draft: Draft) {
  const code = (draft.inlines ?? []).filter(({ kind }) => kind === 'verbatim')
  if (code.length === 0) return { draft, code }
  const { inlines = [], ...rest } = draft
  const kept = inlines.filter(({ kind }) => kind !== 'verbatim')
  return { draft: { ...rest, ...(kept.length > 0 && { inlines: kept }) }, code }
}

/**
 * Returns `chapters` with the names of missing characters beside the text, except in code.
 * `decodes` says whether references such as `&#x4E2D;` become their Han characters too: in plain
 * text nothing else decodes them, and on a page they are words about references.
 */
export const withMissingCharacters = (
  chapters: readonly ChapterDraft[],
  decodes = false,
): readonly ChapterDraft[] =>
  chapters.map(({ title, level, paragraphs }) => ({
    title: withMissingSigns(title),
    level,
    paragraphs: paragraphs.map(draft => namedDraft(draft, decodes)),
  }))

/** How many characters of `chapters` are missing. */
export const missingIn = (chapters: readonly ChapterDraft[]): number =>
  chapters
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ inlines = [] }) => inlines)
    .filter(({ kind }) => kind === 'missingCharacter').length
