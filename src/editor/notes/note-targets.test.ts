import type { Inline, Paragraph, Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { describe, expect, it } from 'vitest'
import { LoadedSections } from '../loaded-sections.ts'
import { NoteTargets } from './note-targets.ts'
import { silentHost } from '../testing/silent.ts'
import { noteLinkAt } from './note-link.ts'

/** A paragraph with id `name`. Each `[x]` in `text` is a reference to note x. */
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
    silentHost,
    { isHere: () => false, undoable: () => new Set(), inUse: () => new Set() },
  )
  return { targets: new NoteTargets(loaded), loaded }
}

describe('noteLinkAt', () => {
  const [first] = chapters[0]!
  it.each([
    ['before a reference', 1, 'n1'],
    ['in a reference', 3, 'n1'],
    ['after a reference', 5, 'n1'],
    ['between two references', 10, 'n1'],
    ['of nothing elsewhere', 0, null],
  ])('finds the link %s', (_title, offset, note) => {
    expect(noteLinkAt(first!, offset)).toEqual(note && { to: 'note', note })
  })

  it('finds the link back at the edges of a note', () => {
    const note = paragraph('n', '注一', true)
    expect([0, 1, 2].map(offset => noteLinkAt(note, offset)?.to)).toEqual([
      'reference',
      undefined,
      'reference',
    ])
  })
})

describe('NoteTargets', () => {
  const note = (name: string) => ({ to: 'note', note: paragraphId(name) }) as const
  const back = { to: 'reference' } as const
  const always = () => true

  it.each([
    ['to a note in the next section', note('n1'), { index: 0, offset: 1 }, { index: 2, offset: 0 }],
    ['to a note before it', note('n1'), { index: 6, offset: 2 }, { index: 2, offset: 0 }],
    ['to nothing if the note is missing', note('none'), { index: 6, offset: 6 }, null],
    ['back to the first reference', back, { index: 2, offset: 0 }, { index: 0, offset: 1 }],
    [
      'back from the second paragraph of a note',
      back,
      { index: 4, offset: 0 },
      { index: 0, offset: 6 },
    ],
    ['back to nothing from a note without a reference', back, { index: 7, offset: 0 }, null],
  ])('leads %s', async (_title, link, from, to) => {
    expect(await book().targets.find(link, from, always)).toEqual(to)
  })

  it('leads back to the reference that the reader came from', async () => {
    const { targets } = book()
    await targets.find(note('n1'), { index: 6, offset: 2 }, always)
    expect(await targets.find(back, { index: 2, offset: 1 }, always)).toEqual({
      index: 6,
      offset: 2,
    })
  })

  it('searches no further once the answer is not wanted, and forgets where the reader came from', async () => {
    const { targets, loaded } = book()
    const read: number[] = []
    const load = loaded.load.bind(loaded)
    loaded.load = number => {
      read.push(number)
      return load(number)
    }
    expect(await targets.find(note('n1'), { index: 6, offset: 2 }, () => false)).toBeNull()
    expect(read).toHaveLength(1)
    expect(await targets.find(back, { index: 2, offset: 0 }, always)).toEqual({
      index: 0,
      offset: 1,
    })
  })

  it('unloads sections that were only searched', async () => {
    const { targets, loaded } = book()
    await targets.find(note('none'), { index: 0, offset: 0 }, always)
    await new Promise(resolve => setTimeout(resolve))
    expect([...loaded]).toEqual([])
  })
})
