import { appendLines, fillFromStart, type Block } from './commands/insert-blocks.ts'
import type { LoadedSections } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'
import { callStep } from './step-name.ts'

/**
 * Puts blocks for which the section `from` has no room into the empty pairs at the start of the
 * sections after it. Blocks that fit nowhere become lines of the last pair reached. Calls `made`
 * after each change.
 */
export async function continuePaste(
  sections: LoadedSections,
  from: SectionEditor,
  rest: readonly Block[],
  made: () => void,
): Promise<void> {
  let blocks = rest
  let last = from
  const number = sections.numberOf(from.section)
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
    if (blocks.length === 0) return
    last.dispatch('translation', callStep(appendLines(last.state('translation'), blocks), 'paste'))
    made()
  } finally {
    for (const letGo of held) letGo()
  }
}
