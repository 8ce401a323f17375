import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import { outlineFiles, type OutlineFile } from '#formats/export/outline/outline-files'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { OutlineFormat } from './outlines.ts'

/** Saves an outline as a file named after its title, where the reader chooses. */
export function exportOutline(
  tools: { readonly api: Api; readonly newId: () => string },
  outline: OutlineFile,
  format: OutlineFormat,
): Promise<Outcome<SaveOutcome>> {
  const { extension, write } = outlineFiles[format]
  const name = exportFileName(outline.title, extension)
  return saveInParts(tools, name, encodedInSlices(write(outline)))
}
