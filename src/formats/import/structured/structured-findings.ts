import type { Draft } from '../draft.ts'
import type { ChapterFinding, HeadingSign, SetApart, SetApartKind } from '../findings.ts'

const exampleLength = 80

/** The headings among `drafts` by level, told by markup, as `signs` say where there is none, or, the first of them, by the reader. */
export function chapterFindings(
  drafts: readonly Draft[],
  byReader: boolean,
  signs?: ReadonlyMap<number, HeadingSign>,
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

/** How much of `drafts` is told apart from the running text. */
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
