import type { BookText } from './importer.ts'

/** As much of a chapter's first words as tells which one it is, in characters. */
const beginningLength = 24
/** A chapter so many times as long as the middle one of so many may hold others whose headings were not seen. */
const timesAsLong = 8
const severalChapters = 5
const longChapter = 20_000

/** How the chapters begin that are too long: for one file, or beside all the others. */
export function longChapters({ book, chapters }: BookText): readonly string[] {
  const lengths: { first: number; characters: number; files: number }[] = []
  for (const [i, { continues, characters }] of book.chapters.entries()) {
    const last = lengths.at(-1)
    if (continues !== true || last === undefined) {
      lengths.push({ first: i, characters, files: 1 })
      continue
    }
    last.characters += characters
    last.files++
  }
  const sorted = lengths.map(({ characters }) => characters).sort((a, b) => a - b)
  const middle = sorted[sorted.length >> 1] ?? 0
  const isLong = (characters: number): boolean =>
    lengths.length >= severalChapters &&
    characters > longChapter &&
    characters > middle * timesAsLong
  return lengths
    .filter(({ files, characters }) => files > 1 || isLong(characters))
    .map(({ first }) => beginningOf(chapters[first]?.[0]?.text ?? ''))
}

const beginningOf = (text: string): string =>
  Array.from(text.slice(0, 2 * beginningLength))
    .slice(0, beginningLength)
    .join('')
