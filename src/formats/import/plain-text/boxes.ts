/**
 * Where boxes end. A box begins with its title; plain text does not say where the
 * article goes on. It surely does at a heading or a dateline. Before that, an article
 * whose paragraphs open by naming their topic goes on where one does so again, if the
 * box's own paragraphs do not; and one that the box cut in mid-sentence goes on
 * after the box's first paragraph.
 */
import { endsSentence, opensWithTopic } from '#domain/text/sentence'
import type { Draft } from '../draft.ts'

/** A box of more paragraphs than this would be an article: only the first is believed to be in it. */
const longestBox = 12

interface Boxed {
  readonly drafts: readonly Draft[]
  /** Titles of the boxes whose end was not plain. */
  readonly guessed: readonly string[]
}

/** The same paragraphs, those inside boxes told apart. */
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

/** Where the box whose inside begins at `start` ends at the latest: what stands there is of another kind. */
function plainEndOf(drafts: readonly Draft[], start: number): number {
  let end = start
  while (end < drafts.length && (drafts[end]?.kind === 'body' || drafts[end]?.kind === 'caption'))
    end++
  return end
}

/** How many of `following`, the paragraphs after a box's title, are in it. */
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
