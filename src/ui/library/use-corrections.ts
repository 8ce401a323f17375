import { corrected, uncorrected, type Corrections, type Pairing } from '#domain/align/pairing'
import type { ImportPreview } from '#services/outside'
import { useState } from 'react'

type Readable = ImportPreview & { readonly ok: true }
type Translation = NonNullable<Readable['translation']>

/** What the reader corrects of how a translation stands beside its source, before it is kept. */
export interface PairingCorrections {
  /** Null where there is no translation. */
  readonly corrections: Corrections | null
  readonly correct: (pairing: Pairing) => void
  /** Takes a step back, or makes it again. */
  readonly step: (way: (so: Corrections) => Corrections) => void
  /** `preview` with its corrections; those of another reading of the file are not its own. */
  readonly applied: (preview: Readable) => Readable
}

/** No corrections at first, and whenever the file has been read anew. */
export function useCorrections(preview: ImportPreview | null): PairingCorrections {
  const [kept, setKept] = useState<{ of: Translation; so: Corrections } | null>(null)
  const translation = (preview?.ok ? preview.translation : null) ?? null
  const own = translation && kept?.of === translation ? kept.so : null
  const corrections = own ?? (translation && uncorrected(translation.pairing))
  const step = (way: (so: Corrections) => Corrections) => {
    if (translation && corrections) setKept({ of: translation, so: way(corrections) })
  }
  return {
    corrections,
    correct: pairing => step(so => corrected(so, pairing)),
    step,
    applied: found =>
      found.translation && kept?.of === found.translation
        ? { ...found, translation: { ...found.translation, pairing: kept.so.pairing } }
        : found,
  }
}
