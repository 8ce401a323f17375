/** How English text becomes words of the index, by the same rules for senses and queries. */

const unimportant = new Set(
  (
    'to a an the of or and in on for with by as at be is sb sth etc esp from one s it e g i cl used see ' +
    'also variant abbr fig lit old'
  ).split(' '),
)

/** Whether a word says nothing of the meaning of a sense. */
export const isUnimportant = (word: string): boolean => unimportant.has(word)

/** The words of a text in lower case. */
export const englishWordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[a-z0-9']+/g) ?? []

/** `text` without what is in brackets. */
export const withoutBrackets = (text: string): string =>
  text.replace(/\[[^\]]*\]/g, ' ').replace(/\([^)]*\)/g, ' ')

/** A word without the ending of a plural or of the third person. */
export function stemOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:ss|us|is)$/.test(word)) return word
  if (word.length > 4 && /(?:ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/** A phrase without what only marks it as a verb or a noun. */
export const withoutArticle = (phrase: string): string =>
  phrase.replace(/^(?:to be|to become|to get|to|a|an|the) (?=\w)/, '')
