/** Decides whether a paragraph belongs to the source or the translation, by its script. */
import { lettersIn } from '#domain/text/letters'
import { endsSentence } from '#domain/text/sentence'

/** `either`: the text has no words, or too few to show its language. `other`: a third language. */
export type SideOfText = 'source' | 'translation' | 'either' | 'other'

/** The BCP 47 tag of words in no language, such as the code of a program. */
export const noLanguage = 'zxx'

/** One Han character says as much as this many letters. */
const hanWeight = 4
/** The length of the part of a paragraph that is examined, in UTF-16 code units. */
const sample = 300
/** Addresses have no language. */
const address = /(?:https?:\/\/|www\.)[!-~]*|[\w.+-]+@[\w.-]+/g
/**
 * Fewer letters, unless they are a sentence, are a measure, a code or a remark: 42 pt, FF01, ok.
 */
const fewLetters = 3
/** A single letter or a Roman numeral may be in any text. */
const ofAnyText = /^[^\p{L}]*(?:\p{L}|[IVXLC]+)?[^\p{L}]*$/u
/** A label that names the language of the text after it. */
const label =
  /^\s*(?:[【[(（〔](?:原文|译文|譯文|源文|中文|英文|英译|英譯|翻译|翻譯|中|英|原|译|譯)[】\])）〕]|(?:原文|译文|譯文|源文|中文|英文|英译|英譯|翻译|翻譯|中|英)\s*[：:])\s*(?=\S)/

/** Returns whether a text is the Chinese source or a translation, by its letters. */
export function sideOf(whole: string): SideOfText {
  const text = whole.slice(0, sample).replaceAll(address, '').replace(label, '')
  const { letters, han, kana } = lettersIn(text)
  if (kana * 8 > letters) return 'translation'
  if (han * hanWeight >= letters - han && han > 0) return 'source'
  const isNote = letters < fewLetters && (/\d/.test(text) || !endsSentence(text))
  return isNote || ofAnyText.test(text) ? 'either' : 'translation'
}

/**
 * Returns the language of `tag` in lower case, without region; Chinese with its script, if known.
 */
export function languageKey(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split(/[-_]/)
  if (language !== 'zh') return language
  if (rest.some(part => ['hant', 'tw', 'hk', 'mo'].includes(part))) return 'zh-hant'
  return rest.some(part => ['hans', 'cn', 'sg', 'my'].includes(part)) ? 'zh-hans' : 'zh'
}

/** Whether `tag` names Chinese in any script. */
export const isChinese = (tag: string): boolean => languageKey(tag).startsWith('zh')
