/** Finds interlinear notes. Print sets them in smaller type; a plain text has them in brackets. */
import type { PlainInline } from '#domain/book'
import { hanNumerals } from '#domain/text/numerals'

/** Each pair of opening and closing brackets. */
const brackets = ['（）', '()', '〔〕', '［］', '[]', '【】', '〖〗', '⟨⟩'] as const
/** Brackets farther apart than this, in UTF-16 code units, are not a pair. */
const longestNote = 500
/** Numbers and years in brackets belong to the sentence. */
const onlyNumber = new RegExp(`^[${hanNumerals}0-9０-９年月日至–—~.\\s-]*$`)

/** Returns the ranges of the notes in `text` with their brackets, in order and without overlaps. */
export function interlinearNotes(text: string): readonly PlainInline[] {
  const notes: PlainInline[] = []
  let past = 0
  for (const { start, end } of pairsIn(text)) {
    if (start < past) continue
    past = end
    if (isNote(text.slice(start + 1, end - 1))) notes.push({ kind: 'interlinearNote', start, end })
  }
  return notes
}

interface Pair {
  readonly start: number
  readonly end: number
}

/**
 * Returns every pair of matching brackets, in order of their starts. Unclosed brackets are left
 * out.
 */
function pairsIn(text: string): readonly Pair[] {
  const open = new Map<string, number[]>()
  const pairs: Pair[] = []
  for (const { 0: bracket, index } of text.matchAll(anyBracket)) {
    const opener = opening.get(bracket)
    if (opener === undefined) {
      const starts = open.get(bracket)
      if (starts === undefined) open.set(bracket, [index])
      else starts.push(index)
      continue
    }
    const start = open.get(opener)?.pop()
    const end = index + 1
    if (start !== undefined && end - start <= longestNote) pairs.push({ start, end })
  }
  return pairs.sort((a, b) => a.start - b.start)
}

const anyBracket = new RegExp(`[${brackets.join('').replaceAll(/[[\]]/g, '\\$&')}]`, 'g')
/** The opening bracket of each closing one. */
const opening: ReadonlyMap<string, string> = new Map(
  brackets.map(pair => [pair.charAt(1), pair.charAt(0)] as const),
)

const isNote = (inside: string): boolean =>
  inside.length >= 2 && /\p{Script=Han}/u.test(inside) && !onlyNumber.test(inside)
