/**
 * Reads the tags of subtitles: those for italics are emphasis, those for voices name a speaker, and
 * the others are only looks.
 */
import type { PlainInline } from '#domain/book'

export interface TaggedText {
  readonly text: string
  readonly inlines: readonly PlainInline[]
  /** Its line in the file, from 0; absent if that is another file. */
  readonly at?: number
}

const tag =
  /<\/?(?:i|em|b|strong|u|s|c|v|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}|\\h/gi
const voice = /^<v(?:\.[^\s>]*)?\s+([^>]+)>/i
const [begins, ends] = [/^<(?:i|em)\b|^\{[^}]*\\i1/i, /^<\/(?:i|em)>|^\{[^}]*\\(?:i0|r)/i]

/** Returns the words of `line` without tags and without white space around them. */
export function withoutTags(line: string): TaggedText {
  if (!/[<{\\]/.test(line)) return { text: line.trim(), inlines: [] }
  let text = ''
  let from = 0
  let begun: number | null = null
  const inlines: PlainInline[] = []
  const add = (part: string) => {
    text += text === '' ? part.trimStart() : part
  }
  const close = () => {
    const end = text.trimEnd().length
    if (begun !== null && begun < end) inlines.push({ kind: 'emphasis', start: begun, end })
    begun = null
  }
  for (const { 0: found, index } of line.matchAll(tag)) {
    add(line.slice(from, index))
    from = index + found.length
    const speaker = voice.exec(found)?.[1]
    if (found === '\\h') add(' ')
    else if (speaker !== undefined) add(`${speaker.trim()}: `)
    else if (ends.test(found)) close()
    else if (begins.test(found)) begun ??= text.length
  }
  add(line.slice(from))
  close()
  return { text: text.trimEnd(), inlines }
}

/** Returns `texts` as one, with a space where a word ends without punctuation. */
export function joinedTexts(texts: readonly TaggedText[]): TaggedText {
  return texts.reduce((joined, next) => {
    const needsSpace = joined.text !== '' && !/[，。！？；：、—…“「『（]$/.test(joined.text)
    const offset = joined.text.length + (needsSpace ? 1 : 0)
    return {
      text: joined.text + (needsSpace ? ' ' : '') + next.text,
      inlines: [
        ...joined.inlines,
        ...next.inlines.map(one => ({
          ...one,
          start: one.start + offset,
          end: one.end + offset,
        })),
      ],
    }
  }, emptyTagged)
}

const emptyTagged: TaggedText = { text: '', inlines: [] }

/** Returns the parts of `tagged` before and after the white space at `at`. */
export function cutAt(tagged: TaggedText, at: number): readonly [TaggedText, TaggedText] {
  const part = (start: number, end: number): TaggedText => {
    const text = tagged.text.slice(start, end)
    const lead = start + text.length - text.trimStart().length
    const length = text.trim().length
    return {
      ...(tagged.at !== undefined && { at: tagged.at }),
      text: text.trim(),
      inlines: tagged.inlines.flatMap(one => {
        const from = Math.max(0, one.start - lead)
        const to = Math.min(length, one.end - lead)
        return from < to ? [{ ...one, start: from, end: to }] : []
      }),
    }
  }
  return [part(0, at), part(at, tagged.text.length)]
}
