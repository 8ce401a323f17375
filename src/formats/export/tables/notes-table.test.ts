import { anchorAt, type Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import type { Project } from '../exporter.ts'
import { notesTable } from './notes-table.ts'
import { written as whole } from '../written-testing.ts'

const written = (project: Project) => whole(notesTable, project, sampleLabels)

/** The rows of a table whose cells are all quoted. */
const rows = (csv: string) =>
  Array.from(csv.replace('\ufeff', '').matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/g), ([, row = '']) =>
    Array.from(row.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = '']) => cell.replaceAll('""', '"')),
  )

it('has a row for each annotation under the names of the columns, orphans last', () => {
  const csv = written(sampleProject)
  const [head = [], ...body] = rows(csv)
  expect(csv.startsWith('\ufeff"number","paragraph",')).toBe(true)
  expect(body).toHaveLength(7)
  expect(body.every(row => row.length === head.length)).toBe(true)
  const records = body.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))
  expect(records[0]).toMatchObject({
    number: '1',
    paragraph: '2',
    chapter: '一、春',
    side: 'Source',
    words: '一滴*落下，像𠮷祥的钟声。 … 1. 我数着它们',
    kind: 'note',
    note: 'Two paragraphs.',
  })
  expect(records.at(-1)).toMatchObject({ number: '', paragraph: 'Lost its place', state: '' })
})

it('has the words of the other side, and the fields that only a kind has', () => {
  const [a3] = sampleProject.annotations.filter(({ id }) => id === 'a3')
  const [a2] = sampleProject.annotations.filter(({ id }) => id === 'a2')
  if (!a2 || !a3) throw new Error('no annotation')
  const pair: Annotation = {
    ...a2,
    kind: 'emendation',
    reading: '吉祥',
    witness: '别本',
    counterpart: { index: a3.index, anchors: a3.anchors },
  }
  const [head = [], row = []] = rows(written({ ...sampleProject, annotations: [pair] }))
  const record = Object.fromEntries(head.map((name, i) => [name, row[i]]))
  expect(record['linked']).toBe('drop by drop')
  expect(record['details']).toContain('吉祥')
  expect(record['details']).toContain('别本')
})

it('has the sentence that the words are in, and the one that translates it', () => {
  const [first] = sampleProject.annotations
  const id = paragraphId('p')
  const source = '春天来了。山里下着小雨，没有人出门。燕子还没有回来。'
  const translation = 'Spring came. It rained in the hills and nobody went out. No swallows yet.'
  const marked = (side: Side, text: string, words: string): Annotation => {
    const start = text.indexOf(words)
    return { ...first!, side, index: 0, anchors: [anchorAt(id, text, start, start + words.length)] }
  }
  const annotations = [
    marked('source', source, '小雨'),
    { ...marked('translation', translation, 'swallows'), id: annotationId('other') },
  ]
  const project: Project = {
    ...sampleProject,
    chapters: [[{ id, kind: 'body', text: source }]],
    translations: new Map([[id, { content: plain(translation), state: 'done' }]]),
    annotations,
  }
  expect(rows(written(project)).map(row => row.slice(-2))).toEqual([
    ['sentence', 'sentence translation'],
    ['山里下着小雨，没有人出门。', 'It rained in the hills and nobody went out.'],
    ['燕子还没有回来。', 'No swallows yet.'],
  ])
})

it.each(['=1+1', '＝1+1', '\n=1'])('runs no formula: %j', words => {
  const [first] = sampleProject.annotations
  if (!first) throw new Error('no annotation')
  const csv = written({
    ...sampleProject,
    annotations: [{ ...first, kind: 'note', note: [plain(words)] }],
  })
  expect(csv).toContain(`"'${words}"`)
})

it('keeps quotation marks, commas and line breaks inside their cells', () => {
  const [first] = sampleProject.annotations
  if (!first) throw new Error('no annotation')
  const note = [plain('a "b", c\nd'), plain('e')]
  const csv = written({ ...sampleProject, annotations: [{ ...first, kind: 'note', note }] })
  expect(rows(csv)[1]).toContain('a "b", c\nd\n\ne')
})
