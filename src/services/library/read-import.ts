import type { OpenedFile } from '#contract/answers'
import { noProgress, progressPart, type OnProgress } from '#domain/progress-share'
import { pairTwoFiles, sourceOf } from '#formats/import/bilingual/two-files'
import type { ImportChoices, ImportFault, ImportPreview } from '#formats/import/importer'
import { previewImport } from '#formats/import/index'

/** One file, or two that came together, and how the reader wants them read. */
export interface FilesToRead {
  readonly file: OpenedFile
  /** May be the translation of `file`, or its source. */
  readonly beside?: OpenedFile | null | undefined
  readonly choices?: ImportChoices | undefined
}

/** What was read, with the whole text. */
export type ReadText = ImportPreview & {
  readonly ok: true
  /** Whether both files are in it. */
  readonly isPaired: boolean
}

/**
 * Reads `file` by `choices`. If the languages of the two files say that one is the translation of
 * the other, both are in the result; otherwise, or if one cannot be read, only `file` is. Never
 * throws. `onProgress` receives the share that is done.
 */
export function readImport(
  { file, beside, choices = {} }: FilesToRead,
  onProgress: OnProgress = noProgress,
): ReadText | ({ readonly ok: false } & ImportFault) {
  if (!beside) return alone(preview(file, choices, onProgress))
  const part = (from: number, to: number) => progressPart(onProgress, from, to)
  const isAsFound = Object.keys(choices).length === 0
  // With choices, one of the files is read and paired a second time.
  const [one, both, paired] = isAsFound ? [0.15, 0.3, 1] : [0.07, 0.15, 0.5]
  const first = preview(file, {}, part(0, one))
  const second = preview(beside, {}, part(one, both))
  const source = first.ok && second.ok ? sourceOf(first, second) : null
  if (!first.ok || !second.ok || !source) return alone(preview(file, choices, part(both, 1)))
  const isFirst = source === first
  const translation = isFirst ? second : first
  if (isAsFound) return pair(source, translation, part(both, paired))
  // The choices are about the source, whichever of the two files it is.
  const again = preview(isFirst ? file : beside, choices, part(both, paired))
  return again.ok ? pair(again, translation, part(paired, 1)) : again
}

const preview = (file: OpenedFile, choices: ImportChoices, onProgress: OnProgress): ImportPreview =>
  previewImport(file.bytes, file.name, choices, onProgress)

const alone = (read: ImportPreview) => (read.ok ? { ...read, isPaired: false } : read)

const pair = (
  source: ImportPreview & { readonly ok: true },
  translation: ImportPreview & { readonly ok: true },
  onProgress: OnProgress,
): ReadText => ({ ...pairTwoFiles(source, translation, onProgress), isPaired: true })
