import type { Range } from '#domain/anchor'
import type { MarkColour, MarkShape } from '#domain/annotation'
import { withoutControls } from '#domain/text/control-characters'
import { formats, type Format, type RichText, type Span } from '#domain/rich-text'
import { isOutside } from '#domain/notes/link-target'
import { withAround, type Around, type AroundWriter, type SourceText } from './looks.ts'
import { piecesOf } from './pieces.ts'
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

/** The text before a sign, which is cut there. */
interface UpToSign extends Range {
  readonly isSign: true
}

/**
 * Returns formatted text with its marks. Each mark is an element around every piece that it covers,
 * so that overlapping marks all show, and ends with a number that links to its note.
 */
export function htmlText(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[] = [],
): string {
  const signs = marks.flatMap(({ sign }): readonly UpToSign[] =>
    sign === null ? [] : [{ start: 0, end: sign, isSign: true }],
  )
  return piecesOf<Span | Mark | Around | UpToSign>(text, [...marks, ...spans, ...around, ...signs])
    .map(({ text, start, end, over }) => {
      const looks = formats.filter(format =>
        over.some(it => 'format' in it && it.format === format),
      )
      const words = looks.reduceRight((inner, look) => element(elements[look], inner), lines(text))
      const link = over.find(it => 'target' in it)
      const linked = link && isOutside(link.target) ? anchor(link.target, words) : words
      const drawn = over.filter(it => 'isAbout' in it).filter(mark => !mark.isAbout)
      const marked = drawn.reduceRight((inner, mark, depth) => {
        const { colour, shape } = mark.category ?? unnamed
        const isLinked = mark.number !== null && mark.start === start
        const id = isLinked ? ` id="mark-${mark.number}-${mark.part}"` : ''
        return `<mark class="${shape} ${colour} over-${Math.min(drawn.length - 1 - depth, 3)}"${id}>${inner}</mark>`
      }, linked)
      const numbers = marks.filter(({ sign }) => sign === end).map(reference)
      return withAround(marked, { start, end }, around, writer) + numbers.join('')
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
