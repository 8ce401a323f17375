/**
 * What goes out to translation tools comes back equal. The file is long because each format has to
 * keep each thing.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt } from '#domain/anchor'
import { fuzzing, fuzzPatience } from '#domain/fuzz-testing'
import { bookId } from '#domain/ids'
import { plain, sameRichText, textFormats, type RichText } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import type { TranslationText } from '#domain/translation'
import { bookText } from '../../book-text.ts'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import { besideParagraphs } from '../../import/bilingual/imported-translation.ts'
import { previewImport } from '../../import/index.ts'
import type { Draft } from '../../import/draft.ts'
import { readNotes } from '../../notes/index.ts'
import type { Exporter, Project } from '../exporter.ts'
import { bytesWritten } from '../written-testing.ts'
import { epub } from '../epub/epub.ts'
import { tmx } from './tmx.ts'
import { xliff1, xliffOmegat } from './xliff1.ts'
import { xliff2 } from './xliff2.ts'

function readBack(exporter: Exporter, project: Project) {
  const bytes = bytesWritten(exporter, project, sampleLabels)
  const preview = previewImport(bytes, `稿.${exporter.extension}`)
  if (!preview.ok) throw new Error(`${preview.code} ${JSON.stringify(preview.xml)}`)
  const { text, translation } = preview
  const beside = translation ? besideParagraphs(text, translation) : []
  return { text, beside, bytes, notices: preview.notices }
}

/** Text that has broken parsers of XML, and any other. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        '<!--',
        '&amp;',
        '&#10;',
        '</seg></target>',
        '<g id="1">',
        '\n',
        '\n    ',
        '\r\n',
        '\t',
        '  ',
        '\u00a0',
        '\u2028',
        '𠮷',
        '"\'',
        '\u202e',
        '中文',
        'a',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => withoutControls(parts.join('')))
  .filter(text => text.trim() !== '')

const rich = hostile.chain(text => {
  const edge = fc.nat(text.length).filter(at => !/[\udc00-\udfff]/.test(text[at] ?? ''))
  const span = fc.record({ format: fc.constantFrom(...textFormats), start: edge, end: edge })
  return fc
    .array(span, { maxLength: 4 })
    .map((spans): RichText => ({ text, spans: spans.filter(({ start, end }) => start < end) }))
})

const draft = rich.map(({ text, spans }): Draft => {
  const inlines = spans.flatMap(({ format, start, end }) =>
    format === 'strong' || format === 'emphasis' ? [{ kind: format, start, end }] : [],
  )
  return { kind: 'body', text, ...(inlines.length > 0 && { inlines }) }
})

const states = fc.constantFrom('draft', 'done', 'check')

const projects = fc
  .array(fc.tuple(draft, fc.option(fc.tuple(rich, states))), { minLength: 1, maxLength: 5 })
  .map((pairs): Project => {
    const { book: facts } = sampleProject
    const heading: Draft = { kind: 'heading', level: 1, text: '一、春' }
    const { book, chapters } = bookText({ ...facts, text: '山居' }, [
      { title: '一、春', level: 1, paragraphs: [heading, ...pairs.map(([one]) => one)] },
    ])
    const translations = new Map(
      pairs.flatMap(([, said], i) => {
        const id = chapters[0]?.[i + 1]?.id
        return said && id ? [[id, { content: said[0], state: said[1] }] as const] : []
      }),
    )
    return { ...sampleProject, book, chapters, translations, annotations: [] }
  })

const lookless = ({ content, state }: TranslationText) => `${state} ${content.text}`

describe('XLIFF 2.1', () => {
  it(
    'comes back with the same paragraphs, looks, translations and states, whatever is in them',
    () => {
      fc.assert(
        fc.property(projects, project => {
          const { text, beside } = readBack(xliff2, project)
          const sorted = (all: Project['chapters']) =>
            all.flat().map(({ inlines = [], ...rest }) => ({
              ...rest,
              inlines: inlines.map(({ kind, start, end }) => `${start}-${end} ${kind}`).sort(),
            }))
          expect(sorted(text.chapters)).toEqual(sorted(project.chapters))
          expect(text.book).toMatchObject({ title: project.book.title, author: '无名氏' })
          expect(beside.map(({ paragraph }) => paragraph)).toEqual([...project.translations.keys()])
          for (const { paragraph, text, state } of beside) {
            const sent = project.translations.get(paragraph)!
            expect(state).toBe(sent.state)
            expect(text.text).toBe(sent.content.text)
            expect(sameRichText(text, sent.content)).toBe(true)
          }
        }),
        fuzzing(40),
      )
    },
    fuzzPatience,
  )

  it('comes back with the marks that overlap, the notes and the marks without a place', () => {
    const { bytes, notices } = readBack(xliff2, sampleProject)
    expect(notices).toContainEqual({ code: 'notes-in-file', detail: '6' })
    const brought = readNotes(bytes)
    const sent = sampleProject.annotations.filter(({ deletedAt }) => deletedAt === null)
    const names = (ids: readonly (string | undefined)[]) => ids.toSorted()
    expect(names(brought?.notes.map(({ own }) => own?.id) ?? [])).toEqual(
      names(sent.map(({ id }) => id)),
    )
    expect(brought?.damaged).toBe(0)
    const [first] = brought?.notes.filter(({ own }) => own?.id === 'a1') ?? []
    expect(first?.quotes.map(({ exact }) => exact)).toEqual([
      '一滴*落下，像𠮷祥的钟声。',
      '1. 我数着它们',
    ])
  })

  it('keeps what only this program writes of the Chinese', () => {
    const note: Draft = { kind: 'note', text: '①注。', label: 'n' }
    const body: Draft = {
      kind: 'body',
      text: '山〓居①（注）',
      inlines: [
        { kind: 'ruby', start: 0, end: 1, reading: 'shān' },
        { kind: 'missingCharacter', start: 1, end: 2, name: 'KR0001' },
        { kind: 'noteReference', start: 3, end: 4, note: 'n' },
        { kind: 'interlinearNote', start: 4, end: 7 },
      ],
    }
    const { book, chapters } = bookText({ ...sampleProject.book, text: 'x' }, [
      { title: '春', level: 1, paragraphs: [body, note] },
    ])
    const project = { ...sampleProject, book, chapters, annotations: [], translations: new Map() }
    expect(readBack(xliff2, project).text.chapters).toEqual(chapters)
  })

  it('keeps that an empty translation needs review', () => {
    const [paragraph] = sampleProject.chapters.flat()
    const translations = new Map([[paragraph!.id, { content: plain(''), state: 'check' as const }]])
    const { beside } = readBack(xliff2, { ...sampleProject, translations })
    expect(beside).toEqual([])
    const other = sampleProject.chapters.flat()[1]!.id
    translations.set(other, { content: plain('x'), state: 'check' })
    const found = readBack(xliff2, { ...sampleProject, translations })
    expect(found.beside.map(({ index, state }) => [index, state])).toEqual([
      [0, 'check'],
      [1, 'check'],
    ])
  })
})

describe.each([
  ['XLIFF 2.1', xliff2],
  ['XLIFF 1.2', xliff1],
  ['XLIFF 1.2 for OmegaT', xliffOmegat],
])('%s', (_name, exporter) => {
  const { book, chapters } = bookText({ ...sampleProject.book, text: 'x' }, [
    {
      title: '春',
      level: 1,
      paragraphs: ['1949', 'ABC', 'DNA', '天地', '玄黄'].map(text => ({ kind: 'body', text })),
    },
  ])
  const states = ['draft', 'check', 'done'] as const
  const translations = new Map(
    states.map((state, i) => {
      const { id, text } = chapters[0]![i]!
      return [id, { content: plain(text), state }] as const
    }),
  )
  const project = { ...sampleProject, book, chapters, translations, annotations: [] }

  it('comes back with the translations that are equal to their source', () => {
    const { beside } = readBack(exporter, project)
    expect(beside.map(({ text, state }) => [text.text, state])).toEqual([
      ['1949', 'draft'],
      ['ABC', 'check'],
      ['DNA', 'done'],
    ])
  })

  it('makes no translation of a paragraph without one, also out of Chinese into Chinese', () => {
    const empty = { content: plain(''), state: 'check' as const }
    const sent = {
      ...project,
      translations: new Map([...translations, [chapters[0]![3]!.id, empty] as const]),
    }
    const bytes = bytesWritten(exporter, sent, { ...sampleLabels, language: 'zh-Hant' })
    const preview = previewImport(bytes, '稿.xlf')
    if (!preview.ok || !preview.translation) throw new Error('no translation')
    const beside = besideParagraphs(preview.text, preview.translation)
    expect(beside.map(({ index, text, state }) => [index, text.text, state])).toEqual([
      [0, '1949', 'draft'],
      [1, 'ABC', 'check'],
      [2, 'DNA', 'done'],
      [3, '', 'check'],
    ])
  })
})

/** Books are read with line feeds only, and HTML has no carriage returns. */
const hasReturns = ({ chapters, translations }: Project): boolean =>
  [...chapters.flat(), ...[...translations.values()].map(({ content }) => content)].some(
    ({ text }) => text.includes('\r'),
  )

