import { knownTag } from '#domain/text/language-tag'
import { chineseIn, chineseOf } from '#domain/text/script'
import { latinLanguage } from './latin-language.ts'

/** How much of a text is looked at, in UTF-16 code units. */
const sample = 20_000

/** A Han character says as much as so many letters. */
const hanWeight = 5

/** The language that most of what is written in a script is in, where nothing says which. */
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
 * The language of `text`, which says of itself that it is `declared`, as a BCP 47 tag: `und` where
 * nothing tells. Pages made from a template are often of another language than they say: a text of Han
 * characters is Chinese, how it is written tells which, and what it says decides only where that is open.
 * A text without letters is Chinese that lacks words.
 */
export function languageOf(declared: string | undefined, text: string): string {
  const part = text.slice(0, sample)
  const count = (script: RegExp): number => part.match(script)?.length ?? 0
  const [hans, letters] = [count(/\p{Script=Han}/gu), count(/\p{L}/gu)]
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const told = tagIn(declared)
  // Japanese has a syllable for every third character at the least; Chinese quotes a few.
  if (kana * 3 > hans && kana * 4 > letters - kana - hans) return 'ja'
  if (letters === 0 || hans * hanWeight > letters - hans - kana) return hanLanguage(told, text)
  const found = byScript.find(([script]) => count(script) * 2 > letters)?.[1]
  // English and the languages of East Asia are what templates say.
  if (found !== undefined) return told === null || ofTemplates.test(told) ? found : told
  const latin = latinLanguage(part)
  if (told === null || ofHan.test(told)) return latin
  return /^en\b/i.test(told) && latin !== 'en' && latin !== 'und' ? latin : told
}

const ofHan = /^(?:zh|lzh|yue|cmn|ja|ko)\b/i
const ofTemplates = /^(?:zh|lzh|yue|cmn|ja|ko|en)\b/i

/** The tag that `declared` is; null where it is none, or says that it does not know. */
function tagIn(declared = ''): string | null {
  const tag = declared.trim().replaceAll('_', '-')
  const isOne = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) && !/^und\b/i.test(tag)
  return isOne ? knownTag(tag) : null
}

/** Of a text of Han characters that says of itself that it is `told`. */
function hanLanguage(told: string | null, text: string): string {
  const [language = '', ...more] = (told ?? '').toLowerCase().split('-')
  if (language === 'lzh' || language === 'yue') return language
  if (language === 'ja' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  const written = chineseIn(text)
  if (written !== null) return written
  if (more.some(it => ['hant', 'tw', 'hk', 'mo'].includes(it))) return 'zh-Hant'
  return more.some(it => ['hans', 'cn', 'sg'].includes(it)) ? 'zh-Hans' : chineseOf(text)
}
