/** The white paper as its bundle has it, to compare what the page shows with. */
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

/** Every paragraph of the book in order. */
export const paragraphs = chapters.flat()

/** Where each section begins, as a paragraph's place in the book. */
export const sectionStarts = sectionsOf({
  chapters: chapters.map(paragraphs => ({
    paragraphs: paragraphs.length,
    headings: paragraphs.flatMap(({ kind }, index) => (kind === 'heading' ? [{ index }] : [])),
  })),
}).map(({ offset }) => offset)
export const secondSection = sectionStarts[1] ?? 0

/** Where the second chapter begins, and with it a section. */
export const secondChapter = chapters[0]?.length ?? 0
