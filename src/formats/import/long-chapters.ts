import type { BookText } from './importer.ts'

/** The number of characters that identify a chapter by its first words. */
const beginningLength = 24
/**
 * A chapter that is this many times as long as the median may hold chapters whose headings were
 * missed. Only books of at least `severalChapters` are judged.
 */
const timesAsLong = 8
const severalChapters = 5
/** A shorter chapter is never reported, in characters. */
const longChapter = 20_000

/**
 * Returns the first words of each chapter that is too long for one file or compared with the
 * others.
 */
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
