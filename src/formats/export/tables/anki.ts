/**
 * Exports marks as cards for Anki, in its text form with a head. Each card has a name of its own,
 * so that a second import changes cards and doubles none. The head names no columns and no type of
 * card, because Anki matches names to its fields, which other languages call otherwise.
 */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { kindWordsOf } from '#domain/kinds/index'
import { addressOf } from '#domain/notes/place'
import { isBlank } from '#domain/rich-text'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { escapeHtml } from '../html-text.ts'
import { noteHtml } from '../note-html.ts'
import { surveyed, type Quoted } from '../survey.ts'
import { exportedTexts } from '../web-annotations.ts'

export const anki: Exporter = {
  extension: 'txt',
  offers: { sides: ['both'], order: false, marks: true, states: true, preview: 'text' },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const survey = yield* surveyed(project)
  const textOf = yield* exportedTexts(project)
  const deck = project.book.title.replaceAll(/[\s:]+/g, ' ').trim()
  yield '#separator:tab\n#html:true\n'
  yield `#deck:Duizhao::${deck}\n#guid column:1\n#tags column:4\n`
  for (const { annotation, quotes } of survey.located) {
    const placed = quotes.filter(isPlaced)
    // A mark without words asks nothing.
    if (annotation.scope !== undefined || placed.length === 0) continue
    yield card(annotation, placed, project, { labels, textOf })
  }
}

type Placed = Quoted & { readonly range: NonNullable<Quoted['range']> }

const isPlaced = (quoted: Quoted): quoted is Placed => quoted.range !== null

type TextOf = (paragraph: Quoted['anchor']['paragraphId'], side: Side) => string

function card(
  annotation: Annotation,
  placed: readonly Placed[],
  { book, numberOf }: Project,
  { labels, textOf }: { readonly labels: ExportLabels; readonly textOf: TextOf },
): string {
  const own = placed.filter(({ side }) => side === placed[0]?.side)
  const front = own.map(({ anchor }) => htmlLines(anchor.quote.exact)).join(' … ')
  const ids = [...new Set(own.map(({ anchor }) => anchor.paragraphId))]
  const paragraphs = ids.map(id => {
    const marks = placed.filter(({ anchor }) => anchor.paragraphId === id)
    const on = (side: Side) =>
      bold(
        textOf(id, side),
        marks.filter(one => one.side === side),
      )
    return [on('source'), on('translation')].filter(text => text !== '').join('<hr>')
  })
  const details = kindWordsOf(annotation).flatMap(({ name, text }) =>
    text === '' ? [] : [htmlLines(`${labels.kindWord(name)}: ${text}`)],
  )
  const note = annotation.note.every(isBlank) ? [] : [noteHtml(annotation.note)]
  const address = addressOf({ kind: 'mark', book: book.id, mark: annotation.id })
  const [first] = ids
  const place = first === undefined ? '' : `¶ ${numberOf(first)}`
  const link = `<a href="${escapeHtml(address)}">${escapeHtml(`${book.title} ${place}`.trim())}</a>`
  const back = [paragraphs.join('<hr>'), ...details, ...note, link].join('<hr>')
  const tags = ['duizhao', ...annotation.tags.map(tag => tag.replaceAll(/\s+/g, '_'))].join(' ')
  return `${[`duizhao-${annotation.id}`, front, back, tags].map(ankiField).join('\t')}\n`
}

/** Returns `text` with the words of `marks` in bold. */
function bold(text: string, marks: readonly Placed[]): string {
  let written = ''
  let at = 0
  for (const { range } of marks.toSorted((a, b) => a.range.start - b.range.start)) {
    const start = Math.max(range.start, at)
    if (start >= range.end) continue
    written += `${htmlLines(text.slice(at, start))}<b>${htmlLines(text.slice(start, range.end))}</b>`
    at = range.end
  }
  return written + htmlLines(text.slice(at))
}

/** Returns `text` as HTML with its line breaks. */
export const htmlLines = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>')

/** Returns `text` as a field of Anki's text form; one with the signs of the form is quoted. */
export const ankiField = (text: string): string =>
  /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
