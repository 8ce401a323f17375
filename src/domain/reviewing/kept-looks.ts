import { fromRuns, runsOf, type RichText, type Span } from '../rich-text.ts'

/**
 * Returns the words `text`, which came without looks, in those that `before` has. What is between
 * words that both have at the beginning and at the end is taken for one change, and a look that
 * goes beyond the change stays on it.
 */
export function withKeptLooks(before: RichText, text: string): RichText {
  const words = text.trim()
  const most = Math.min(before.text.length, words.length)
  let head = 0
  while (head < most && before.text[head] === words[head]) head++
  if (isInsidePair(words, head) || isInsidePair(before.text, head)) head--
  let tail = 0
  while (tail < most - head && before.text.at(-1 - tail) === words.at(-1 - tail)) tail++
  const end = before.text.length - tail
  if (isInsidePair(before.text, end)) tail--
  const moved = words.length - before.text.length
  const after = before.text.length - tail
  const spans = before.spans.map((span): Span => ({
    ...span,
    start:
      span.start >= after || span.start > head ? Math.max(span.start, after) + moved : span.start,
    end: span.end <= head ? span.end : span.end >= after ? span.end + moved : head,
  }))
  return fromRuns(runsOf({ text: words, spans: spans.filter(({ start, end: to }) => start < to) }))
}

/** Whether `at` is between the two halves of a character. */
const isInsidePair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1))
