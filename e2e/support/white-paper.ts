/** The white paper, read from its bundle, for comparison with the page. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { sectionsOf } from '#domain/book'
import { programFolder } from './app.ts'

const chapter = v.object({
  paragraphs: v.array(v.object({ id: v.string(), kind: v.string(), text: v.string() })),
})
const folder = join(programFolder, 'resources/books/white-paper/chapters')

const chapters = readdirSync(folder)
  .toSorted()
  .map(file => v.parse(chapter, JSON.parse(readFileSync(join(folder, file), 'utf8'))).paragraphs)

/** All paragraphs of the book in order. */
export const paragraphs = chapters.flat()

/** The index in the book of the first paragraph of each section. */
export const sectionStarts = sectionsOf({
  chapters: chapters.map(paragraphs => ({
    paragraphs: paragraphs.length,
    headings: paragraphs.flatMap(({ kind }, index) => (kind === 'heading' ? [{ index }] : [])),
  })),
}).map(({ offset }) => offset)
export const secondSection = sectionStarts[1] ?? 0

/** The index of the first paragraph of the second chapter. A section begins there too. */
export const secondChapter = chapters[0]?.length ?? 0
