/** Which words of a text are checked against a dictionary. */

/** A word of a text, with its UTF-16 offsets. */
export interface SpelledWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** What stays together between spaces and Chinese characters. */
const chunks = /[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。、；：？！“”（）《》〈〉「」『』—…]+/gu
/** Addresses, paths, names of files, handles and the like. */
const isCode = /:\/\/|[@_\\#=<>{}|]|\p{L}\.\p{L}{2}|^www\./u
const words = /\p{L}\p{M}*(?:[\p{L}\p{M}]|['’](?=\p{L}))*/gu

/**
 * Returns the words of `text` that have a spelling: no Chinese, numbers, addresses, code,
 * abbreviations in capitals, single letters, and no Chinese names in pinyin.
 */
export function spelledWords(text: string): readonly SpelledWord[] {
  const found: SpelledWord[] = []
  for (const { 0: chunk, index } of text.matchAll(chunks)) {
    if (isCode.test(chunk)) continue
    for (const { 0: word, index: at } of chunk.matchAll(words)) {
      const start = index + at
      const end = start + word.length
      const isNumbered = /\p{N}$/u.test(text.slice(0, start)) || /^\p{N}/u.test(text.slice(end))
      const isPrefix = text[end] === '-' && prefixes.has(word.toLowerCase())
      if (!isNumbered && !isPrefix && hasSpelling(word)) found.push({ word, start, end })
    }
  }
  return found
}

/** The first parts of compounds with a hyphen that are no words. */
const prefixes = new Set(
  'anti bi co counter cyber eco ex extra geo hyper inter intra macro mega meta micro mid mini multi neo non para post pre pro proto pseudo quasi re semi socio sub super supra trans tri ultra un uni vis sino'.split(
    ' ',
  ),
)

function hasSpelling(word: string): boolean {
  if (!/^[\p{sc=Latin}\p{M}'’]{2,}$/u.test(word)) return false
  if (/^\p{Lu}{2,}(?:['’]?s)?$/u.test(word)) return false
  if (/\p{Ll}\p{Lu}/u.test(word) && !/^(?:Ma?c|O['’])/.test(word)) return false
  return !isPinyin(word)
}

/** The vowels with tone marks that no other language has beside one another. */
const toned = /[\u0304\u030c]/
// prettier-ignore
const syllable =
  'zh(?:ang?|ai|ao|eng?|ei|e|i|ong|ou|uang?|uai|ui|un|uo|ua|u)|ch(?:ang?|ai|ao|eng?|e|i|ong|ou|uang?|uai|ui|un|uo|ua|u)|' +
  'sh(?:ang?|ai|ao|eng?|ei|e|i|ou|uang?|uai|ui|un|uo|ua|u)|[zcs](?:ang?|ai|ao|a|eng?|ei|e|i|ong|ou|uan|ui|un|uo|u)|' +
  '[jqx](?:iang?|iao|ia|ie|ing?|iong|iu|i|uan|ue|un|u)|[bpm](?:ang?|ai|ao|a|eng?|ei|ian|iao|ie|ing?|i|o|ou|u)|f(?:ang?|a|eng?|ei|o|ou|u)|' +
  '[dt](?:ang?|ai|ao|a|eng?|ei|e|ian|iao|ie|ing|iu|i|ong|ou|uan|ui|un|uo|u)|[nl](?:ang?|ai|ao|a|eng?|ei|e|iang?|iao|ia|ie|ing?|iu|i|ong|ou|uan|un|uo|u|üe?|v)|' +
  '[gkh](?:ang?|ai|ao|a|eng?|ei|e|ong|ou|uang?|uai|ua|ui|un|uo|u)|r(?:ang?|ao|eng?|e|i|ong|ou|uan|ui|un|uo|u)|' +
  'y(?:ang?|ao|a|e|ing?|i|ong|ou|uan|ue|un|u|o)|w(?:ang?|ai|a|eng?|ei|o|u)|ang?|ai|ao|a|eng?|er|ei|e|ou|o'
const pinyin = new RegExp(`^(?:${syllable})(?:['’]?(?:${syllable}))*$`, 'u')

/**
 * Whether `word` is Chinese in Latin letters: a name with a capital, or any word with the marks of
 * tones. Almost no English word with a slip is both.
 */
function isPinyin(word: string): boolean {
  const base = word.replace(/['’]s$/, '')
  const marked = base.normalize('NFD')
  const isName = /^\p{Lu}[^\p{Lu}]*$/u.test(base)
  const isToned = toned.test(marked) || (/[\u0300\u0301]/.test(marked) && isName)
  if (!isName && !isToned) return false
  const plain = marked.toLowerCase().replace(/[\u0300\u0301\u0304\u030c]/g, '')
  return pinyin.test(plain.normalize('NFC'))
}
