import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'

/**
 * Divides paragraphs into chapters at the headings of the highest level. Headings at the very
 * beginning are the book's title, and do not set that level, if several chapters follow. Text
 * before the first chapter is a chapter without a heading, or belongs to the title.
 */
export function chaptersByHeading(drafts: readonly Draft[]): readonly ChapterDraft[] {
  const level = chapterLevel(drafts)
  const chapters: { title: string; level: number; paragraphs: Draft[] }[] = []
  for (const draft of drafts) {
    const begins = draft.kind === 'heading' && (draft.level ?? 1) <= level
    const last = chapters.at(-1)
    if (last !== undefined && (!begins || (chapters.length === 1 && isTitle(last.paragraphs))))
      last.paragraphs.push(draft)
    else {
      const isHeading = draft.kind === 'heading'
      chapters.push({
        title: isHeading ? draft.text : '',
        level: isHeading ? (draft.level ?? 1) : 1,
        paragraphs: [draft],
      })
    }
  }
  return chapters
}

/** Whether `paragraphs` are only headings: the book's title, which belongs to the next chapter. */
const isTitle = (paragraphs: readonly Draft[]): boolean =>
  paragraphs.every(({ kind }) => kind === 'heading')

function chapterLevel(drafts: readonly Draft[]): number {
  const headings = drafts.filter(({ kind }) => kind === 'heading')
  const opening = Math.max(
    drafts.findIndex(({ kind }) => kind !== 'heading'),
    0,
  )
  const highest = highestOf(headings.slice(opening))
  const title = highestOf(headings.slice(0, opening))
  const isDivided = headings.filter(({ level = 1 }) => level === highest).length > 1
  // A title above headings that divide nothing is itself a chapter.
  return title < highest && !isDivided ? title : highest
}

const highestOf = (headings: readonly Draft[]): number =>
  headings.reduce((highest, { level = 1 }) => Math.min(highest, level), Infinity)
