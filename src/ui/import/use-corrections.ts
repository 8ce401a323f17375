import { corrected, uncorrected, type Corrections, type Pairing } from '#domain/align/pairing'
import type { ReadablePreview, TextPreview } from '#services/outside'
import { useMemo, useState } from 'react'

/**
 * How the reader corrects which translation is beside which paragraph, before the text is added.
 */
export interface PairingCorrections {
  /** `null` if there is no translation. */
  readonly corrections: Corrections | null
  readonly correct: (pairing: Pairing) => void
  /** Undoes or redoes a correction. */
  readonly step: (way: (so: Corrections) => Corrections) => void
  /** Returns `preview` with its corrections. Corrections of other paragraphs are not applied. */
  readonly applied: (preview: ReadablePreview) => ReadablePreview
}

/**
 * There are no corrections at first, nor when the file has been read into other paragraphs. A new
 * title keeps them.
 */
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

/** Whether a pairing of one is valid for the other. A pairing names paragraphs by their numbers. */
const isOfSameParagraphs = (one: ReadablePreview, other: ReadablePreview): boolean =>
  one === other || (isSame(source(one), source(other)) && isSame(beside(one), beside(other)))

const source = ({ translation }: ReadablePreview) => translation?.sources ?? []
const beside = ({ translation }: ReadablePreview) =>
  translation?.texts.map(({ text }) => text) ?? []

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((text, at) => text === other[at])
