/** Marks that cover no words, in every export. */
import { markScopes, type Annotation, type CommonFields } from '#domain/annotation'
import { annotationId } from '#domain/ids'
import { placeAnchor } from '#domain/marking/scope'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { readNotes } from '../notes/index.ts'
import { bilingualHtml } from './html/bilingual-html.ts'
import { bilingualMarkdown } from './bilingual-markdown.ts'
import type { Exporter } from './exporter.ts'
import { notesTable } from './tables/notes-table.ts'
import { webAnnotations } from './web-annotations.ts'
import { written as whole } from './written-testing.ts'

const paragraphs = sampleProject.chapters.flat()
const [first] = sampleProject.annotations
const [, paragraph] = paragraphs
if (!first || !paragraph) throw new Error('the sample has changed')

const about = (id: string, change: Partial<CommonFields>): Annotation => ({
  ...first,
  id: annotationId(id),
  kind: 'note',
  index: 1,
  anchors: [placeAnchor(paragraph.id, paragraph.text)],
  note: [plain(`On ${id}.`)],
  tags: [],
  ...change,
})
const annotations: readonly Annotation[] = [
  about('s1', { scope: 'paragraph', side: 'source' }),
  about('s2', { scope: 'paragraph', side: 'translation' }),
  about('s3', { scope: 'section', side: 'source' }),
  about('s4', { scope: 'book', side: 'source' }),
]
const written = (exporter: Exporter) =>
  whole(exporter, { ...sampleProject, annotations }, sampleLabels)

it('HTML has each as a number at its paragraph, which links both ways and marks no words', () => {
  const html = written(bilingualHtml)
  expect(html).not.toContain('<mark')
  const pair = html.split('<div class="pair').find(one => one.includes(`id="${paragraph.id}"`))
  const numbers = [...(pair ?? '').matchAll(/id="mark-(\d)-1"><a href="#note-(\d)"/g)]
  expect(numbers.map(([, mark, note]) => [mark, note].join())).toEqual(['1,1', '2,2', '3,3', '4,4'])
  const [note] = html.match(/<li id="note-1">.*?<\/a>/) ?? []
  expect(note).toBe('<li id="note-1"><a href="#mark-1-1" lang="en" dir="auto">paragraph at 2</a>')
})

it('Markdown has each as a footnote with the name of its place', () => {
  const markdown = written(bilingualMarkdown)
  expect(markdown).toContain('[^1][^2][^3][^4]')
  expect(markdown).toContain('[^4]: book at 2')
})

it('the table says what each is about, and no words', () => {
  const [head = '', ...rows] = written(notesTable).split('\r\n')
  const column = head.split(',').indexOf('"scope"')
  const cells = rows.slice(0, -1).map(row => row.split('","'))
  expect(cells.map(row => row[column])).toEqual(['paragraph', 'paragraph', 'section', 'book'])
  expect(cells.map(row => row[column + 1])).toEqual(['', '', '', ''])
})

it('Web Annotations are read back with what they are about, and their evidence', () => {
  const brought = readNotes(new TextEncoder().encode(written(webAnnotations)))
  const found = brought?.notes.map(({ own, quotes }) => [own?.id, own?.about, quotes[0]?.exact])
  const evidence = annotations[0]?.anchors[0]?.quote.exact
  expect(found).toEqual(annotations.map(({ id, scope, side }) => [id, { scope, side }, evidence]))
  expect(annotations.map(({ scope }) => scope)).toEqual(['paragraph', ...markScopes])
})
