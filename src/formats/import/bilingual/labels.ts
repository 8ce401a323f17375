/**
 * Reads texts whose paragraphs say which language they are in: 古文： and 现代文：, 【原文】 and
 * 【译文】, Source and Translation. Labels also distinguish two texts in one script.
 */
import { headingForm } from '../headings/heading-forms.ts'
import { withoutOthers } from './labelled-parts.ts'
import { letteredSides } from './lettered-labels.ts'
import { sideOf } from './sides.ts'

/** The side of a paragraph, and where its words begin after the label. */
export interface Labelled {
  readonly side: 'source' | 'translation'
  /** The length of the label with the white space after it; 0 without a label. */
  readonly label: number
  /** The label of the translation, if there are several; the same for all it labels. */
  readonly version?: string
  /** Whether it belongs to no labelled pair, so that it has no translation. */
  readonly isOutside?: true
}

const names = {
  source:
    '(?:原文|古文|文言文?|原诗|原詩|原词|原詞|[经經]文?|源文|中文|汉语|漢語|原[ 　]{1,2}文|原|中|[汉漢]|source(?: text)?|original(?: text)?|chinese|cn|zh|st) ?[0-9０-９]{0,3}',
  translation:
    '(?:参考|參考|白话|白話|今)?(?:译文|譯文|译本|譯本|[译譯][ 　]{1,2}文) ?(?:[一二三四甲乙丙丁A-F]|[0-9０-９]{1,3})?|[译譯] ?[0-9０-９]{0,3}|(?:版本|译|譯) ?[一二三四甲乙丙丁1-6A-F]|\\p{Script=Han}{2,4}[译譯]本?|现代文|現代文|白话文?|白話文?|今译|今譯|翻译|翻譯|英文|英语|英語|英译|英譯|英|(?:translation|version) ?(?:[0-9]{1,3}|[A-F](?![a-z]))|translation|(?:target|translated)(?: text)?|english|en|tt',
  other: '注释|注釋|註釋|注解|註解|赏析|賞析|评析|評析|注|note|notes',
} as const

const labelOf = (name: string) =>
  new RegExp(
    `^\\s*(?:[■□◆◇●○▲△★☆※▶►•]\\s*)?[*_]{0,2}(?:[【〔［\\[(（「『<＜〈]\\s*(?:${name})\\s*[】〕］\\])）」』>＞〉][*_]{0,2}\\s*[：:]?|(?:${name})[*_]{0,2}\\s*[：:][*_]{0,2})\\s*`,
    'iu',
  )
const labels = {
  source: labelOf(names.source),
  translation: labelOf(names.translation),
  other: labelOf(names.other),
}

/** What every label ends with. Most lines have none of it, and of a long text each is asked. */
const labelEnd = /[：:】〕］\])）」』>＞〉]/u
const unlabelled = { source: 0, translation: 0 } as const

/** Whether `text` is labelled as a note, which has no translation of its own. */
export const isLabelledNote = (text: string): boolean => labels.other.test(text)

/** Fewer labels are chance. */
const least = 3

/**
 * Returns the side of each of `texts`; null if they are not labelled. What comes before the first
 * label, a heading and a labelled note are in the source.
 */
export function labelledSides(texts: readonly string[]): readonly Labelled[] | null {
  const written = texts.map(text => {
    if (!labelEnd.test(text)) return unlabelled
    return {
      source: labels.source.exec(text)?.[0].length ?? 0,
      translation: labels.translation.exec(text)?.[0].length ?? 0,
    }
  })
  const isTurned = areTurned(texts, written)
  const found = isTurned
    ? written.map(({ source, translation }) => ({ source: translation, translation: source }))
    : written
  const sources = found.filter(({ source }) => source > 0).length
  // Where the sources are numbered, 译文2 is the translation of 原文2, and not a second one.
  const areNumbered =
    found.filter(({ source }, i) => /[0-9０-９]/.test(texts[i]?.slice(0, source) ?? '')).length *
      2 >
    sources
  const nameOf = (label: string) =>
    areNumbered ? plainName(label).replaceAll(/\p{N}/gu, '') : plainName(label)
  const versions = new Map<string, number>()
  for (const [i, { source, translation }] of found.entries()) {
    if (source > 0 || translation === 0) continue
    const name = nameOf(texts[i]?.slice(0, translation) ?? '')
    versions.set(name, (versions.get(name) ?? 0) + 1)
  }
  const all = [...versions.values()]
  const translations = all.reduce((sum, count) => sum + count, 0)
  // Of several translations, each has as many labels as the source.
  const isEven = [translations, Math.max(0, ...all)].some(
    count => Math.min(sources, count) * 2 >= Math.max(sources, count),
  )
  if (Math.min(sources, translations) < least || !isEven || areSpeakers(texts, found))
    return letteredSides(texts)
  let side: Labelled['side'] = 'source'
  let version = ''
  const sides = texts.map((text, i): Labelled => {
    const { source = 0, translation = 0 } = found[i] ?? {}
    if (source > 0) side = 'source'
    else if (translation > 0) {
      side = 'translation'
      version = nameOf(text.slice(0, translation))
    } else if (isLabelledNote(text) || headingForm(text)?.firm === true) side = 'source'
    const isOfSeveral = side === 'translation' && all.length > 1
    return { side, label: source || translation, ...(isOfSeveral && { version }) }
  })
  return withoutOthers(texts, sides)
}

/**
 * Whether the original is in another language and its translation in Chinese, as most of each are:
 * the Chinese is the source of the book.
 */
function areTurned(
  texts: readonly string[],
  labels: readonly { readonly source: number; readonly translation: number }[],
): boolean {
  const sidesOf = (which: 'source' | 'translation') =>
    labels.flatMap((label, i) => {
      const side = label[which] > 0 ? sideOf(texts[i]?.slice(label[which]) ?? '') : 'either'
      return side === 'source' || side === 'translation' ? [side] : []
    })
  const [here, there] = [sidesOf('source'), sidesOf('translation')]
  const isMostly = (sides: readonly string[], side: string) =>
    sides.length >= least && sides.filter(one => one === side).length >= sides.length * mostly
  return isMostly(here, 'translation') && isMostly(there, 'source')
}

/** The share of labelled texts that must be in the other language. */
const mostly = 0.9

const namesEnglish = /^[^\p{L}]*(?:英|english|en(?!\p{L}))/iu

/** Whether 英： is before Chinese: so a play names a person, and no translation. */
function areSpeakers(
  texts: readonly string[],
  labels: readonly { readonly translation: number }[],
): boolean {
  const named = texts.flatMap((text, i) => {
    const { translation = 0 } = labels[i] ?? {}
    const isNamed = namesEnglish.test(text.slice(0, translation))
    return isNamed ? [sideOf(text.slice(translation))] : []
  })
  return named.filter(side => side === 'source').length * 2 > named.length
}

/** A label without its brackets. */
const plainName = (label: string): string => label.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
