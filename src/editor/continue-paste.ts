import { appendLines, fillFromStart, type Block } from './commands/insert-blocks.ts'
import type { LoadedSections } from './loaded-sections.ts'
import { callStep } from './step-name.ts'

/**
 * Puts blocks that found no room in section `number` into the ones after it, as far
 * as they are empty, and what is left then on lines into the last one reached.
 * Calls `made` after each change.
 */
export async function continuePaste(
  sections: LoadedSections,
  number: number,
  rest: readonly Block[],
  made: () => void,
): Promise<void> {
  let blocks = rest
  let last = sections.get(number)
  const held = [sections.hold(number)]
  try {
    for (let next = number + 1; blocks.length > 0; next++) {
      held.push(sections.hold(next))
      const editor = await sections.load(next)
      const filled = editor && fillFromStart(editor.state('translation'), blocks)
      if (!editor || !filled) break
      editor.dispatch('translation', callStep(filled.tr, 'paste'))
      blocks = filled.rest
      last = editor
      made()
    }
    if (blocks.length === 0 || !last) return
    last.dispatch('translation', callStep(appendLines(last.state('translation'), blocks), 'paste'))
    made()
  } finally {
    for (const letGo of held) letGo()
  }
}
