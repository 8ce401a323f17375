import { fromRuns, runsOf, type RichText, type Span } from '../rich-text.ts'

/**
 * Returns the words `text`, which came without looks, in those that `before` has where both begin
 * and end alike. What a look covers beyond that loses it.
 */
export function withKeptLooks(before: RichText, text: string): RichText {
  const words = text.trim()
  const most = Math.min(before.text.length, words.length)
  let head = 0
  while (head < most && before.text[head] === words[head]) head++
  let tail = 0
  while (tail < most - head && before.text.at(-1 - tail) === words.at(-1 - tail)) tail++
  const moved = words.length - before.text.length
  const spans = before.spans.flatMap((span): readonly Span[] => {
    if (span.end <= head) return [span]
    if (span.start >= before.text.length - tail)
      return [{ ...span, start: span.start + moved, end: span.end + moved }]
    return []
  })
  return fromRuns(runsOf({ text: words, spans }))
}
