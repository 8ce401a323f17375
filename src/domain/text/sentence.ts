/** What can be seen of sentences without understanding them. */

const stops = '。！？!?…；;：:.．｡—～~'
const closers = '”’」』）)》〉】］]〕〗"\''
// Old texts often close with an opening mark: after a stop it can be nothing else.
const openers = '“‘「『'
const finished = new RegExp(`[${escaped(stops + closers)}]$|[${escaped(stops)}][${openers}]$`)
const clauseMark = /[，,。！？!?；;]/

/**
 * Whether `text` ends as a paragraph may end. A closing quotation mark or bracket is
 * taken for an end: what was perhaps cut there is left alone.
 */
export const endsSentence = (text: string): boolean => finished.test(text.trimEnd().slice(-2))

/** Whether `text` holds a mark that parts clauses or sentences: a title hardly ever does. */
export const hasClauses = (text: string): boolean => clauseMark.test(text)

/** Longest first sentence, in UTF-16 code units, that still announces rather than tells. */
const topicLimit = 40

/** Whether `text` opens with a topic sentence: complete, short and without a comma, and more follows. */
export function opensWithTopic(text: string): boolean {
  const stop = text.search(/[。！？]/)
  if (stop < 0 || stop > topicLimit || stop === text.length - 1) return false
  return !/[，,；;：:]/.test(text.slice(0, stop))
}

function escaped(characters: string): string {
  return characters.replace(/[\\\]^-]/g, '\\$&')
}
