import { knownTag } from '#domain/text/language-tag'
import { chineseIn, chineseOf } from '#domain/text/script'
import { latinLanguage } from './latin-language.ts'

/** The length of the part of a text that is examined, in UTF-16 code units. */
const sample = 20_000

/** One Han character says as much as this many letters. */
const hanWeight = 5

/** The most likely language of a text in each script. */
const byScript: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Tibetan}/gu, 'bo'],
  [/\p{Script=Mongolian}/gu, 'mn'],
]

/**
 * Returns the language of `text`, which declares that it is `declared`, as a BCP 47 tag; `und` if
 * it is unknown. Pages made from a template often declare another language than their own. So a
 * text of Han characters is Chinese, its characters show whether they are traditional or
 * simplified, and the declaration decides only if they do not. A text without letters counts as
 * Chinese.
 */
export function languageOf(declared: string | undefined, text: string): string {
  const part = text.slice(0, sample)
  const count = (script: RegExp): number => part.match(script)?.length ?? 0
  const [hans, letters] = [count(/\p{Script=Han}/gu), count(/\p{L}/gu)]
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const tag = tagIn(declared)
  // Japanese has at least one kana for every three kanji; Chinese merely quotes a few.
  if (kana * 3 > hans && kana * 4 > letters - kana - hans) return 'ja'
  if (letters === 0 || hans * hanWeight > letters - hans - kana) return hanLanguage(tag, text)
  const found = byScript.find(([script]) => count(script) * 2 > letters)?.[1]
  // Templates declare English or a language of East Asia.
  if (found !== undefined) return tag === null || ofTemplates.test(tag) ? found : tag
  const latin = latinLanguage(part)
  if (tag === null || ofHan.test(tag)) return latin
  return /^en\b/i.test(tag) && latin !== 'en' && latin !== 'und' ? latin : tag
}

const ofHan = /^(?:zh|lzh|yue|cmn|ja|ko)\b/i
const ofTemplates = /^(?:zh|lzh|yue|cmn|ja|ko|en)\b/i

/** Returns `declared` as a valid tag; null if it is not one, or is `und`. */
function tagIn(declared = ''): string | null {
  const tag = declared.trim().replaceAll('_', '-')
  const isOne = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) && !/^und\b/i.test(tag)
  return isOne ? knownTag(tag) : null
}

/** Returns the language of a text of Han characters that declares `tag`. */
function hanLanguage(tag: string | null, text: string): string {
  const [language = '', ...more] = (tag ?? '').toLowerCase().split('-')
  if (language === 'lzh' || language === 'yue') return language
  if (language === 'ja' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  const written = chineseIn(text)
  if (written !== null) return written
  if (more.some(it => ['hant', 'tw', 'hk', 'mo'].includes(it))) return 'zh-Hant'
  return more.some(it => ['hans', 'cn', 'sg'].includes(it)) ? 'zh-Hans' : chineseOf(text)
}
