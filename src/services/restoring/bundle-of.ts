import { sectionsOf, type Book, type Paragraph } from '#domain/book'
import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { BundleFile } from '#formats/bundle'
import type { Importing } from '../library/importing.ts'

/** The bundle of `book`, encoded from its sections. The same book always gives the same bytes. */
export async function bundleOf(
  { api, importing }: { readonly api: Pick<Api, 'readSection'>; readonly importing: Importing },
  book: Book,
): Promise<Outcome<readonly BundleFile[]>> {
  const chapters = book.chapters.map((): Paragraph[] => [])
  for (const { chapter, start, end } of sectionsOf(book)) {
    const answer = await api.readSection(book.id, chapter, start, end)
    if (!answer.ok) return answer
    chapters[chapter]?.push(...answer.value)
  }
  return { ok: true, value: await importing.encode({ book, chapters }) }
}
