/** What was taken out of a text and what was put in, word by word. */
import { knownTag } from './language-tag.ts'

/** A stretch that stayed, went or came. Neighbours are never alike, and none is empty. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Above so many changed words the two are simply different: a longer search would tell a reader nothing. */
const mostChanges = 600

/**
 * How `after` came from `before`. All but what was added is `before`, all but what was
 * removed is `after`. Compared are words, and in Chinese words of a few characters, so
 * that no character is ever cut in two. `language`: BCP 47 tag, to find words by.
 */
export function difference(before: string, after: string, language: string): readonly Change[] {
  const [old, fresh] = [wordsOf(before, language), wordsOf(after, language)]
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  const most = Math.min(old.length, fresh.length) - head
  while (tail < most && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  return merged([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...between(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ])
}

const wordsOf = (text: string, language: string): readonly string[] =>
  [
    ...new Intl.Segmenter(knownTag(language) ?? undefined, { granularity: 'word' }).segment(text),
  ].map(({ segment }) => segment)

/** The shortest way from one to the other, after Myers: each row of `trace` is how far one comes with so many changes. */
function between(old: readonly string[], fresh: readonly string[]): readonly Change[] {
  const limit = Math.min(old.length + fresh.length, mostChanges)
  const trace: Map<number, number>[] = []
  let reached = new Map([[1, 0]])
  for (let changes = 0; changes <= limit; changes++) {
    const here = new Map<number, number>()
    trace.push(reached)
    for (let line = -changes; line <= changes; line += 2) {
      let at = start(reached, line, changes)
      while (at < old.length && at - line < fresh.length && old[at] === fresh[at - line]) at++
      here.set(line, at)
      if (at >= old.length && at - line >= fresh.length) return wayBack(trace, old, fresh)
    }
    reached = here
  }
  return [
    { kind: 'removed', text: old.join('') },
    { kind: 'added', text: fresh.join('') },
  ]
}

/** Where in the old one begins on `line` (old place less new place): by removing a word, or by adding one. */
function start(reached: ReadonlyMap<number, number>, line: number, changes: number): number {
  return comesDown(reached, line, changes)
    ? (reached.get(line + 1) ?? 0)
    : (reached.get(line - 1) ?? 0) + 1
}

/** Whether the furthest one comes on `line` is by adding a word. */
const comesDown = (reached: ReadonlyMap<number, number>, line: number, changes: number) =>
  line === -changes ||
  (line !== changes && (reached.get(line - 1) ?? -1) < (reached.get(line + 1) ?? -1))

function wayBack(
  trace: readonly ReadonlyMap<number, number>[],
  old: readonly string[],
  fresh: readonly string[],
): readonly Change[] {
  const changes: Change[] = []
  let at = old.length
  let line = old.length - fresh.length
  for (const [count, reached] of [...trace.entries()].toReversed()) {
    const from = start(reached, line, count)
    changes.push({ kind: 'same', text: old.slice(from, at).join('') })
    if (count === 0) break
    if (comesDown(reached, line, count)) {
      changes.push({ kind: 'added', text: fresh[from - line - 1] ?? '' })
      at = from
      line++
    } else {
      changes.push({ kind: 'removed', text: old[from - 1] ?? '' })
      at = from - 1
      line--
    }
  }
  return changes.toReversed()
}

/** Puts alike neighbours together, and of what changed at one place the removed first. */
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
