import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import { concordanceTable } from '#formats/export/tables/concordance-table'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { Concordance, LinesToExport } from './concordance.ts'

/** How many lines are asked for their renderings at once. */
const linesAtOnce = 40

/** As `Concordance.save`. */
export async function saveLines(
  tools: Pick<Concordance, 'renderings'> & { readonly api: Api; readonly newId: () => string },
  { lines, words, books, signal, onProgress }: LinesToExport,
): Promise<Outcome<SaveOutcome>> {
  const titles = new Map(books.map(({ id, title }) => [id, title]))
  async function* parts(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let first = 0; first < lines.length || first === 0; first += linesAtOnce) {
      signal.throwIfAborted()
      const some = lines.slice(first, first + linesAtOnce)
      const rows = await rowsOf(some)
      yield* encodedInSlices(concordanceTable(rows, first === 0))
      onProgress(Math.min(1, (first + linesAtOnce) / lines.length))
    }
  }
  async function rowsOf(some: readonly ConcordanceLine[]) {
    const found = await tools.renderings(some)
    return some.map((line, i) => ({
      line,
      title: titles.get(line.book) ?? '',
      rendering: found[i] ?? null,
    }))
  }
  try {
    return await saveInParts(tools, exportFileName(words, 'csv'), parts(), signal)
  } catch (error) {
    if (signal.aborted) return { ok: true, value: 'cancelled' }
    throw error
  }
}
