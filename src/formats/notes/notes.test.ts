import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locate } from '#domain/anchor'
import { kindFieldsOf } from '#domain/kinds/index'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { webAnnotations } from '../export/web-annotations.ts'
import { colourOf, noteOfText, timeOf } from './brought-note.ts'
import { readNotes } from './index.ts'
import { noteOfHtml } from './note-html.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (value: unknown) =>
  readNotes(utf8(typeof value === 'string' ? value : JSON.stringify(value)))

describe('an export of this program', () => {
  const brought = read([...webAnnotations.write(sampleProject, sampleLabels)].join(''))
  const exported = sampleProject.annotations.filter(({ deletedAt }) => deletedAt === null)

  it('is read back with every field', () => {
    expect(brought?.format).toBe('webAnnotations')
    expect(brought?.damaged).toBe(0)
    expect(brought?.notes).toHaveLength(exported.length)
    for (const annotation of exported) {
      const note = brought?.notes.find(({ own }) => own?.id === annotation.id)
      expect(note?.own).toEqual({
        id: annotation.id,
        kind: kindFieldsOf(annotation),
        category: annotation.category,
        about: null,
        isStandalone: false,
      })
      expect(note?.note).toEqual(annotation.note.filter(({ text }) => text !== ''))
      expect(note?.tags).toEqual(annotation.tags)
      expect([note?.createdAt, note?.updatedAt]).toEqual([
        annotation.createdAt,
        annotation.updatedAt,
      ])
    }
  })

  it('has each quote with its paragraph, and its position unless it is an orphan', () => {
    for (const annotation of exported) {
      const note = brought?.notes.find(({ own }) => own?.id === annotation.id)
      expect(note?.quotes.map(({ exact, prefix, suffix }) => ({ exact, prefix, suffix }))).toEqual(
        annotation.anchors.map(({ quote }) => quote),
      )
      for (const [i, quote] of (note?.quotes ?? []).entries()) {
        const { paragraphId } = annotation.anchors[i] ?? {}
        expect(quote.place).toMatchObject({
          bookId: sampleProject.book.id,
          side: annotation.side,
          paragraphId,
        })
        expect(quote.place?.points === null).toBe(annotation.id === 'a5')
      }
    }
  })

  it('has quotes that are found where they were', () => {
    const texts = new Map(sampleProject.chapters.flat().map(({ id, text }) => [id, text]))
    const anchors = exported.filter(({ side }) => side === 'source').flatMap(a => a.anchors)
    expect(anchors.length).toBeGreaterThan(3)
    for (const anchor of anchors)
      expect(locate(anchor, texts.get(anchor.paragraphId) ?? '')).not.toBe(null)
  })
})

describe('Web Annotations of other programs', () => {
  const annotation = (more: object) => ({ type: 'Annotation', id: 'http://a/1', ...more })
  const quoted = {
    source: 'http://book.example/1',
    selector: {
      type: 'RangeSelector',
      refinedBy: { type: 'TextQuoteSelector', exact: '山', prefix: '春' },
    },
  }

  it.each([
    ['one annotation', annotation({ target: quoted })],
    ['a list', [annotation({ target: quoted })]],
    ['a page', { type: ['AnnotationPage'], items: [annotation({ target: [quoted] })] }],
    [
      'a collection',
      {
        type: 'AnnotationCollection',
        first: { type: 'AnnotationPage', items: [annotation({ target: [quoted] })] },
      },
    ],
  ])('are read from %s', (_name, file) => {
    expect(read(file)?.notes).toMatchObject([
      { name: 'http://a/1', quotes: [{ exact: '山', prefix: '春', suffix: '', place: null }] },
    ])
  })

  it.each([
    ['text', { body: { type: 'TextualBody', value: 'a\n\nb' } }, ['a', 'b']],
    ['HTML', { body: [{ value: '<p>a<p>b', format: 'text/html' }] }, ['a', 'b']],
    ['a value', { bodyValue: 'a' }, ['a']],
    ['an address', { body: 'http://x' }, ['http://x']],
    ['tags only', { body: [{ value: 't', purpose: 'tagging' }] }, []],
  ])('have a note from %s', (_name, body, texts) => {
    const note = read(annotation({ ...body, target: quoted }))?.notes[0]?.note
    expect(note?.map(({ text }) => text)).toEqual(texts)
  })

  it('are damaged without a target, and left out and counted', () => {
    expect(read([annotation({}), annotation({ target: quoted })])).toMatchObject({
      damaged: 1,
      notes: [{}],
    })
  })

  it.each(['urn:duizhao:book:../x:source:p1', 'urn:duizhao:book:b1:middle:p1', 7])(
    'have no place of ours from the source %s',
    source => {
      const note = read(annotation({ target: { ...quoted, source } }))
      expect(note?.notes[0]?.quotes[0]?.place).toBe(null)
    },
  )
})

it('reads an export of Hypothesis, with replies in the note that they belong to', () => {
  const selector = [
    { type: 'TextPositionSelector', start: 4, end: 7 },
    { type: 'TextQuoteSelector', exact: '山里', prefix: '春', suffix: '的' },
  ]
  const first = { id: 'a', text: 'One.', tags: ['t'], created: '2026-01-01T00:00:00+00:00' }
  const file = {
    annotations: [
      { ...first, target: [{ selector }] },
      { id: 'b', user: 'acct:ann@host', text: 'Two.', references: ['a'], target: [{}] },
      { id: 'c', text: 'A note on the page.', target: [{ source: 'x' }] },
      { id: 5, target: [] },
    ],
  }
  expect(read(file)).toMatchObject({
    format: 'hypothesis',
    damaged: 1,
    notes: [
      {
        name: 'hypothesis:a',
        quotes: [{ exact: '山里', prefix: '春', suffix: '的', place: null }],
        note: [{ text: 'One.' }, { text: 'ann: Two.' }],
        tags: ['t'],
        createdAt: Date.UTC(2026, 0, 1),
      },
      { name: 'hypothesis:c', quotes: [], note: [{ text: 'A note on the page.' }] },
    ],
  })
})

