import type { Book } from '#domain/book'
import { nothingIgnored } from '#domain/collation/compared-text'
import { paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { importingHere } from '../library/importing.ts'
import { sampleBook, servicesUnderTest } from '../testing.ts'

const book = sampleBook()
const titled = (id: string, title: string, sizes: readonly number[]): Book => ({
  ...sampleBook(id, sizes),
  title,
  provenance: { file: `${id}.txt`, sha256: '1'.repeat(64), importer: 'test' },
})
const traditional = titled('traditional', '網絡空間', [3, 3])
const unrelated: Book = {
  ...titled('unrelated', '别的书', [900]),
  chapters: titled('unrelated', '', [900]).chapters.map(one => ({
    ...one,
    sha256: '2'.repeat(64),
  })),
}

it('the editions of a work come before other books, whatever script their titles are in', async () => {
  const { services } = await servicesUnderTest([unrelated, book, traditional])
  const editions = await (await services.collation()).editionsOf(book)
  expect(editions.map(({ name, isLikely }) => [name, isLikely])).toEqual([
    ['網絡空間', true],
    ['别的书', false],
  ])
})

it('a book of the same title is named with its file', async () => {
  const { services } = await servicesUnderTest([book, titled('again', book.title, [3])])
  const [edition] = await (await services.collation()).editionsOf(book)
  expect(edition?.name).toBe('网络空间 (again.txt)')
})

it('the paragraphs that another edition has more are found and saved as a table', async () => {
  const { services, shell } = await servicesUnderTest([book, traditional])
  const collation = await services.collation()
  const made = await collation.collate(book, traditional, nothingIgnored, {})
  if (!made.ok) throw new Error(made.fault.code)
  const { entries } = made.value
  expect(entries).toMatchObject([{ kind: 'onlyThere', other: '第5段。', otherIndex: 5 }])
  const { signal } = new AbortController()
  await collation.save({ entries, book, witness: '網絡空間', signal })
  expect(shell.savedFiles).toMatchObject([{ name: '网络空间 網絡空間.csv' }])
  expect(shell.savedFiles[0]?.text).toContain('"","","第5段。","網絡空間","onlyThere","6",""')
})

it('a book that is not there any more is reported', async () => {
  const { services } = await servicesUnderTest([book])
  const made = await (await services.collation()).collate(book, traditional, nothingIgnored, {})
  expect(made).toMatchObject({
    ok: false,
    fault: { code: 'bundle.not-found', file: 'traditional' },
  })
})

it('a comparison that was cancelled ends with the reason', async () => {
  const { services } = await servicesUnderTest([book, traditional])
  const signal = AbortSignal.abort(new Error('cancelled'))
  const collation = await services.collation()
  await expect(collation.collate(book, traditional, nothingIgnored, { signal })).rejects.toThrow(
    'cancelled',
  )
})

it('progress moves while the texts are read, never falls, and a cancel while reading ends it', async () => {
  const { services } = await servicesUnderTest([book, traditional])
  const collation = await services.collation()
  const shares: number[] = []
  const onProgress = (share: number) => shares.push(share)
  await collation.collate(book, traditional, nothingIgnored, { onProgress })
  expect(shares.slice(0, 2)).toEqual([0.0375, 0.075])
  expect(shares.length).toBeGreaterThan(3)
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
  const working = new AbortController()
  const { signal } = working
  const stop = () => working.abort(new Error('cancelled'))
  await expect(
    collation.collate(book, traditional, nothingIgnored, { signal, onProgress: stop }),
  ).rejects.toThrow('cancelled')
})

it('all ways of writing a character are one form, also in a group with a rare character', async () => {
  const edition = (text: string) => [{ id: paragraphId('p0'), text }]
  const options = { ...nothingIgnored, ignoresForms: true }
  const [here, there] = [edition('当下上至，发后门开。'), edition('當下上至，發後門開。')]
  const [row] = await importingHere.collate({ here, there, options })
  expect(row?.variants).toEqual([])
})
