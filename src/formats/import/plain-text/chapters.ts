import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'
import type { HeadingSign } from '../findings.ts'

/** Headings with these signs begin a chapter or a group of chapters, whatever is above them. */
const chapterSigns: ReadonlySet<HeadingSign> = new Set([
  'reader',
  'part',
  'volume',
  'ordinal',
  'chapter',
  'boxed',
])

/**
 * A text longer than this, in UTF-16 code units, is not left in one or two chapters if it has more
 * headings.
 */
const longText = 30_000
const fewChapters = 2
const severalHeadings = 3

/** Returns the deepest level whose headings begin chapters; Infinity if there are no headings. */
export function chapterLevel(
  drafts: readonly Draft[],
  levels: ReadonlyMap<HeadingSign, number>,
): number {
  const counts = new Map<number, number>()
  let length = 0
  for (const { level, text } of drafts) {
    length += text.length
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const present = [...counts.keys()].sort((a, b) => a - b)
  const [highest = Infinity] = present
  const isReaders = levels.has('reader')
  const chapterLevels = [...levels]
    .filter(([sign]) => (isReaders ? sign === 'reader' : chapterSigns.has(sign)))
    .map(([, level]) => level)
  let deepest = Math.max(highest, ...chapterLevels)
  if (isReaders || length <= longText) return deepest
  for (const level of present) {
    const above = present
      .filter(it => it <= deepest)
      .reduce((sum, it) => sum + (counts.get(it) ?? 0), 0)
    if (level > deepest && above <= fewChapters && (counts.get(level) ?? 0) >= severalHeadings) {
      deepest = level
    }
  }
  return deepest
}

/**
 * Cuts `drafts` into chapters at the headings of `deepest` level and above. Text before the first
 * such heading is a chapter without a title. The title page belongs to the first chapter.
 */
export function cutChapters(
  titlePage: readonly Draft[],
  drafts: readonly Draft[],
  deepest: number,
): readonly ChapterDraft[] {
  const chapters: { title: string; level: number; paragraphs: Draft[] }[] = []
  for (const draft of drafts) {
    const level = draft.level ?? Infinity
    const begins = draft.kind === 'heading' && level <= deepest
    const last = chapters.at(-1)
    if (last !== undefined && !begins) last.paragraphs.push(draft)
    else {
      const paragraphs = [...(last === undefined ? titlePage : []), draft]
      chapters.push({ title: begins ? draft.text : '', level: begins ? level : 1, paragraphs })
    }
  }
  return chapters
}
