import { corrected, uncorrected, type Corrections, type Pairing } from '#domain/align/pairing'
import type { ReadablePreview, TextPreview } from '#services/outside'
import { useMemo, useState } from 'react'

/** What the reader corrects of how a translation stands beside its source, before it is kept. */
export interface PairingCorrections {
  /** Null where there is no translation. */
  readonly corrections: Corrections | null
  readonly correct: (pairing: Pairing) => void
  /** Takes a step back, or makes it again. */
  readonly step: (way: (so: Corrections) => Corrections) => void
  /** `preview` with its corrections; those of other paragraphs are not its own. */
  readonly applied: (preview: ReadablePreview) => ReadablePreview
}

/** No corrections at first, and whenever the file has been read into other paragraphs: another title takes none away. */
export function useCorrections(preview: TextPreview | null): PairingCorrections {
  const [kept, setKept] = useState<{ of: ReadablePreview; so: Corrections } | null>(null)
  const readable = preview?.ok && preview.translation ? preview : null
  const own = useMemo(
    () => (readable && kept && isOfSameParagraphs(kept.of, readable) ? kept.so : null),
    [readable, kept],
  )
  const corrections =
    own ?? (readable?.translation ? uncorrected(readable.translation.pairing) : null)
  const step = (way: (so: Corrections) => Corrections) => {
    if (readable && corrections) setKept({ of: readable, so: way(corrections) })
  }
  return {
    corrections,
    correct: pairing => step(so => corrected(so, pairing)),
    step,
    applied: found =>
      found.translation && kept && isOfSameParagraphs(kept.of, found)
        ? { ...found, translation: { ...found.translation, pairing: kept.so.pairing } }
        : found,
  }
}

/** Whether a pairing of the one is a pairing of the other: it says which paragraph by its number. */
const isOfSameParagraphs = (one: ReadablePreview, other: ReadablePreview): boolean =>
  one === other || (isSame(source(one), source(other)) && isSame(beside(one), beside(other)))

const source = ({ translation }: ReadablePreview) => translation?.sources ?? []
const beside = ({ translation }: ReadablePreview) =>
  translation?.texts.map(({ text }) => text) ?? []

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((text, at) => text === other[at])
