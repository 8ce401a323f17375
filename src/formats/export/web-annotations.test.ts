import { expect, it } from 'vitest'
import { kinds } from '#domain/kinds/index'
import { linkTo } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import type { Project } from './exporter.ts'
import { webAnnotations } from './web-annotations.ts'
import { written as whole } from './written-testing.ts'

interface Target {
  readonly source: string
  readonly selector: readonly { readonly exact: string; start: number; end: number }[]
}

interface Item {
  readonly id: string
  readonly target: Target | readonly Target[]
}

interface Collection {
  readonly id: string
  readonly label: string
  readonly total: number
  readonly first: { readonly partOf: unknown; readonly items: readonly Item[] }
}

const written = (project: Project): Collection =>
  JSON.parse(whole(webAnnotations, project, sampleLabels))

/** The items of the export of the sample. */
const items = () => written(sampleProject).first.items

const targetsOf = (item: Item | undefined) => [item?.target ?? []].flat()

it('writes one item for each annotation that is not deleted, orphans last', () => {
  const { total, first } = written(sampleProject)
  const ids = first.items.map(({ id }) => id.split(':').at(-1))
  expect(ids.toSorted()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a7', 'a8'])
  expect(ids.at(-1)).toBe('a5')
  expect(total).toBe(ids.length)
})

it('names the collection of its page as an object, which the schemas of the W3C want', () => {
  const { id, first } = written(sampleProject)
  expect(first.partOf).toEqual({ id, type: 'AnnotationCollection' })
})

it('writes positions in code points, which have the quoted words in the paragraph', () => {
  const texts = new Map(
    sampleProject.chapters.flat().map(({ id, text }) => [`source:${id}`, Array.from(text)]),
  )
  for (const [id, { content }] of sampleProject.translations)
    texts.set(`translation:${id}`, Array.from(content.text))
  let checked = 0
  for (const { source, selector } of items().flatMap(targetsOf)) {
    const [quote, position] = selector
    if (!quote || !position) continue
    const [side, paragraph] = source.split(':').slice(-2)
    const text = texts.get(`${side}:${paragraph}`) ?? []
    expect(text.slice(position.start, position.end).join('')).toBe(quote.exact)
    checked++
  }
  expect(checked).toBe(7)
})

it('gives an orphan its words and no position', () => {
  const [target] = targetsOf(items().at(-1))
  expect(target?.selector).toEqual([
    { type: 'TextQuoteSelector', exact: 'sentence', prefix: 'A ', suffix: ' that was struck.' },
  ])
})

it('has a motivation for the kind, and bodies for note, tags and category', () => {
  const byId = new Map(items().map(item => [item.id.split(':').at(-1), item]))
  expect(byId.get('a8')).toMatchObject({
    motivation: 'questioning',
    'duizhao:kind': { kind: 'question', answered: true },
    body: [
      { value: 'Who?', format: 'text/plain', purpose: 'commenting' },
      { value: '<p dir="auto">Who?</p>', format: 'text/html', purpose: 'commenting' },
    ],
  })
  expect(byId.get('a3')).toMatchObject({
    motivation: 'highlighting',
    body: [
      { value: '拟声', purpose: 'tagging' },
      { value: 'a *bold* <tag> & #more', purpose: 'tagging' },
      { value: 'Words & <turns>', purpose: 'classifying' },
    ],
  })
})

it('writes a mark over several paragraphs as several targets', () => {
  const item = items().find(({ id }) => id.endsWith(':a1'))
  expect(targetsOf(item)).toHaveLength(2)
})

it('writes a collection without items for a book without marks', () => {
  const { total, first } = written({ ...sampleProject, annotations: [] })
  expect([total, first.items]).toEqual([0, []])
})

it('keeps a title that looks like the end of the list', () => {
  const title = 'Odd []}} title'
  const { label, first } = written({ ...sampleProject, book: { ...sampleProject.book, title } })
  expect(label).toBe(title)
  expect(first.items).toHaveLength(7)
})

it('leaves out a position in a paragraph that is not there', () => {
  const found = written({ ...sampleProject, chapters: [] }).first.items.flatMap(targetsOf)
  expect(found.every(({ selector }) => selector.length === 1)).toBe(true)
})

it('writes a pair of ranges as targets on both sides', () => {
  const [, a3, a2] = sampleProject.annotations
  if (!a3 || !a2) throw new Error('the sample has changed')
  const pair = { ...a2, counterpart: { index: a3.index, anchors: a3.anchors } }
  const [item] = written({ ...sampleProject, annotations: [pair] }).first.items
  const found = targetsOf(item).map(({ source, selector }) => [
    source.split(':').at(-2),
    selector[0]?.exact,
  ])
  expect(found).toEqual([
    ['source', '落下，像𠮷祥'],
    ['translation', 'drop by drop'],
  ])
})

it('writes a note on several passages as one item with a target for each', () => {
  const [, a3, a2, ...others] = sampleProject.annotations
  if (!a3 || !a2) throw new Error('the sample has changed')
  const address = addressOf({ kind: 'mark', book: a2.bookId, mark: a2.id })
  const passage = { ...a3, ...kinds.reference.made, note: linkTo(address, 'why') }
  const { total, first } = written({ ...sampleProject, annotations: [passage, a2, ...others] })
  const item = first.items.find(({ id }) => id.endsWith(`:${a2.id}`))
  expect(total).toBe(first.items.length)
  expect(first.items.some(({ id }) => id.endsWith(`:${a3.id}`))).toBe(false)
  expect(targetsOf(item)).toHaveLength(a2.anchors.length + a3.anchors.length)
  expect(targetsOf(item).at(-1)).toMatchObject({
    type: 'SpecificResource',
    'duizhao:passage': `urn:duizhao:annotation:${a3.id}`,
    selector: [{ exact: a3.anchors.at(-1)?.quote.exact }, {}],
  })
  expect(item).toMatchObject({ 'duizhao:passages': [{ 'duizhao:category': a3.category }] })
})
