import { progressPart, noProgress } from '#domain/progress-share'
import type { TaskOptions } from '#services/in-worker'
import type { Library } from '#services/library/library'
import type { ImportChoices, ImportPreview, OpenedFile } from '#services/outside'

/** What one or two files would become. */
export interface PairedPreview {
  readonly preview: ImportPreview
  /** Whether both are in it, one as the translation of the other. */
  readonly isPaired: boolean
}

/**
 * What `file` would become by `choices`, with `beside` as its translation or the other way round, as their
 * languages say; `file` alone where they are no source and translation, or one of them cannot be read.
 */
export async function pairedPreview(
  library: Pick<Library, 'preview' | 'pair'>,
  file: OpenedFile,
  beside: OpenedFile | null,
  choices: ImportChoices,
  { signal, onProgress = noProgress }: TaskOptions,
): Promise<PairedPreview> {
  const part = (from: number, to: number) => ({
    signal,
    onProgress: progressPart(onProgress, from, to),
  })
  if (!beside)
    return {
      preview: await library.preview(file, choices, { signal, onProgress }),
      isPaired: false,
    }
  const isAsFound = Object.keys(choices).length === 0
  // What is read by choices is read and paired once more.
  const [one, both, paired] = isAsFound ? [0.15, 0.3, 1] : [0.07, 0.15, 0.5]
  const [first, second] = [
    await library.preview(file, {}, part(0, one)),
    await library.preview(beside, {}, part(one, both)),
  ]
  const pair =
    first.ok && second.ok ? await library.pair(first, second, false, part(both, paired)) : null
  if (!pair)
    return { preview: await library.preview(file, choices, part(both, 1)), isPaired: false }
  if (isAsFound) return { preview: pair, isPaired: true }
  // The choices are about the source, whichever of the two it is.
  const isSecond = first.ok && pair.text.book.id !== first.text.book.id
  const again = (one + both) / 2 + paired
  const source = await library.preview(isSecond ? beside : file, choices, part(paired, again))
  const translation = isSecond ? first : second
  const corrected =
    source.ok && translation.ok
      ? await library.pair(source, translation, true, part(again, 1))
      : null
  return { preview: corrected ?? source, isPaired: corrected !== null }
}
