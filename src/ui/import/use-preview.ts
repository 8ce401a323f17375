import type { ImportChoices, OpenedFile, ReadablePreview, TextPreview } from '#services/outside'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useServices } from '../services.ts'

export interface Previewed {
  /**
   * What the file would become; while `isReading`, still by the choices before. `null` until there
   * is something to show.
   */
  readonly preview: TextPreview | null
  /** The last preview with text. It is shown while the choices leave no text. */
  readonly lastGood: ReadablePreview | null
  /** Whether both files are in the preview. */
  readonly isPaired: boolean
  readonly isReading: boolean
  /** How much of the reading is done, from 0 to 1; `null` while that is not known. */
  readonly share: number | null
  /** Whether reading failed unexpectedly. */
  readonly isBroken: boolean
  /**
   * Resolves to what the file would become by the present choices; to `null` if reading failed, or
   * at once when `signal` is aborted.
   */
  readonly settled: (signal: AbortSignal) => Promise<TextPreview | null>
}

interface ToPreview {
  readonly file: OpenedFile
  readonly beside: OpenedFile | null
  readonly choices: ImportChoices
  /** Returns what `file` was read as already, without choices, if it was, once. */
  readonly takeRead: () => ReadablePreview | null
}

/**
 * Reads `file` by `choices`, together with `beside` if the two belong together. Reads again when
 * these change; only the last reading counts.
 */
export function usePreview({ file, beside, choices, takeRead }: ToPreview): Previewed {
  const { library } = useServices()
  const [read, setRead] = useState<{
    readonly choices: ImportChoices
    readonly found: TextPreview | null
  } | null>(null)
  const [lastGood, setLastGood] = useState<ReadablePreview | null>(null)

  const [share, setShare] = useState<number | null>(null)
  const take = useEffectEvent(takeRead)
  const reading = useRef<Promise<TextPreview | null>>(Promise.resolve(null))

  useEffect(() => {
    const giveUp = new AbortController()
    const { signal } = giveUp
    const onProgress = (told: number) => !signal.aborted && setShare(told)
    const first = take()
    const found: Promise<TextPreview | null> = first
      ? Promise.resolve(first)
      : library.preview(file, choices, { beside, signal, onProgress }).catch(() => null)
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
