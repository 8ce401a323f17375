/** The looks of runs, and the paragraphs that runs build. */
import type { TextBlock } from '../structured/blocks.ts'
import type { DraftInline } from '../draft.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { shifted, type BuiltText, type Look } from '../structured/text-builder.ts'
import type { Style } from './styles.ts'
import { isOn, valueIn } from './words.ts'

/** Returns the looks of a run. Its own properties override its style. */
export function runLooks(properties: Element | undefined, style: Style): readonly Look[] {
  const looks: Look[] = []
  if (isOn(properties, 'b') ?? style.bold) looks.push({ kind: 'strong' })
  if (isOn(properties, 'i') ?? style.italic) looks.push({ kind: 'emphasis' })
  if (valueIn(properties, 'vertAlign') === 'superscript') looks.push({ kind: 'superscript' })
  return looks
}

/** Returns the letters and signs of a formula in one line. */
export const formulaOf = (content: Content): string =>
  isElement(content)
    ? content.name === 't'
      ? textOf(content)
      : content.children.filter(isElement).map(formulaOf).join('')
    : ''

/** Divides a built text into paragraphs at double line breaks. */
export function paragraphsOf({ text: whole, inlines: all }: BuiltText): readonly BuiltText[] {
  const inlines = joined(withoutRaisedSigns(all))
  const pieces: BuiltText[] = []
  let at = 0
  for (const text of whole.split(/(\n[ \t]*\n\s*)/)) {
    const words = text.trim()
    const from = at + text.length - text.trimStart().length
    if (words !== '') pieces.push({ text: words, inlines: shifted(inlines, from, words.length) })
    at += text.length
  }
  return pieces
}

/** Removes looks from the signs of notes, which are superscript anyway. */
const withoutRaisedSigns = (inlines: readonly DraftInline[]): readonly DraftInline[] => {
  const signs = inlines.filter(({ kind }) => kind === 'noteReference')
  return inlines.filter(
    ({ kind, start, end }) =>
      kind === 'noteReference' || !signs.some(sign => sign.start <= start && sign.end >= end),
  )
}

/** Joins adjacent inlines, because Word divides one bold range into many runs. */
function joined(inlines: readonly DraftInline[]): readonly DraftInline[] {
  const out: DraftInline[] = []
  for (const inline of inlines) {
    const at = out.findLastIndex(other => other.kind === inline.kind && other.end === inline.start)
    const last = out[at]
    const isPlain = inline.kind !== 'ruby' && inline.kind !== 'noteReference'
    if (last !== undefined && isPlain) out[at] = { ...last, end: inline.end }
    else out.push(inline)
  }
  return out
}

/** Returns verse as one paragraph a line. */
export function linesOfVerse(text: string, inlines: readonly DraftInline[]): readonly TextBlock[] {
  let at = 0
  return text.split('\n').map(line => {
    const from = at + line.length - line.trimStart().length
    const words = line.trim()
    at += line.length + 1
    const own = shifted(inlines, from, words.length)
    return { type: 'text', kind: 'verse', text: words, inlines: own }
  })
}
