import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import { markListFormats, type MarkList } from '#formats/export/mark-list'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { MarkListFormat } from './notebook.ts'

/** Saves `list` as a file named after its title, where the reader chooses. */
export function exportMarkList(
  tools: { readonly api: Api; readonly newId: () => string },
  list: MarkList,
  format: MarkListFormat,
): Promise<Outcome<SaveOutcome>> {
  const { extension, write } = markListFormats[format]
  return saveInParts(tools, exportFileName(list.title, extension), encodedInSlices(write(list)))
}
