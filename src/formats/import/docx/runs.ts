/** What runs of a document say of their words, and the paragraphs that come of them. */
import type { TextBlock } from '../structured/blocks.ts'
import type { DraftInline } from '../draft.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { shifted, type BuiltText, type Look } from '../structured/text-builder.ts'
import type { Style } from './styles.ts'
import { isOn, valueIn } from './words.ts'

/** How a run's words look: as it says itself, else as its style does. */
export function runLooks(properties: Element | undefined, style: Style): readonly Look[] {
  const looks: Look[] = []
  if (isOn(properties, 'b') ?? style.bold) looks.push({ kind: 'strong' })
  if (isOn(properties, 'i') ?? style.italic) looks.push({ kind: 'emphasis' })
  if (valueIn(properties, 'vertAlign') === 'superscript') looks.push({ kind: 'superscript' })
  return looks
}

/** The letters and signs of a formula in a line. */
export const formulaOf = (content: Content): string =>
  isElement(content)
    ? content.name === 't'
      ? textOf(content)
      : content.children.filter(isElement).map(formulaOf).join('')
    : ''

/** A built text as paragraphs: two line breaks part it, as they do for the eye. */
export function partedAtBreaks({ text: whole, inlines: all }: BuiltText): readonly BuiltText[] {
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

/** The sign of a note is raised by itself. */
const withoutRaisedSigns = (inlines: readonly DraftInline[]): readonly DraftInline[] => {
  const signs = inlines.filter(({ kind }) => kind === 'noteReference')
  return inlines.filter(
    ({ kind, start, end }) =>
      kind === 'noteReference' || !signs.some(sign => sign.start <= start && sign.end >= end),
  )
}

/** Word cuts one stretch of bold into many runs. */
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

/** Verse is a paragraph a line. */
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
