/** The white paper over services in memory, for the tests of this folder. */
import type { Side } from '#domain/anchor'
import type { Book, Paragraph, Section } from '#domain/book'
import { decodeChapter, decodeManifest, encodeChapter } from '#formats/bundle'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fakeApi, servicesUnderTest } from '../testing.ts'

const folder = join(import.meta.dirname, '../../../resources/books/white-paper')
const read = (path: string) => new Uint8Array(readFileSync(join(folder, path)))

/** The white paper that comes with the program. */
export function whitePaper(): {
  readonly book: Book
  readonly chapters: readonly (readonly Paragraph[])[]
} {
  const book = decodeManifest(read('manifest.json'))
  if (!book.ok) throw new Error(book.fault.code)
  const chapters = book.value.chapters.map(({ file }) => {
    const chapter = decodeChapter(read(file))
    if (!chapter.ok) throw new Error(chapter.fault.code)
    return chapter.value
  })
  return { book: book.value, chapters }
}

/** The white paper, open for a reader whose every mark has words of its own. */
export async function openedPaper() {
  const { book, chapters } = whitePaper()
  const { api } = fakeApi([book])
  const under = await servicesUnderTest([book], {
    api: {
      ...api,
      readSection: async (_book, chapter, start, end) => ({
        ok: true,
        value: (chapters[chapter] ?? []).slice(start, end),
      }),
      readChapters: async (_book, first) => ({
        ok: true,
        value: chapters.slice(first, first + 1).map(paragraphs => encodeChapter(paragraphs)),
      }),
    },
  })
  return { ...under, book, chapters }
}

export type Opened = Awaited<ReturnType<typeof openedPaper>>

/** What is shown of all sections. */
export async function shownOf({ services, book }: Pick<Opened, 'services' | 'book'>) {
  const division = await services.structure.open(book)
  const contents = await Promise.all(
    division.sections.map(async (section: Section) => {
      const content = await services.reading.section(book, section)
      if (!content.ok) throw new Error(content.fault.code)
      return content.value
    }),
  )
  const paragraphs = contents.flatMap(content => content.paragraphs)
  const translations = contents.flatMap(content => content.translations)
  const textAt = (side: Side, index: number) =>
    (side === 'source' ? paragraphs[index]?.text : translations[index]?.content.text) ?? ''
  return { division, paragraphs, translations, textAt }
}
