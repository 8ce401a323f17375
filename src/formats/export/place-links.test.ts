import { describe, expect, it } from 'vitest'
import { usualChoices } from '#domain/exporting/export-choices'
import type { WrittenFormat } from '#domain/exporting/export-format'
import { addressOf, placeAt } from '#domain/notes/place'
import { titleIn } from '#domain/notes/link-title'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { exporters } from './index.ts'
import { narrowed } from './narrowed.ts'
import { paperTextOf } from './paper/paper-text.ts'
import { written } from './written-testing.ts'

const { book } = sampleProject
const [paragraph] = sampleProject.chapters.flat()
const inBook = addressOf({ kind: 'book', book: book.id })

/** The links in a file, as they are followed. */
const linksIn = (file: string): readonly string[] =>
  Array.from(file.matchAll(/duizhao:book\/[\w./-]+(?:\?title=[\w.%-]+)?/g), ([link]) => link)

const kindsOf = (file: string): readonly string[] =>
  [...new Set(linksIn(file).map(link => placeAt(link)?.kind ?? 'none'))].sort()

const chosen = (format: WrittenFormat, links: boolean) =>
  written(
    exporters[format],
    narrowed(sampleProject, { ...usualChoices, format, links }, exporters[format].offers),
    sampleLabels,
  )

describe('links back', () => {
  it.each([
    ['html', ['book', 'mark', 'paragraph']],
    ['markdown', ['book', 'mark']],
    ['docxBilingual', ['book', 'mark']],
    ['docxReview', ['paragraph']],
  ] as const)('of %s lead to %j, and can be left out', (format, kinds) => {
    expect(kindsOf(chosen(format, true))).toEqual(kinds)
    expect(kindsOf(chosen(format, false))).toEqual([])
  })

  it.each([
    ['notesTable', ['mark']],
    ['webAnnotations', ['mark']],
    ['xliff2', ['book', 'mark', 'paragraph']],
    ['anki', ['mark']],
    ['pairsCsv', ['paragraph']],
    ['pairsTsv', ['paragraph']],
  ] as const)('are data of %s, which always has those to %j', (format, kinds) => {
    expect(kindsOf(chosen(format, false))).toEqual(kinds)
  })

  it('are in no translation alone, which is handed on', () => {
    for (const format of ['docxTranslation', 'html', 'markdown'] as const) {
      const choices = { ...usualChoices, format, sides: 'translation' } as const
      const project = narrowed(sampleProject, choices, exporters[format].offers)
      expect(linksIn(written(exporters[format], project, sampleLabels))).toEqual([])
    }
    const project = { ...sampleProject, sides: 'translation', hasLinks: true } as const
    expect(linksIn(written(exporters.docxTranslation, project, sampleLabels))).toEqual([])
  })

  it('to the book have its title, for a library without it', () => {
    const [link = ''] = linksIn(chosen('html', true)).filter(one => one.startsWith(`${inBook}?`))
    expect(titleIn(link)).toBe(book.title)
  })

  it('on paper lead to the book, its paragraphs and its marks, unless they are not wanted', () => {
    const paper = (hasLinks: boolean) => {
      const steps = paperTextOf({ ...sampleProject, hasLinks }, sampleLabels)
      for (;;) {
        const { done, value } = steps.next()
        if (done) return value
      }
    }
    const { link, pairs, notes } = paper(true)
    expect(placeAt(link ?? '')?.kind).toBe('book')
    expect(pairs[0]?.link).toBe(
      addressOf({ kind: 'paragraph', book: book.id, paragraph: paragraph!.id }),
    )
    expect(notes.every(note => placeAt(note.link ?? '')?.kind === 'mark')).toBe(true)
    expect(JSON.stringify(paper(false))).not.toContain('duizhao:')
  })
})
