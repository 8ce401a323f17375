/** Watches the free space on the disk while the program runs. */
import type { Space } from '#contract/answers'
import { spaceOf, tooLittle, little } from './space.ts'

export interface SpaceWatch {
  readonly space: () => Space
  /** Looks at once, for example after a write found no space. */
  readonly look: () => Promise<Space>
  readonly stop: () => void
}

/** Milliseconds between two looks: usually, and while there is no space. */
export const rhythm = { usual: 30_000, waiting: 3000 } as const

/**
 * Bytes above a limit before it counts as passed, so that swaying about the limit causes no events.
 */
const margin = 10 * 1024 * 1024

/**
 * Looks at `free` bytes again and again from the first `look` on. Calls `changed` when the level
 * changes.
 */
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

/** The level for `bytes` free bytes, after the level `before`. */
export function spaceAfter(before: Space, bytes: number): Space {
  const next = spaceOf(bytes)
  if (before === 'none' && next === 'low' && bytes < tooLittle + margin) return 'none'
  if (before !== 'enough' && next === 'enough' && bytes < little + margin) return 'low'
  return next
}
