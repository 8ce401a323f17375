/** Where a line of a Chinese heading may end, which the engine does not know. */

/** A range of a text, in UTF-16 code units. */
interface Range {
  readonly start: number
  readonly end: number
}

/** A shorter heading is on one line in every width. */
const shortest = 6
const han = /^\p{Script=Han}+$/u
/** They belong to the word before them, and begin no line. */
const particle = /^[的了着們们之者也矣乎焉哉吗嗎呢吧]$/
/** So many single characters in a row are likely a name, which the segmenter does not know. */
const longestName = 3

const spaceInChinese = /\p{Script=Han}\s+\p{Script=Han}/u
/** As long as a half of a title in verse is with its number, and no longer than a line. */
const longestHalf = 12

/**
 * Whether a Chinese heading is best broken at its spaces alone, as a title in verse: it has a space
 * between Chinese characters, and no part between spaces is longer than a line.
 */
export const breaksAtSpaces = (text: string): boolean =>
  spaceInChinese.test(text) && text.split(/\s+/).every(part => part.length <= longestHalf)

let segmenter: Intl.Segmenter | null = null

/**
 * Returns the ranges of `text` inside which a line may end only before the first character: each
 * is a Chinese word but for its last character. Returns nothing for a text that needs no second
 * line. Making the segmenter takes some milliseconds, so the first such text is not free.
 */
export function keptWords(text: string): Range[] {
  if (text.length < shortest || !/\p{Script=Han}{3}/u.test(text)) return []
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return joined([...segmenter.segment(text)]).flatMap(word => {
    const [last = ''] = Array.from(word.segment).slice(-1)
    const end = word.index + word.segment.length - last.length
    return han.test(word.segment) && end > word.index ? [{ start: word.index, end }] : []
  })
}

interface Word {
  readonly segment: string
  readonly index: number
}

/** Joins to the words before them particles and the last character of a phrase; joins names. */
function joined(words: readonly Word[]): Word[] {
  const found: Word[] = []
  let singles: Word[] = []
  const endRun = (isPhraseOver: boolean) => {
    if (isPhraseOver && singles.length === 1) joinLast(found, singles)
    else found.push(...(singles.length <= longestName ? together(singles) : singles))
    singles = []
  }
  for (const word of words)
    if (particle.test(word.segment)) {
      endRun(false)
      joinLast(found, [word])
    } else if (isHan(word) && Array.from(word.segment).length === 1) singles.push(word)
    else {
      endRun(!isHan(word))
      found.push(word)
    }
  endRun(true)
  return found
}

/** Makes one word of the last of `found`, if that is Chinese, and `more`. */
function joinLast(found: Word[], more: readonly Word[]): void {
  const [last] = found.slice(-1)
  found.push(...together(last && isHan(last) ? [...found.splice(-1), ...more] : more))
}

const isHan = ({ segment }: Word): boolean => han.test(segment)

/** One word of all `words`; nothing for none. */
function together(words: readonly Word[]): Word[] {
  const [first] = words
  return first
    ? [{ index: first.index, segment: words.map(({ segment }) => segment).join('') }]
    : []
}
