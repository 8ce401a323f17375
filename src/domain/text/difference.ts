/** The difference of two texts, word by word: what was removed, what was added and what stayed. */
import { diffArrays, type ChangeObject } from 'diff'
import { knownTag } from './language-tag.ts'

/** A part of a text. Neighbours are never of one kind, and none is empty. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * Above this number of changed words the texts count as wholly different. The time of the search
 * grows with the square of this number, and a longer list of changes would not help a reader.
 */
const mostChanges = 600

/**
 * Returns how `after` came from `before`: the parts that are `same` or `removed` are `before`, and
 * those that are `same` or `added` are `after`. At one place the removed part comes first. Compares
 * words (in Chinese, words of a few characters), so no character is ever split. `language` is the
 * BCP 47 tag that words are found by.
 */
export function difference(before: string, after: string, language: string): readonly Change[] {
  const [old, fresh] = [wordsOf(before, language), wordsOf(after, language)]
  const { head, tail } = sharedEnds(old, fresh)
  const removed = old.slice(head, old.length - tail)
  const added = fresh.slice(head, fresh.length - tail)
  const found = diffArrays(removed, added, { maxEditLength: mostChanges }) ?? [
    { value: removed, removed: true, added: false },
    { value: added, removed: false, added: true },
  ]
  return merged([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...found.map(change => ({ kind: kindOf(change), text: change.value.join('') })),
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ])
}

/** A segmenter takes longer to make than to find the words of a paragraph. */
const segmenters = new Map<string, Intl.Segmenter>()

function wordsOf(text: string, language: string): string[] {
  const segmenter =
    segmenters.get(language) ??
    new Intl.Segmenter(knownTag(language) ?? undefined, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/**
 * How many words are the same at the beginning and, apart from those, at the end. Two wholly
 * different middles then still leave the ends as they were.
 */
function sharedEnds(old: readonly string[], fresh: readonly string[]) {
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  const most = Math.min(old.length, fresh.length) - head
  while (tail < most && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  return { head, tail }
}

function kindOf({
  added,
  removed,
}: Pick<ChangeObject<unknown>, 'added' | 'removed'>): Change['kind'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

/** Joins neighbours of one kind, and puts what was removed before what was added at its place. */
function merged(changes: readonly Change[]): readonly Change[] {
  const result: Change[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed) result.push({ kind: 'removed', text: removed })
    if (added) result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const { kind, text } of changes) {
    if (text === '') continue
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      close()
      const last = result.at(-1)
      if (last?.kind === 'same') result.splice(-1, 1, { kind, text: last.text + text })
      else result.push({ kind, text })
    }
  }
  close()
  return result
}
