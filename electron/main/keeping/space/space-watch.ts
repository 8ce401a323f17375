/** Watches how much room the disk has while the program runs. */
import type { Space } from '#contract/answers'
import { spaceOf, tooLittle, little } from './space.ts'

export interface SpaceWatch {
  readonly space: () => Space
  /** Looks now: something did not find room, or somebody wants to know. */
  readonly look: () => Promise<Space>
  readonly stop: () => void
}

/** Between two looks, in milliseconds: while there is room, and while a reader waits for it. */
export const rhythm = { usual: 30_000, waiting: 3000 } as const

/** So many bytes more than it lacked must be free before it counts as free again: what sways about a limit is not worth a word each time. */
const margin = 10 * 1024 * 1024

/** Looks at `free` bytes from its first `look` on, again and again; calls `changed` each time that they mean something else to us. */
export function watchSpace(
  free: () => Promise<number>,
  changed: (space: Space) => void,
): SpaceWatch {
  let space: Space = 'enough'
  let isFirst = true
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<Space> {
    clearTimeout(timer)
    const next = spaceAfter(space, await free())
    clearTimeout(timer)
    timer = setTimeout(() => void look(), next === 'none' ? rhythm.waiting : rhythm.usual)
    timer.unref()
    if (next === space) return space
    space = next
    if (!isFirst) changed(next)
    return next
  }
  return {
    space: () => space,
    look: () => look().finally(() => (isFirst = false)),
    stop: () => clearTimeout(timer),
  }
}

/** What `bytes` free ones are to us after `before`. */
export function spaceAfter(before: Space, bytes: number): Space {
  const next = spaceOf(bytes)
  if (before === 'none' && next === 'low' && bytes < tooLittle + margin) return 'none'
  if (before !== 'enough' && next === 'enough' && bytes < little + margin) return 'low'
  return next
}
