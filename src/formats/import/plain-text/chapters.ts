import type { ChapterDraft } from '../../book-text.ts'
import type { Draft } from '../draft.ts'
import type { HeadingSign } from '../findings.ts'

/** Signs of what is a chapter, or holds chapters, whatever stands above it. */
const chapterSigns: ReadonlySet<HeadingSign> = new Set([
  'reader',
  'part',
  'volume',
  'ordinal',
  'chapter',
  'boxed',
])

/** A text of more UTF-16 code units than this is not left in one or two chapters if there are more headings. */
const longText = 30_000
const fewChapters = 2
const severalHeadings = 3

/** The level of the headings that begin chapters, and of all above it; Infinity if there are none. */
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
  const told = [...levels]
    .filter(([sign]) => (isReaders ? sign === 'reader' : chapterSigns.has(sign)))
    .map(([, level]) => level)
  let deepest = Math.max(highest, ...told)
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
 * `drafts` cut at the headings of `deepest` level and above. Text before the first of
 * them is a chapter without a title. The title page goes with the first chapter.
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
