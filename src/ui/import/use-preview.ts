import type { ImportChoices, OpenedFile, ReadablePreview, TextPreview } from '#services/outside'
import { useEffect, useRef, useState } from 'react'
import { useServices } from '../services.ts'

export interface Previewed {
  /** What the file would become; while `isReading` still by the choices before. Null until there is something to show. */
  readonly preview: TextPreview | null
  /** The last that could be kept: what choices that leave nothing are corrected by. */
  readonly lastGood: ReadablePreview | null
  /** Whether both files are in it. */
  readonly isPaired: boolean
  readonly isReading: boolean
  /** How much of the reading is done, from 0 to 1; null until that is known. */
  readonly share: number | null
  /** The file could not be read for a reason nobody foresaw. */
  readonly isBroken: boolean
  /** What the file would become by the choices as they are now; null as `isBroken`, and at once when `signal` says that nobody waits for it any more. */
  readonly settled: (signal: AbortSignal) => Promise<TextPreview | null>
}

/** What `file`, with `beside` if the two belong together, would become if it were read by `choices`; read anew whenever they change, and only the last time counts. */
export function usePreview(
  file: OpenedFile,
  beside: OpenedFile | null,
  choices: ImportChoices,
): Previewed {
  const { library } = useServices()
  const [read, setRead] = useState<{
    readonly choices: ImportChoices
    readonly found: TextPreview | null
  } | null>(null)
  const [lastGood, setLastGood] = useState<ReadablePreview | null>(null)

  const [share, setShare] = useState<number | null>(null)
  const reading = useRef<Promise<TextPreview | null>>(Promise.resolve(null))

  useEffect(() => {
    const giveUp = new AbortController()
    const { signal } = giveUp
    const onProgress = (told: number) => !signal.aborted && setShare(told)
    const found = library.preview(file, choices, { beside, signal, onProgress }).catch(() => null)
    reading.current = found
    void found.then(preview => {
      if (signal.aborted) return
      setRead({ choices, found: preview })
      if (preview?.ok) setLastGood(preview)
    })
    return () => {
      giveUp.abort()
      void found.then(preview => preview?.ok && preview.held.release())
      setShare(null)
    }
  }, [library, file, beside, choices])

  const isReading = read?.choices !== choices
  return {
    preview: read?.found ?? null,
    lastGood,
    isPaired: read?.found?.ok === true && read.found.isPaired,
    isReading,
    share: isReading ? share : null,
    isBroken: !isReading && read?.found === null,
    settled: signal =>
      new Promise(resolve => {
        void reading.current.then(resolve)
        signal.addEventListener('abort', () => resolve(null), { once: true })
      }),
  }
}
