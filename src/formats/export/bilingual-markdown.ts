/**
 * Exports a book with its translation as Markdown: each paragraph is followed by its translation as
 * a quotation. Marks and notes are footnotes.
 */
import type { Range, Side } from '#domain/anchor'
import { formats, type Format, plain, type RichText, type Span } from '#domain/rich-text'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { exportSides, sidesIn } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import { headOf } from './export-head.ts'
import type { ExportLabels, Exporter, Project } from './exporter.ts'
import { escapeHtml } from './html-text.ts'
import { sourceText, withAround, type AroundWriter, type SourceText } from './looks.ts'
import { escapeMarkdown, formatMarkdown, hardBreaks } from './markdown-text.ts'
import { piecesOf } from './pieces.ts'
import { isOutside } from '#domain/notes/link-target'
import { noteMarkdown } from './note-markdown.ts'
import { bookLink, markLink } from './place-links.ts'
import { namesOf } from './mark-names.ts'
import { stateWords } from './state-words.ts'
import { surveyed, type Mark, type ExportSurvey } from './survey.ts'

export const bilingualMarkdown: Exporter = {
  extension: 'md',
  offers: {
    sides: exportSides,
    order: true,
    marks: true,
    states: true,
    links: true,
    preview: 'text',
  },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const { chapters } = project
  const survey = yield* surveyed(project)
  const { title, translated, source } = headOf(project)
  const link = bookLink(project)
  const back = link === null ? [] : [`[Duizhao](${link})`]
  yield `# ${oneLine(title)}`
  if (translated.length > 0) yield `\n\n> ${translated.map(oneLine).join('\\\n> ')}`
  yield `\n\n${[...source.map(oneLine), ...back].join('\\\n')}`
  for (const chapter of chapters)
    for (const paragraph of chapter)
      for (const block of pair(paragraph, project, labels, survey)) yield `\n\n${block}`
  for (const block of notes(survey, project, labels)) yield `\n\n${block}`
  yield '\n'
}

function pair(
  paragraph: Paragraph,
  { translations, sides, leads }: Project,
  labels: ExportLabels,
  survey: ExportSurvey,
): readonly string[] {
  const { id, level } = paragraph
  const translation = translations.get(id)
  const rich = translation?.content ?? plain('')
  const state = stateWords(translation, labels)
  const words = state === null ? [] : [`*(${oneLine(state)})*`]
  const lines: Readonly<Record<Side, readonly string[]>> = {
    source: [inline(sourceText(paragraph), survey.marks(id, 'source'))],
    translation: [inline(rich, survey.marks(id, 'translation'))].filter(text => text.trim() !== ''),
  }
  return sidesIn(sides, leads).flatMap((side, i) => {
    const said = side === 'translation' ? words : []
    if (i === 0) return [...lines[side].map(text => block(text, level)), ...said]
    const quotation = [...lines[side].map(text => hardBreaks(text, '> ')), ...said].join('\n>\n> ')
    return quotation === '' ? [] : [`> ${quotation}`]
  })
}

const block = (markdown: string, level: number | undefined): string =>
  level === undefined ? hardBreaks(markdown, '') : heading(level, markdown)

/** The book's title has level 1. Markdown has six levels, and a heading has one line. */
const heading = (level: number, markdown: string): string =>
  `${'#'.repeat(Math.min(level + 1, 6))} ${markdown.replaceAll('\n', ' ')}`

/**
 * Returns formatted text with the numbers of the marks that end in it. Its line breaks are not hard
 * yet.
 */
