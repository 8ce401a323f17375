import type { NoteBody } from '#domain/annotation'
import { deepestItem, listItem, type NoteForm } from '#domain/notes/block'
import { formats, fromRuns, plain, runsOf, type RichText } from '#domain/rich-text'
import type { Node } from 'prosemirror-model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'
import { noteDoc, noteOf } from './note-doc.ts'

const letters = fc.constantFrom('航', '天', '𠮷', 'a', ' ', '\n', '，')
const words = fc.string({ unit: letters, minLength: 1 })
const target = fc.constantFrom('https://example.org/', 'mailto:a@b.c', 'duizhao:mark/a')
const run = fc
  .record({ text: words, formats: fc.subarray([...formats]), link: fc.option(target) })
  .map(({ link, ...rest }) => ({ ...rest, ...(link !== null && { link }) }))
const richText: fc.Arbitrary<RichText> = fc.array(run, { maxLength: 6 }).map(fromRuns)

const depth = fc.nat(deepestItem)
const block: fc.Arbitrary<NoteForm> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3) }),
  fc
    .tuple(fc.constantFrom('bullet', 'number', 'check'), depth, fc.boolean())
    .map(of => listItem(...of)),
  fc.record({ kind: fc.constant('quotation' as const) }),
)
const paragraph = fc.oneof(
  richText,
  fc.tuple(richText, block).map(([rich, form]) => ({ ...rich, block: form })),
  words.map(text => ({ ...plain(text), block: { kind: 'code' as const } })),
)
const isWhole = (body: NoteBody) => body.at(-1)?.text.trim() !== ''
const note: fc.Arbitrary<NoteBody> = fc.array(paragraph, { maxLength: 5 }).filter(isWhole)

/** A child of a document, made without the stored form. */
const child: fc.Arbitrary<Node> = fc
  .tuple(fc.option(block), fc.array(fc.tuple(words, fc.subarray([...formats]), fc.option(target))))
  .map(([form, runs]) => {
    const content = runs.flatMap(([text, names, link]) => {
      const marks = [
        ...names.map(name => noteSchema.mark(name)),
        ...(link === null ? [] : [noteSchema.mark('link', { target: link })]),
      ]
      return text
        .split('\n')
        .flatMap((line, i) => [
          ...(i > 0 ? [noteSchema.node('lineBreak', null, [], marks)] : []),
          ...(line === '' ? [] : [noteSchema.text(line, marks)]),
        ])
    })
    return noteSchema.node(
      form ? typeNames[form.kind] : 'paragraph',
      form && attributesOf(form),
      content,
    )
  })

describe('a note as a document', () => {
  it('converts back to the same note, with every form, format and link', () => {
    fc.assert(
      fc.property(note, body => {
        const doc = noteDoc(body)
        doc.check()
        expect(noteOf(doc)).toEqual(body)
      }),
    )
  })

  it('is the same document again after being stored, but for blank paragraphs at its end', () => {
    const document = fc
      .array(child, { minLength: 1, maxLength: 5 })
      .filter(children => children.at(-1)?.textContent.trim() !== '')
    fc.assert(
      fc.property(document, children => {
        const doc = noteSchema.node('doc', null, children)
        doc.check()
        expect(noteDoc(noteOf(doc)).toJSON()).toEqual(doc.toJSON())
      }),
    )
  })

  it('is stored as before if it has no forms and no new formats', () => {
    const body = [
      { text: '一二', spans: [{ format: 'superscript', start: 0, end: 1 } as const] },
      plain('三'),
    ]
    expect(JSON.stringify(noteOf(noteDoc(body)))).toBe(
      '[{"text":"一二","spans":[{"format":"superscript","start":0,"end":1}]},{"text":"三","spans":[]}]',
    )
  })

  it.each([
    ['is empty if nothing is written', [''], []],
    ['drops blank paragraphs at its end', ['一', '', ' '], ['一']],
    ['keeps a blank paragraph between two others', ['一', '', '二'], ['一', '', '二']],
  ])('%s', (_title, written, kept) => {
    expect(noteOf(noteDoc(written.map(plain)))).toEqual(kept.map(plain))
  })

  it('keeps the empty cells of a table, and drops an empty table at its end', () => {
    const cell = (row: number, column: number, text: string) => ({
      ...plain(text),
      block: { kind: 'cell' as const, row, column, columns: 2 },
    })
    const body = [plain('一'), cell(0, 0, '二'), cell(0, 1, '')]
    expect(noteOf(noteDoc(body))).toEqual(body)
    expect(noteOf(noteDoc([plain('一'), cell(0, 0, ''), cell(0, 1, ' ')]))).toEqual([plain('一')])
  })

  it('keeps formats that span a line break', () => {
    const rich: RichText = { text: '一\n二', spans: [{ format: 'emphasis', start: 0, end: 3 }] }
    expect(runsOf(noteOf(noteDoc([rich]))[0]!)).toEqual([{ text: '一\n二', formats: ['emphasis'] }])
  })
})
