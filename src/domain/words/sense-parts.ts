/** The parts of a sense of CC-CEDICT, which mentions other words as 網路|网络[wang3 luo4]. */
import { writtenSyllable } from './syllable.ts'

export type RemarkPart =
  | { readonly kind: 'words'; readonly text: string }
  /** An expression of the dictionary, in simplified characters where both forms are given. */
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'reading'; readonly syllables: readonly string[] }

const han = String.raw`(?:\p{Script=Han}|·)+`
const mention = new RegExp(
  String.raw`(${han})(?:\|(${han}))?|\[([a-zA-Zü:]+[1-5](?: [^\]]*)?)\]`,
  'gu',
)

/** Whether a sense says something of other words or of the reading, and renders nothing. */
export const isRemark = (sense: string): boolean => remarkParts(sense).length > 1

/** Splits a sense at the expressions and the readings in it. */
export function remarkParts(sense: string): readonly RemarkPart[] {
  const parts: RemarkPart[] = []
  let end = 0
  const words = (until: number, hasReading = false) => {
    const text = sense.slice(end, until)
    if (text !== '' || hasReading)
      parts.push({ kind: 'words', text: text + (hasReading ? ' ' : '') })
  }
  for (const { index, 0: whole, 1: first, 2: second, 3: reading } of sense.matchAll(mention)) {
    words(index, reading !== undefined && index === end && index > 0)
    if (first !== undefined) parts.push({ kind: 'expression', text: second ?? first })
    else parts.push({ kind: 'reading', syllables: (reading ?? '').split(' ') })
    end = index + whole.length
  }
  words(sense.length)
  return parts
}

/** A sense as plain text, with readings in pinyin: see 網路|网络[wang3 luo4] as “see 网络 wǎng luò”. */
export const senseAsText = (sense: string): string =>
  remarkParts(sense)
    .map(part =>
      part.kind === 'reading'
        ? part.syllables.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' ')
        : part.text,
    )
    .join('')

/** The renderings of a sense, which semicolons separate where none is in brackets. */
export function renderingsOf(sense: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= sense.length; at++) {
    const sign = sense[at]
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign !== undefined && (sign !== ';' || depth > 0)) continue
    const rendering = sense.slice(from, at).trim()
    if (rendering !== '' && !found.includes(rendering)) found.push(rendering)
    from = at + 1
  }
  return found
}