function inline(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[],
  linkTo: LinkWriter = outsideLink,
): string {
  if (text === '') return marks.flatMap(({ sign, number }) => signOf(sign, number)).join('')
  // The text is cut only at numbers and at the edges of marked words: if `1` and `.` were two
  // pieces, neither would be escaped.
  const ends = marks.flatMap(({ sign }) => (sign === null ? [] : { start: 0, end: sign }))
  const marked = drawnOnly(marks)
  const pieces = piecesOf<Span | Range>(text, [...spans, ...around, ...ends, ...marked])
  const looks = pieces.map(({ over }) =>
    formats.filter(format => over.some(span => 'format' in span && span.format === format)),
  )
  let atLineStart = true
  return pieces
    .map((piece, i) => {
      const isAlone = isPlain(looks[i - 1]) && isPlain(looks[i + 1])
      const escaped = escapeMarkdown(piece.text, atLineStart)
      atLineStart = piece.text.endsWith('\n')
      const numbers = marks.flatMap(({ sign, number }) =>
        sign === piece.end ? signOf(sign, number) : [],
      )
      const written = formatMarkdown(escaped, piece.text, looks[i] ?? [], isAlone)
      const link = piece.over.find(it => 'target' in it)
      const linked = link ? linkTo(written, link.target, piece.text) : written
      const isMarked = piece.over.some(range => marked.some(one => one === range))
      const drawn = isMarked ? `<mark>${linked}</mark>` : linked
      return withAround(drawn, piece, around, writer) + numbers.join('')
    })
    .join('')
}

const signOf = (sign: number | null, number: number | null): readonly string[] =>
  sign === null || number === null ? [] : [`[^${number}]`]

/** The words that are marked without a note, as ranges of which no two touch. */
function drawnOnly(marks: readonly Mark[]): readonly Range[] {
  const ranges: { start: number; end: number }[] = []
  for (const { number, isAbout, start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (number !== null || isAbout) continue
    const last = ranges.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

const writer: AroundWriter = {
  escape: text => escapeMarkdown(text, false),
  attribute: text => escapeHtml(text.replaceAll(/\s+/g, ' ')),
  link: () => null,
}

const isPlain = (formats: readonly Format[] = []): boolean => formats.length === 0

function* notes(
  { numbered, orphans }: ExportSurvey,
  project: Project,
  labels: ExportLabels,
): Generator<string> {
  if (numbered.length + orphans.length === 0) return
  yield `## ${oneLine(labels.notes)}`
  for (const entry of numbered) yield footnote(entry, project, labels)
  if (orphans.length === 0) return
  const lost = orphans.map(annotation => {
    const category = project.categories.get(annotation.category)
    const words = [labels.orphan, ...namesOf(annotation, category, labels)].map(oneLine).join(', ')
    return `- ${quotesOf(annotation)} (${words})${noteText(annotation, labels, '  ')}`
  })
  yield lost.join('\n')
}

function footnote(
  { number, annotation, category }: ExportSurvey['numbered'][number],
  project: Project,
  labels: ExportLabels,
): string {
  const link = markLink(project, annotation.id)
  const place = link === null ? '' : ` [¶ ${annotation.index + 1}](${link})`
  const names = namesOf(annotation, category, labels).map(oneLine).join(', ')
  const words = annotation.scope ? oneLine(labels.place(annotation)) : quotesOf(annotation)
  return `[^${number}]: ${words}${names && ` (${names})`}${place}${noteText(annotation, labels, '    ')}`
}

const quotesOf = (annotation: Annotation): string =>
  halvesOf(annotation)
    .map(({ anchors }) => anchors.map(({ quote }) => `“${oneLine(quote.exact)}”`).join(' … '))
    .join(' ⇄ ')

/** Returns a link as Markdown: of its words as Markdown, its target, and its words as they are. */
export type LinkWriter = (written: string, target: string, words: string) => string

/** A link out of the library; of one into it only the words are kept. */
export const outsideLink: LinkWriter = (written, target) =>
  isOutside(target) ? `[${written}](<${target}>)` : written

/** Returns formatted text as Markdown. Its line breaks are not hard yet. */
export const richMarkdown = (rich: RichText, linkTo: LinkWriter = outsideLink): string =>
  inline(rich, [], linkTo)

/** Returns the paragraphs of a note and its tags, indented as parts of the item before them. */
const noteText = ({ note, tags }: Annotation, labels: ExportLabels, indent: string): string =>
  [
    ...noteMarkdown(note, indent, richMarkdown),
    ...(tags.length === 0 ? [] : [`${oneLine(labels.tags)} ${tags.map(oneLine).join(' · ')}`]),
  ]
    .map(markdown => `\n\n${indent}${markdown}`)
    .join('')

const oneLine = (text: string): string =>
  escapeMarkdown(text.trim().replaceAll(/\s*\n\s*/g, ' '), true)
