import type { Library } from '#services/library'
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
  signal: AbortSignal,
): Promise<PairedPreview> {
  const [first, second] = [
    await library.preview(file, beside ? {} : choices, signal),
    beside && (await library.preview(beside, {}, signal)),
  ]
  const pair = first.ok && second?.ok ? await library.pair(first, second, false, signal) : null
  if (!pair || !beside)
    return {
      preview: beside ? await library.preview(file, choices, signal) : first,
      isPaired: false,
    }
  if (Object.keys(choices).length === 0) return { preview: pair, isPaired: true }
  // The choices are about the source, whichever of the two it is.
  const isSecond = first.ok && pair.text.book.id !== first.text.book.id
  const source = await library.preview(isSecond ? beside : file, choices, signal)
  const translation = isSecond ? first : second
  const again =
    source.ok && translation?.ok ? await library.pair(source, translation, true, signal) : null
  return { preview: again ?? source, isPaired: again !== null }
}
