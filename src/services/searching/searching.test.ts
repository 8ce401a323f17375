import type { Book } from '#domain/book'
import { categoryId, paragraphId, type BookId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import {
  countOf,
  hitAt,
  places,
  type SearchResults,
  type SearchPlace,
} from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { noVariants } from '#domain/search/variants'
import { commit } from '#storage/commit'
import { describe, expect, it } from 'vitest'
import type { Findings, LibraryFindings, SearchRefusal, Searching } from './searching.ts'
import { searchEngineHere, type SearchEngine } from './search-engine.ts'
import { sampleBook, servicesUnderTest, markOn } from '../testing.ts'

const book = sampleBook()
const asked = (words: string, options: Partial<Asked> = {}): Asked => ({
  words,
  matchCase: false,
  exactCharacters: false,
  isPattern: false,
  ...options,
})
const hitsOf = (found: SearchResults) =>
  Array.from({ length: countOf(found) }, (_, i) => hitAt(found, i)!).map(
    ({ place, index }) => `${index} ${place}`,
  )

/** All findings of a search until the book is whole or the search is refused. */
function search(
  searching: Searching,
  words: string | Asked,
  where: readonly SearchPlace[] = places,
  of: Book = book,
) {
  return new Promise<readonly Findings[]>(resolve => {
    const told: Findings[] = []
    searching.inBook(of, typeof words === 'string' ? asked(words) : words, where, findings => {
      told.push(findings)
      if (!findings.ok || findings.loading.isWhole) resolve(told)
    })
  })
}
async function found(
  searching: Searching,
  words: string,
  where: readonly SearchPlace[] = places,
): Promise<readonly string[]> {
  const last = (await search(searching, words, where)).at(-1)
  return last?.ok ? hitsOf(last.found) : [String(last?.why)]
}
const typed = (index: number, text: string) => ({
  bookId: book.id,
  translations: [
    { paragraphId: paragraphId(`p${index}`), index, content: plain(text), state: 'draft' as const },
  ],
  annotations: [],
})

describe('searching a book', () => {
  it('a search finds hits in what has been read, and finally in the whole source', async () => {
    const { services } = await servicesUnderTest()
    const told = await search(services.searching, '段')
    const counts = told.map(findings => (findings.ok ? countOf(findings.found) : -1))
    expect(counts.at(-1)).toBe(5)
    expect(counts).toEqual(counts.toSorted())
    expect(await found(services.searching, '第3段')).toEqual(['3 source'])
  })

  it('the first search, ended before its code is loaded, reports nothing', async () => {
    const { services } = await servicesUnderTest()
    const told: Findings[] = []
    services.searching.inBook(book, asked('段'), places, findings => told.push(findings))()
    expect(await found(services.searching, '第3段')).toEqual(['3 source'])
    expect(told).toEqual([])
  })

  it('a long search reports partial results and finally all', async () => {
    const searchEngine = searchEngineHere(
      async () => noVariants,
      async () => true,
    )
    const { services } = await servicesUnderTest(undefined, { searchEngine })
    await search(services.searching, '段')
    const told = await search(services.searching, '段')
    const counts = told.map(findings =>
      findings.ok ? [countOf(findings.found), findings.loading.isWhole] : [],
    )
    // One chapter after the other, then everything with the translations.
    expect(counts).toEqual([
      [3, false],
      [5, false],
      [5, true],
    ])
  })

  it('results only grow while a long book is read, and few searches are run', async () => {
    const long = sampleBook('long', Array<number>(60).fill(1))
    const engine = searchEngineHere(
      async () => noVariants,
      async () => true,
    )
    let finds = 0
    const find: SearchEngine['find'] = (...question) => {
      finds++
      return engine.find(...question)
    }
    const { services } = await servicesUnderTest([long], { searchEngine: { ...engine, find } })
    const told = await search(services.searching, '段', places, long)
    const counts = told.map(findings => (findings.ok ? countOf(findings.found) : -1))
    expect(counts.at(-1)).toBe(60)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.length).toBeGreaterThan(10)
    expect(finds).toBeLessThan(10)
  })

  it('a search finds stored, unwritten and newly typed text', async () => {
    const { services, db, clock, turn } = await servicesUnderTest()
    const row = { bookId: book.id, state: 'draft' as const, updatedAt: 1 }
    const kept = { ...row, paragraphId: paragraphId('p0'), index: 0, content: plain('kept sea') }
    await commit(db, [{ table: 'translations', row: kept }], 1)
    turn('refuses')
    services.autosave.changed(typed(1, 'waiting sea'))
    await clock.pass(1000)
    expect(await found(services.searching, 'SEA')).toEqual(['0 translation', '1 translation'])
    services.autosave.changed(typed(0, 'kept lake'))
    services.autosave.changed(typed(4, 'new sea'))
    expect(await found(services.searching, 'sea')).toEqual(['1 translation', '4 translation'])
  })

  it('a search reads many translations', async () => {
    const long = sampleBook('long', [1200])
    const { services, db } = await servicesUnderTest([long])
    const rows = Array.from({ length: 1200 }, (_, index) => ({
      table: 'translations' as const,
      row: {
        bookId: long.id,
        paragraphId: paragraphId(`p${index}`),
        index,
        content: plain('sea'),
        state: 'draft' as const,
        updatedAt: 1,
      },
    }))
    await commit(db, rows, 1)
    const last = (await search(services.searching, 'sea', places, long)).at(-1)
    expect(last?.ok && countOf(last.found)).toBe(1200)
  })

  it('a search finds notes in their present form', async () => {
    const { services } = await servicesUnderTest()
    const marks = await services.marking.open(book.id)
    const note = markOn(marks, {
      side: 'source',
      index: 2,
      anchors: [],
      category: categoryId('term'),
      note: [plain('a difficult'), plain('passage')],
    })
    expect(await found(services.searching, 'difficult passage')).toEqual(['2 note'])
    marks.writeNote(note.id, [plain('an easy passage')])
    expect(await found(services.searching, 'difficult')).toEqual([])
    expect(await found(services.searching, 'easy')).toEqual(['2 note'])
    marks.retag(note.id, ['easy', 'place'])
    expect(await found(services.searching, 'easy')).toEqual(['2 note', '2 note'])
    marks.remove(note.id)
    expect(await found(services.searching, 'easy')).toEqual([])
  })

  it('a search covers only the given places', async () => {
    const { services } = await servicesUnderTest()
    services.autosave.changed(typed(1, '第1段, the first'))
    expect(await found(services.searching, '第1段', ['translation'])).toEqual(['1 translation'])
    expect(await found(services.searching, '第1段', ['source'])).toEqual(['1 source'])
    expect(await found(services.searching, '第1段', [])).toEqual([])
  })

  it('`changes` reports that something was written', async () => {
    const { services } = await servicesUnderTest()
    await found(services.searching, '段')
    const before = services.searching.changes.get()
    services.autosave.changed(typed(1, 'x'))
    expect(services.searching.changes.get()).toBeGreaterThan(before)
  })

  it('an ended search reports nothing', async () => {
    const { services } = await servicesUnderTest()
    const told: Findings[] = []
    services.searching.inBook(book, asked('段'), places, findings => told.push(findings))()
    await found(services.searching, '段')
    expect(told).toEqual([])
  })

  it.each<[SearchRefusal, Asked]>([
    ['empty', asked(' ')],
    ['broken', asked('(', { isPattern: true })],
    ['too-much', asked('a{9000}', { isPattern: true })],
  ])('a search refuses a query that is %s', async (why, question) => {
    const { services } = await servicesUnderTest()
    expect(await search(services.searching, question)).toEqual([{ ok: false, why }])
  })

  it.each([1, 2])(
    'a search whose engine fails is tried once more; failures: %i',
    async failures => {
      let left = failures
      const engine = searchEngineHere(async () => noVariants)
      const find: SearchEngine['find'] = async (...what) => {
        if (left-- > 0) throw new Error('the worker has ended')
        return engine.find(...what)
      }
      const { services } = await servicesUnderTest(undefined, { searchEngine: { ...engine, find } })
      expect(await found(services.searching, '第3段')).toEqual([failures > 1 ? 'lost' : '3 source'])
    },
  )

  it('a damaged book is searched as far as it can be read, and the faults are named', async () => {
    const damaged = {
      ...book,
      chapters: book.chapters.map((chapter, i) =>
        i === 0 ? { ...chapter, paragraphs: 4 } : chapter,
      ),
    }
    const { services } = await servicesUnderTest()
    const last = (await search(services.searching, '段', places, damaged)).at(-1)
    expect(last).toMatchObject({
      loading: { faults: [{ code: 'bundle.wrong-shape', place: '0' }] },
    })
    expect(last?.ok && countOf(last.found)).toBe(2)
  })

  it('hits have excerpts and replacements', async () => {
    const { services } = await servicesUnderTest()
    const [told] = (await search(services.searching, '3段')).slice(-1)
    const hit = told?.ok ? hitAt(told.found, 0) : null
    expect(await services.searching.excerpts(book, [hit!])).toMatchObject([
      { before: '第', words: '3段', after: '。' },
    ])
    expect(await services.searching.excerpts(book, [{ ...hit!, index: 99 }])).toEqual([null])
    const question = asked('(.)(.)', { isPattern: true })
    expect(await services.searching.replacements(question, '$2$1', ['甲乙'])).toEqual({
      ok: true,
      value: ['乙甲'],
    })
  })
})

