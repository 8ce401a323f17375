import type { MarkColour, MarkShape } from '#domain/annotation'
import { withoutControls } from '#domain/text/control-characters'
import type { Format, RichText } from '#domain/rich-text'
import { withAround, type AroundWriter, type SourceText } from './looks.ts'
import { markedPieces } from './marked-pieces.ts'
import type { Mark } from './survey.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes `text` for use between tags or in a quoted attribute. Leaves out control characters,
 * which HTML forbids.
 */
export const escapeHtml = (text: string): string =>
  withoutControls(text).replaceAll(/[&<>"']/g, character => entities[character] ?? character)

const elements: Readonly<Record<Format, string>> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
}

const writer: AroundWriter = {
  escape: escapeHtml,
  attribute: escapeHtml,
  link: ({ note }) => `#${note}`,
}

/** The look of a mark whose category was deleted. */
const unnamed: { readonly colour: MarkColour; readonly shape: MarkShape } = {
  colour: 'grey',
  shape: 'underline',
}

/**
 * Returns formatted text with its marks. Each mark is an element around every piece that it covers,
 * so that overlapping marks all show, and ends with a number that links to its note. `hasPlaces`:
 * links into the library are links here, too.
 */
export function htmlText(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[] = [],
  hasPlaces = false,
): string {
  return markedPieces({ text, spans, around }, marks)
    .map(({ text, start, end, looks, link, inside, drawn, signs }) => {
      const words = looks.reduceRight((inner, look) => element(elements[look], inner), lines(text))
      const target = link ?? (hasPlaces ? inside : null)
      const linked = target === null ? words : anchor(target, words)
      const marked = drawn.reduceRight((inner, mark, depth) => {
        const { colour, shape } = mark.category ?? unnamed
        const isLinked = mark.number !== null && mark.start === start
        const id = isLinked ? ` id="mark-${mark.number}-${mark.part}"` : ''
        return `<mark class="${shape} ${colour} over-${Math.min(drawn.length - 1 - depth, 3)}"${id}>${inner}</mark>`
      }, linked)
      const numbers = signs.map(reference).join('')
      return withAround(marked, { start, end }, around, writer) + numbers
    })
    .join('')
}

const anchor = (target: string, inner: string): string =>
  `<a href="${escapeHtml(target)}" rel="noreferrer">${inner}</a>`

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`

const lines = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>')

function reference({ number, part, isAbout }: Mark): string {
  const id = isAbout ? ` id="mark-${number}-${part}"` : ''
  return `<sup class="reference"${id}><a href="#note-${number}">${number}</a></sup>`
}
