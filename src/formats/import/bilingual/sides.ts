/** On which side of two languages a paragraph stands, by its script or by what the document says. */
import { endsSentence } from '#domain/text/sentence'

/** `either`: it has no words of any language, or too few to tell. `other`: in a third language. */
export type SideOfText = 'source' | 'translation' | 'either' | 'other'

/** A Han character says as much as so many letters. */
const hanWeight = 4
/** As much of a paragraph as is looked at, in UTF-16 code units. */
const sample = 300
/** Addresses are of no language. */
const address = /(?:https?:\/\/|www\.)[!-~]*|[\w.+-]+@[\w.-]+/g
/** So few letters are a measure, a code or a remark, if they are no sentence: 42 pt, FF01, ok. */
const fewLetters = 3
/** A single letter, and numbers written with letters, may stand in any text. */
const ofAnyText = /^[^\p{L}]*(?:\p{L}|[IVXLC]+)?[^\p{L}]*$/u
/** What only names the language of what follows it. */
const label =
  /^\s*(?:[【[(（〔](?:原文|译文|譯文|源文|中文|英文|英译|英譯|翻译|翻譯|中|英|原|译|譯)[】\])）〕]|(?:原文|译文|譯文|源文|中文|英文|英译|英譯|翻译|翻譯|中|英)\s*[：:])\s*(?=\S)/

/** Whether a text is the Chinese source or something else, by its letters. */
export function sideOf(whole: string): SideOfText {
  const text = whole.slice(0, sample).replaceAll(address, '').replace(label, '')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  if (kana * 8 > letters) return 'translation'
  if (han * hanWeight >= letters - han && han > 0) return 'source'
  const isNote = letters < fewLetters && (/\d/.test(text) || !endsSentence(text))
  return isNote || ofAnyText.test(text) ? 'either' : 'translation'
}

/** The language of `tag` without region, in lower case; Chinese with its script, if it says it. */
export function languageKey(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split(/[-_]/)
  if (language !== 'zh') return language
  if (rest.some(part => ['hant', 'tw', 'hk', 'mo'].includes(part))) return 'zh-hant'
  return rest.some(part => ['hans', 'cn', 'sg', 'my'].includes(part)) ? 'zh-hans' : 'zh'
}

/** Whether `tag` names Chinese, in whatever script. */
export const isChinese = (tag: string): boolean => languageKey(tag).startsWith('zh')
