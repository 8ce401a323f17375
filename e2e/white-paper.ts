/** The white paper as its bundle has it, to compare what the page shows with. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { programFolder } from './app.ts'

const chapter = v.object({ paragraphs: v.array(v.object({ id: v.string(), text: v.string() })) })
const folder = join(programFolder, 'resources/books/white-paper/chapters')

const chapters = readdirSync(folder)
  .toSorted()
  .map(file => v.parse(chapter, JSON.parse(readFileSync(join(folder, file), 'utf8'))).paragraphs)

/** Every paragraph of the book in order. */
export const paragraphs = chapters.flat()

/** Where each section begins, as a paragraph's place in the book: chapters this short are one section each. */
export const sectionStarts = chapters.map((_, i) => chapters.slice(0, i).flat().length)
export const secondSection = sectionStarts[1] ?? 0
