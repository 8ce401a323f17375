/** The white paper over services in memory, for the tests of this folder. */
import { anchorAt, type Side } from '#domain/anchor'
import { paragraphCount, type Book, type Paragraph, type Section } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { sentencesOfPair } from '#domain/sentences/sentence-links'
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

/**
 * Translates each paragraph twice, marks words on both sides of each, and links the second Chinese
 * sentence with the one that has the word of the paragraph.
 */
export async function worked(opened: Opened) {
  const { services, book } = opened
  const { paragraphs } = await shownOf(opened)
  const marks = await services.marking.open(book.id)
  const [category] = services.marking.categories.get()
  if (!category) throw new Error('no category')
  const sentences = await services.sentences.open(book.id)
  const write = (index: number, id: ParagraphId, text: string) =>
    services.autosave.changed({
      bookId: book.id,
      translations: [{ paragraphId: id, index, content: plain(text), state: 'draft' }],
      annotations: [],
    })
  // A version is kept of what is twice as long as the text that replaces it.
  const early = 'which is not what is there now, '.repeat(5)
  for (const [index, { id }] of paragraphs.entries())
    write(index, id, `An early form with a past${index} in it, ${early}`)
  await services.autosave.flush()
  for (const [index, { id, text }] of paragraphs.entries()) {
    const translation = `Sentence ${index} begins. It has the word${index} here. And it ends.`
    write(index, id, translation)
    const at = translation.indexOf(`word${index} `)
    const end = at + `word${index}`.length
    const place = (side: Side, from: number, to: number) => ({
      selected: {
        side,
        index,
        anchors: [anchorAt(id, side === 'source' ? text : translation, from, to)],
      },
      paragraph: null,
      marks: [],
    })
    marks.mark(category.id, place('translation', at, end))
    if (text.length > 6) marks.note(place('source', 2, Math.min(text.length, 40)))
    const pair = { id, index, source: text, translation }
    const second = sentencesOfPair(text)[1]
    if (second)
      sentences.link(pair, { side: 'source', at: second.start }, { side: 'translation', at })
    if (index % 3 === 0)
      sentences.split(pair, { side: 'translation', at: translation.indexOf('the word') })
  }
  await services.autosave.flush()
  return marks
}

/** The same numbers at every run. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state % below
  }
}

/** Joins and splits at `count` places, the same at every run. */
export async function divideOften(opened: Opened, count: number): Promise<void> {
  const { services, book } = opened
  const next = numbers(7)
  let done = 0
  while (done < count) {
    const { division, textAt } = await shownOf(opened)
    const index = next(paragraphCount(division.shown))
    const side = next(2) === 0 ? 'source' : 'translation'
    const outcome =
      next(2) === 0
        ? await services.structure.join(book.id, index)
        : await services.structure.split(book.id, {
            index,
            side,
            offset: next(textAt(side, index).length + 1),
          })
    if (outcome.ok && outcome.step) done++
  }
}
