/** What punctuation shows of sentences. */

const stops = '。！？!?…；;：:.．｡—～~'
const closers = '”’」』）)》〉】］]〕〗"\''
// Old texts often close a quotation with an opening mark: after a stop it can be nothing else.
const openers = '“‘「『'
const finished = new RegExp(`[${escaped(stops + closers)}]$|[${escaped(stops)}][${openers}]$`)
const clauseMark = /[，,。！？!?；;]/

/** Whether `text` ends like a paragraph. A closing quotation mark or bracket counts as an end. */
export const endsSentence = (text: string): boolean => finished.test(text.trimEnd().slice(-2))

/** Whether `text` has a mark that separates clauses or sentences. Titles hardly ever do. */
export const hasClauses = (text: string): boolean => clauseMark.test(text)

/** The longest first sentence, in UTF-16 code units, that announces a topic. */
const topicLimit = 40

/**
 * Whether `text` begins with a topic sentence: complete, short and without a comma, and followed by
 * more text.
 */
export function opensWithTopic(text: string): boolean {
  const stop = text.search(/[。！？]/)
  if (stop < 0 || stop > topicLimit || stop === text.length - 1) return false
  return !/[，,；;：:]/.test(text.slice(0, stop))
}

function escaped(characters: string): string {
  return characters.replace(/[\\\]^-]/g, '\\$&')
}
