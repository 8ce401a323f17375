import type { OpenedFile } from '#contract/answers'
import { noProgress, progressPart, type OnProgress } from '#domain/progress-share'
import { areSubtitles, pairTwoFiles, sourceOf } from '#formats/import/bilingual/two-files'
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
  const joins = choices.joinLines === undefined ? {} : { joinLines: choices.joinLines }
  const found = [
    preview(file, joins, part(0, one)),
    preview(beside, joins, part(one, both)),
  ] as const
  const unjoined = areSubtitles(found) ? null : linesInPairs(found, [file, beside])
  const [first, second] = unjoined ?? found
  const source = first.ok && second.ok ? sourceOf(first, second) : null
  if (!first.ok || !second.ok || !source) return alone(preview(file, choices, part(both, 1)))
  const isFirst = source === first
  const translation = isFirst ? second : first
  if (isAsFound) return pair(source, translation, part(both, paired))
  // The choices are about the source, whichever of the two files it is.
  const again = preview(
    isFirst ? file : beside,
    unjoined ? { ...choices, joinLines: false } : choices,
    part(both, paired),
  )
  return again.ok ? pair(again, translation, part(paired, 1), choices) : again
}

type Previews = readonly [ImportPreview, ImportPreview]

/**
 * Returns both files with each line as a paragraph if they then have equally many, because each
 * line is then the translation of its own. Returns null if nothing was joined, or by the reader's
 * choice.
 */
function linesInPairs(found: Previews, files: readonly [OpenedFile, OpenedFile]): Previews | null {
  const layouts = found.map(read => (read.ok ? read.findings.lines : undefined))
  if (!layouts.every(lines => lines?.wrapped === false)) return null
  if (!layouts.some(lines => (lines?.joined ?? 0) > 0)) return null
  const [first, second] = files.map(file => preview(file, { joinLines: false }, noProgress))
  if (!first?.ok || !second?.ok) return null
  const countIn = ({ text }: ImportPreview & { readonly ok: true }) => text.chapters.flat().length
  return countIn(first) === countIn(second) ? [first, second] : null
}

const preview = (file: OpenedFile, choices: ImportChoices, onProgress: OnProgress): ImportPreview =>
  previewImport(file.bytes, file.name, choices, onProgress)

const alone = (read: ImportPreview) => (read.ok ? { ...read, isPaired: false } : read)

const pair = (
  source: ImportPreview & { readonly ok: true },
  translation: ImportPreview & { readonly ok: true },
  onProgress: OnProgress,
  choices: ImportChoices = {},
): ReadText => ({ ...pairTwoFiles(source, translation, onProgress, choices), isPaired: true })
