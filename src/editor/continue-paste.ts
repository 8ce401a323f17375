import { appendLines, fillFromStart, type Block } from './commands/insert-blocks.ts'
import type { LoadedSections } from './loaded-sections.ts'

/**
 * Puts blocks that found no room in section `number` into the ones after it, as far
 * as they are empty, and what is left then on lines into the last one reached.
 * Answers how many sections it changed.
 */
export async function continuePaste(
  sections: LoadedSections,
  number: number,
  rest: readonly Block[],
): Promise<number> {
  let blocks = rest
  let changed = 0
  let last = sections.get(number)
  const held = [sections.hold(number)]
  try {
    for (let next = number + 1; blocks.length > 0; next++) {
      held.push(sections.hold(next))
      const editor = await sections.load(next)
      const filled = editor && fillFromStart(editor.state('translation'), blocks)
      if (!editor || !filled) break
      editor.dispatch('translation', filled.tr)
      blocks = filled.rest
      last = editor
      changed++
    }
    if (blocks.length > 0 && last)
      last.dispatch('translation', appendLines(last.state('translation'), blocks))
    return changed
  } finally {
    for (const letGo of held) letGo()
  }
}