describe('searching the library', () => {
  const library = (
    services: { readonly searching: Searching },
    books: readonly Book[],
    question: Asked,
  ) =>
    new Promise<{ told: LibraryFindings[]; end: SearchRefusal | null }>(resolve => {
      const told: LibraryFindings[] = []
      const query = { books, asked: question, places, excerpts: 1 }
      services.searching.inLibrary(query, findings => {
        if (findings === null || typeof findings === 'string') resolve({ told, end: findings })
        else told.push(findings)
      })
    })

  it('a library search reports each book with its first hits', async () => {
    const books = [sampleBook('a', [2]), sampleBook('b', [1]), sampleBook('c', [3])]
    const { services } = await servicesUnderTest(books)
    const { told, end } = await library(services, books, asked('第1段'))
    expect(told.map(({ book, found }) => `${book.id} ${countOf(found)}`)).toEqual(['a 1', 'c 1'])
    expect(told[0]?.excerpts).toMatchObject([{ words: '第1段' }])
    expect(end).toBeNull()
  })

  it('a library search reports why it was refused', async () => {
    const { services } = await servicesUnderTest()
    expect(await library(services, [book], asked('', {}))).toEqual({ told: [], end: 'empty' })
  })

  it('the engine keeps a limited amount of text and reads forgotten books again', async () => {
    const heavy = (id: string): Book => {
      const [chapter] = sampleBook(id, [2]).chapters
      return { ...sampleBook(id, [2]), chapters: [{ ...chapter!, characters: 5_000_000 }] }
    }
    const books = ['a', 'b', 'c', 'd'].map(heavy)
    const forgotten: string[] = []
    const engine = searchEngineHere(async () => noVariants)
    const forget = (id: BookId) => {
      forgotten.push(id)
      return engine.forget(id)
    }
    const { services } = await servicesUnderTest(books, { searchEngine: { ...engine, forget } })
    const all = () => library(services, books, asked('第1段'))
    expect((await all()).told).toHaveLength(4)
    expect((await all()).told).toHaveLength(4)
    expect(forgotten).toEqual(['a', 'b', 'c', 'd', 'a', 'b'])
  })
})