describe('EPUB', () => {
  it(
    'comes back with the same paragraphs and translations, without the signs of its notes',
    () => {
      fc.assert(
        fc.property(projects, project => {
          fc.pre(!hasReturns(project))
          const { text, beside, notices } = readBack(epub, project)
          const words = (all: Project['chapters']) =>
            all.flat().map(one => [one.id, one.kind, one.text])
          expect(words(text.chapters)).toEqual(words(project.chapters))
          for (const { paragraph, text, doubtful } of beside) {
            expect(sameRichText(text, project.translations.get(paragraph)!.content)).toBe(true)
            expect(doubtful).toBe(false)
          }
          expect(notices).toEqual([])
        }),
        fuzzing(25),
      )
    },
    fuzzPatience,
  )

  it.each(['source', 'translation'] as const)('is read the same if the %s leads', leads => {
    const { text, beside } = readBack(epub, { ...sampleProject, leads })
    expect(text.chapters.flat().map(({ id }) => id)).toEqual(
      sampleProject.chapters.flat().map(({ id }) => id),
    )
    expect(text.book.chapters.map(({ title }) => title)).toEqual(['一、春', '二、夏'])
    expect(beside.map(({ index, state }) => [index, state])).toEqual([
      [0, 'done'],
      [1, 'done'],
      [2, 'draft'],
      [5, 'check'],
    ])
  })
})

