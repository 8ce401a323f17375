/**
 * Reads texts whose paragraphs say which language they are in: 古文： and 现代文：, 【原文】 and
 * 【译文】, Source and Translation. Labels also distinguish two texts in one script.
 */
import { headingForm } from '../headings/heading-forms.ts'

/** The side of a paragraph, and where its words begin after the label. */
export interface Labelled {
  readonly side: 'source' | 'translation'
  /** The length of the label with the white space after it; 0 without a label. */
  readonly label: number
}

const names = {
  source:
    '原文|古文|文言文?|原诗|原詩|原词|原詞|经文|經文|源文|中文|汉语|漢語|source|original|chinese|zh',
  translation:
    '(?:参考|參考|白话|白話|今)?(?:译文|譯文)[一二三四甲乙丙1-4]?|现代文|現代文|白话文?|白話文?|今译|今譯|翻译|翻譯|英文|英语|英語|英译|英譯|translation|target|english|en',
  other: '注释|注釋|註釋|注解|註解|赏析|賞析|评析|評析|注|note|notes',
} as const

const labelOf = (name: string) =>
  new RegExp(
    `^\\s*(?:[【〔［\\[(（「『]\\s*(?:${name})\\s*[】〕］\\])）」』]\\s*[：:]?|(?:${name})\\s*[：:])\\s*`,
    'i',
  )
const labels = {
  source: labelOf(names.source),
  translation: labelOf(names.translation),
  other: labelOf(names.other),
}

/** Whether `text` is labelled as a note, which has no translation of its own. */
export const isLabelledNote = (text: string): boolean => labels.other.test(text)

/** Fewer labels are chance. */
const least = 3

/**
 * Returns the side of each of `texts`; null if they are not labelled. What comes before the first
 * label, a heading and a labelled note are in the source.
 */
export function labelledSides(texts: readonly string[]): readonly Labelled[] | null {
  const found = texts.map(text => ({
    source: labels.source.exec(text)?.[0].length ?? 0,
    translation: labels.translation.exec(text)?.[0].length ?? 0,
  }))
  const sources = found.filter(({ source }) => source > 0).length
  const translations = found.filter(({ translation }) => translation > 0).length
  const fewer = Math.min(sources, translations)
  if (fewer < least || fewer * 2 < Math.max(sources, translations)) return null
  let side: Labelled['side'] = 'source'
  return texts.map((text, i): Labelled => {
    const { source = 0, translation = 0 } = found[i] ?? {}
    if (source > 0) side = 'source'
    else if (translation > 0) side = 'translation'
    else if (isLabelledNote(text) || headingForm(text)?.firm === true) side = 'source'
    return { side, label: source || translation }
  })
}
