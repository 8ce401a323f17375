import type { SectionEditor } from '#editor/section-editor'
import type { ShownPair } from '#services/sentences/sentences'

/** Returns a pair of a section as it is now; null if it is hidden. */
export function shownPair(editor: SectionEditor, pair: number): ShownPair | null {
  const paragraph = editor.paragraphs[pair]
  if (!paragraph || paragraph.isHidden) return null
  return {
    id: paragraph.id,
    index: editor.section.offset + pair,
    source: editor.text('source', pair),
    translation: editor.text('translation', pair),
  }
}
