import type { Inline, Paragraph, Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { describe, expect, it } from 'vitest'
import { LoadedSections } from '../loaded-sections.ts'
import { NoteWays } from './note-ways.ts'
import { unheard } from '../testing/unheard.ts'
import { wayAt } from './way-at.ts'

/** A paragraph called `name`; each `[x]` in `text` is the sign of note x, and `x: ` before it makes it a note. */
function paragraph(name: string, text: string, isNote = false): Paragraph {
  const inlines = Array.from(
    text.matchAll(/\[(\w+)\]/g),
    ({ 0: sign, 1: note = '', index }): Inline => {
      return {
        kind: 'noteReference',
        start: index,
        end: index + sign.length,
        note: paragraphId(note),
      }
    },
  )
  return { id: paragraphId(name), kind: isNote ? 'note' : 'body', text, inlines }
}

const chapters: readonly (readonly Paragraph[])[] = [
  [paragraph('a', '天[n1]地[n2][n1]'), paragraph('b', '玄黄[n3]')],
  [
    paragraph('n1', '一', true),
    paragraph('n2', '二', true),
    paragraph('more', '又一段', true),
    paragraph('n3', '三', true),
  ],
  [paragraph('c', '宇宙[n1][none]'), paragraph('alone', '无人', true)],
]

function book() {
  let offset = 0
  const sections = chapters.map((all, chapter): Section => {
    const section = { id: sectionId(chapter, 0), chapter, start: 0, end: all.length, offset }
    offset += all.length
    return section
  })
  const loaded = new LoadedSections(
    sections,
    section => {
      const paragraphs = chapters[section.chapter] ?? []
      const translations = paragraphs.map(() => ({
        content: { text: '', spans: [] },
        state: 'empty' as const,
      }))
      return Promise.resolve({ section, paragraphs, translations })
    },
    unheard,
    { isHere: () => false, undoable: () => new Set(), inUse: () => new Set() },
  )
  return { ways: new NoteWays(loaded), loaded }
}

describe('a place of the print', () => {
  const [first] = chapters[0]!
  it.each([
    ['before the sign', 1, 'n1'],
    ['in the sign', 3, 'n1'],
    ['after the sign', 5, 'n1'],
    ['between two signs', 10, 'n1'],
    ['elsewhere', 0, null],
  ])('%s', (_title, offset, note) => {
    expect(wayAt(first!, offset)).toEqual(note && { to: 'note', note })
  })

  it('leads back at the edges of a note', () => {
    const note = paragraph('n', '注一', true)
    expect([0, 1, 2].map(offset => wayAt(note, offset)?.to)).toEqual([
      'reference',
      undefined,
      'reference',
    ])
  })
})

describe('the way', () => {
  const note = (name: string) => ({ to: 'note', note: paragraphId(name) }) as const
  const back = { to: 'reference' } as const

  it.each([
    ['to a note in the next section', note('n1'), { index: 0, offset: 1 }, { index: 2, offset: 0 }],
    ['to a note before it', note('n1'), { index: 6, offset: 2 }, { index: 2, offset: 0 }],
    ['to a note that is not there', note('none'), { index: 6, offset: 6 }, null],
    ['back to the first sign', back, { index: 2, offset: 0 }, { index: 0, offset: 1 }],
    ['back from where a note goes on', back, { index: 4, offset: 0 }, { index: 0, offset: 6 }],
    ['back from a note nobody refers to', back, { index: 7, offset: 0 }, null],
  ])('%s', async (_title, way, from, to) => {
    expect(await book().ways.end(way, from)).toEqual(to)
  })

  it('back leads where the reader came from', async () => {
    const { ways } = book()
    await ways.end(note('n1'), { index: 6, offset: 2 })
    expect(await ways.end(back, { index: 2, offset: 1 })).toEqual({ index: 6, offset: 2 })
  })

  it('keeps no section in memory that was only looked into', async () => {
    const { ways, loaded } = book()
    await ways.end(note('none'), { index: 0, offset: 0 })
    await new Promise(resolve => setTimeout(resolve))
    expect([...loaded]).toEqual([])
  })
})
