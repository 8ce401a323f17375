/**
 * Finds where boxes end. A box begins with its title, but plain text does not mark where the
 * article continues. It continues at the latest at a heading or a dateline. Two signs show that it
 * continues earlier. If the article's paragraphs open by naming their topic and the box's do not,
 * it continues at the next paragraph that does. If the box interrupts a sentence, the article
 * continues after the box's first paragraph.
 */
import { endsSentence, opensWithTopic } from '#domain/text/sentence'
import type { Draft } from '../draft.ts'

/**
 * A box with more paragraphs than this would be an article, so only the first is taken to be in it.
 */
const longestBox = 12

interface Boxed {
  readonly drafts: readonly Draft[]
  /** The titles of the boxes whose end is a guess. */
  readonly guessed: readonly string[]
}

/** Marks the body paragraphs of `drafts` that are inside boxes as `boxBody`. */
export function markBoxes(drafts: readonly Draft[]): Boxed {
  const kept = [...drafts]
  const guessed: string[] = []
  let before: Draft | null = null
  for (let i = 0; i < drafts.length; i++) {
    const title = drafts[i]
    if (title?.kind === 'body') before = title
    if (title?.kind !== 'boxTitle') continue
    const plainEnd = plainEndOf(drafts, i + 1)
    const end = endOf(drafts.slice(i + 1, plainEnd), before) + i + 1
    if (end < plainEnd) guessed.push(title.text)
    for (let inside = i + 1; inside < end; inside++) {
      const draft = drafts[inside]
      if (draft?.kind === 'body') kept[inside] = { ...draft, kind: 'boxBody' }
    }
    i = end - 1
  }
  return { drafts: kept, guessed }
}

/**
 * The index of the first paragraph from `start` that cannot be in a box, because it is of another
 * kind.
 */
function plainEndOf(drafts: readonly Draft[], start: number): number {
  let end = start
  while (end < drafts.length && (drafts[end]?.kind === 'body' || drafts[end]?.kind === 'caption'))
    end++
  return end
}

/** The number of paragraphs of `following`, which come after a box's title, that are in the box. */
function endOf(following: readonly Draft[], before: Draft | null): number {
  const [first] = following
  if (first === undefined) return 0
  if (before !== null && !endsSentence(before.text) && following.length > 1) return 1
  if (before !== null && opensWithTopic(before.text) && !opensWithTopic(first.text)) {
    const resumed = following.findIndex(({ text }) => opensWithTopic(text))
    if (resumed > 0) return resumed
  }
  return following.length > longestBox ? 1 : following.length
}