it('reads an export of Readest, whose bookmarks quote nothing', () => {
  const file = {
    $format: 'readest-annotations',
    annotations: [
      { id: 'x', type: 'annotation', cfi: 'epubcfi(/6)', text: '山里', note: 'n', color: 'yellow' },
      { id: 'y', type: 'bookmark', cfi: 'epubcfi(/6)', text: 'Chapter 1', note: '' },
      { id: 'z', type: 'bookmark', cfi: 'epubcfi(/6)', text: 'Chapter 1', note: 'kept' },
    ],
  }
  expect(read(file)).toMatchObject({
    format: 'readest',
    damaged: 1,
    notes: [
      { name: 'readest:x', quotes: [{ exact: '山里' }], colour: 'amber', note: [{ text: 'n' }] },
      { name: 'readest:z', quotes: [], note: [{ text: 'kept' }] },
    ],
  })
})

it('reads the annotations in a note of Zotero, in HTML and in Markdown', () => {
  const data = encodeURIComponent(JSON.stringify({ annotationKey: 'AB12', color: '#5fb236' }))
  const html =
    `<div data-schema-version="9"><h1>Annotations</h1><p><span class="highlight" ` +
    `data-annotation="${data}">“山里的春天”</span> <span class="citation" data-citation="x">` +
    `(<span>Anon, p. 3</span>)</span> Why late?</p><p>Only words.</p></div>`
  const link = 'zotero://open-pdf/library/items/X?page=1&annotation=AB12'
  const markdown = `# Annotations\n\n“山里的春天” ([Anon, p. 3](zotero://select/library/items/X)) ([pdf](${link})) Why late?\n`
  const expected = {
    format: 'zotero',
    notes: [
      { name: 'zotero:AB12', quotes: [{ exact: '山里的春天' }], note: [{ text: 'Why late?' }] },
    ],
  }
  expect(read(html)).toMatchObject(expected)
  expect(read(html)?.notes[0]?.colour).toBe('green')
  expect(read(markdown)).toMatchObject(expected)
})

it('reads every annotation in a paragraph of Zotero’s, each with the comment behind it', () => {
  const mark = (words: string) => `<span class="highlight" data-annotation="x">“${words}”</span>`
  const html = `<p>${mark('山里')} one ${mark('春天')} <span data-citation="x">(A)</span> two</p>`
  expect(read(html)?.notes).toMatchObject([
    { quotes: [{ exact: '山里' }], note: [{ text: 'one' }] },
    { quotes: [{ exact: '春天' }], note: [{ text: 'two' }] },
  ])
})

it('keeps the wide spaces with which Chinese paragraphs begin', () => {
  expect(noteOfHtml('<p>　　山里\n  的春天</p>')).toMatchObject([{ text: '　　山里 的春天' }])
})

it.each([
  ['nothing', ''],
  ['a text', '山里的春天来得晚。'],
  ['other JSON', { a: [1, 2], annotations: 'x' }],
  ['a list of numbers', [1, 2]],
  ['rows of something else', { rows: [{ id: 1 }] }],
  ['a page', '<p>Hello <b>there</b></p>'],
])('%s has no notes', (_name, file) => {
  expect(read(file)).toBe(null)
})

it('never throws on any JSON or bytes, nor on deep nesting', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), json => void read(json ?? '')))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => void readNotes(bytes)))
  const deep = 5000
  const nested = `${'{"type":"x","refinedBy":'.repeat(deep)}null${'}'.repeat(deep)}`
  expect(
    read(`{"type":"Annotation","bodyValue":"b","target":{"selector":${nested}}}`)?.notes,
  ).toHaveLength(1)
})

it('reads the paragraphs, lines, forms and formats of HTML, and nothing that is hidden', () => {
  expect(
    noteOfHtml(
      '<h1>A</h1><ul><li>one <b>t<i>w</i>o</b>\n three<br> x</ul><script>no</script>&amp;',
    ),
  ).toEqual([
    { text: 'A', spans: [], block: { kind: 'heading', level: 1 } },
    {
      block: { kind: 'item', list: 'bullet', depth: 0 },
      text: 'one two three\nx',
      spans: [
        { format: 'strong', start: 4, end: 7 },
        { format: 'emphasis', start: 5, end: 6 },
      ],
    },
    { text: '&', spans: [] },
  ])
})

it.each([
  ['yellow', 'amber'],
  ['#ffd400', 'amber'],
  ['#ff6666', 'rose'],
  ['#5fb236', 'green'],
  ['#2ea8e5', 'blue'],
  ['#a28ae5', 'violet'],
  ['#e56eee', 'violet'],
  ['#f19837', 'orange'],
  ['#aaaaaa', 'grey'],
  ['transparent', null],
  [7, null],
])('the colour %s is our %s', (written, ours) => {
  expect(colourOf(written)).toBe(ours)
})

it('divides text into paragraphs at empty lines, and takes only times that can be shown', () => {
  expect(noteOfText(' a\r\nb\n \n\n c\0 \n')).toEqual([
    { text: 'a\nb', spans: [] },
    { text: 'c', spans: [] },
  ])
  expect([timeOf('x'), timeOf(1e300), timeOf(5.5), timeOf(-1)]).toEqual([null, null, 5, null])
})
