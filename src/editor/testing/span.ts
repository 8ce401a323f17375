import { rangeIn } from '#domain/text/book-selection'
import type { Shown } from './shown.ts'

/** The selected words, paragraph after paragraph, as the selection says it. */
export function selectedUnits({ spread, editors }: Shown): string {
  const { range } = spread.selection
  if (!range) return ''
  return editors
    .flatMap(editor =>
      editor.paragraphs.map((_, pair) => {
        const text = editor.text(range.side, pair)
        const part = rangeIn(range, editor.section.offset + pair, text.length)
        return part ? text.slice(part.start, part.end) : ''
      }),
    )
    .join('')
}
