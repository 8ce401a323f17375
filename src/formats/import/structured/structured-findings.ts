import type { Draft } from '../draft.ts'
import type { ChapterFinding, HeadingSign, SetApart, SetApartKind } from '../findings.ts'

const exampleLength = 80

/**
 * Returns the headings among `drafts` by level. `signs` says how each level was recognized; other
 * levels are marked by the document, or, level 1 if `byReader`, by the reader's pattern.
 */
export function chapterFindings(
  drafts: readonly Draft[],
  byReader: boolean,
  signs: ReadonlyMap<number, HeadingSign> | null,
): readonly ChapterFinding[] {
  const found = new Map<number, { count: number; first: string }>()
  for (const { kind, level = 1, text } of drafts) {
    if (kind !== 'heading') continue
    const { count = 0, first = text } = found.get(level) ?? {}
    found.set(level, { count: count + 1, first })
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([level, { count, first }]) => ({
      sign: byReader && level === 1 ? 'reader' : (signs?.get(level) ?? 'markup'),
      level,
      count,
      example: Array.from(first).slice(0, exampleLength).join(''),
    }))
}

/** Counts the paragraphs and inlines of `drafts` that are not plain running text. */
export function setApartIn(drafts: readonly Draft[]): readonly SetApart[] {
  const counts: Readonly<Partial<Record<SetApartKind, number>>> = {
    caption: drafts.filter(({ kind }) => kind === 'caption').length,
    verse: drafts.filter(({ kind }) => kind === 'verse').length,
    quotation: drafts.filter(({ kind }) => kind === 'quotation').length,
    note: drafts.filter(({ label }) => label !== undefined).length,
    ruby: drafts.reduce(
      (sum, { inlines = [] }) => sum + inlines.filter(({ kind }) => kind === 'ruby').length,
      0,
    ),
  }
  const kinds: readonly SetApartKind[] = ['caption', 'verse', 'quotation', 'note', 'ruby']
  return kinds.flatMap(kind => {
    const count = counts[kind] ?? 0
    return count > 0 ? [{ kind, count }] : []
  })
}