describe.each([
  ['TMX', tmx],
  ['XLIFF 1.2', xliff1],
  ['EPUB', epub],
])('%s', (_name, exporter) => {
  it(
    'comes back with the same words and states, whatever is in them',
    () => {
      fc.assert(
        fc.property(projects, project => {
          fc.pre(project.translations.size > 0 && (exporter !== epub || !hasReturns(project)))
          const { text, beside } = readBack(exporter, project)
          const words = new Map(text.chapters.flat().map(one => [one.id, one.text]))
          const sent = [...project.translations].map(([, one]) => lookless(one))
          expect(beside.map(one => lookless({ content: one.text, state: one.state! }))).toEqual(
            sent,
          )
          for (const { paragraph } of beside)
            expect([...words.values()]).toContain(words.get(paragraph))
          const all = new Set(project.chapters.flat().map(one => one.text))
          expect([...words.values()].every(one => all.has(one))).toBe(true)
        }),
        fuzzing(40),
      )
    },
    fuzzPatience,
  )
})

it('a mark on an astral character comes back over the same words', () => {
  const [, second] = sampleProject.chapters.flat()
  const [mark] = sampleProject.annotations
  const start = second!.text.indexOf('祥')
  const annotations = [
    {
      ...mark!,
      bookId: bookId('b'),
      anchors: [anchorAt(second!.id, second!.text, start, start + 1)],
    },
  ].map(one => ({ ...one, side: 'source' as const }))
  const brought = readNotes(bytesWritten(xliff2, { ...sampleProject, annotations }, sampleLabels))
  const before = Array.from(second!.text.slice(0, start)).length
  expect(brought?.notes[0]?.quotes[0]).toMatchObject({
    exact: '祥',
    place: { points: { start: before, end: before + 1 } },
  })
})
