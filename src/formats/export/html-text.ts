import type { MarkColour, MarkShape } from '#domain/annotation'
import { withoutControls } from '#domain/text/control-characters'
import { formats, type Format, type RichText, type Span } from '#domain/rich-text'
import { withAround, type Around, type SourceText } from './looks.ts'
import { piecesOf } from './pieces.ts'
import type { Mark } from './survey.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** `text` as it may stand in an HTML document, between tags or in a quoted attribute; without control characters, which may not. */
export const escapeHtml = (text: string): string =>
  withoutControls(text).replaceAll(/[&<>"']/g, character => entities[character] ?? character)

const elements: Readonly<Record<Format, string>> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
}

/** How a mark is drawn whose category is gone. */
const unnamed: { readonly colour: MarkColour; readonly shape: MarkShape } = {
  colour: 'grey',
  shape: 'underline',
}

/**
 * Formatted text with its marks drawn: each is an element of its own round every piece
 * it lies over, so that marks which overlap are all to be seen, and a number that leads
 * to its note stands where it ends.
 */
export function htmlText(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[] = [],
): string {
  return piecesOf<Span | Mark | Around>(text, [...marks, ...spans, ...around])
    .map(({ text, start, end, over }) => {
      const looks = formats.filter(format =>
        over.some(it => 'format' in it && it.format === format),
      )
      const words = looks.reduceRight((inner, look) => element(elements[look], inner), lines(text))
      const drawn = over.filter(it => 'number' in it)
      const marked = drawn.reduceRight((inner, mark, depth) => {
        const { colour, shape } = mark.category ?? unnamed
        const id = mark.start === start ? ` id="mark-${mark.number}-${mark.part}"` : ''
        return `<mark class="${shape} ${colour} over-${Math.min(drawn.length - 1 - depth, 3)}"${id}>${inner}</mark>`
      }, words)
      const numbers = drawn.filter(mark => mark.isLast && mark.end === end).map(reference)
      const address = ({ note }: { readonly note: string }) => `#${note}`
      return withAround(marked, { start, end }, around, escapeHtml, address) + numbers.join('')
    })
    .join('')
}

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`

const lines = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>')

const reference = ({ number }: Mark): string =>
  `<sup class="reference"><a href="#note-${number}">${number}</a></sup>`
