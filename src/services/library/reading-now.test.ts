import { expect, it } from 'vitest'
import { importingHere, type Importing } from './importing.ts'
import { rememberReading } from './reading-now.ts'

/** What a page keeps, in memory. */
function memory(first: readonly (readonly [string, string])[] = []) {
  const rows = new Map(first)
  return {
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, value: string) => void rows.set(name, value),
    removeItem: (name: string) => void rows.delete(name),
  }
}

const file = (name: string) => ({ name, bytes: new TextEncoder().encode('天地玄黄。') })
const endless: Importing = { ...importingHere, preview: () => new Promise(() => {}) }

it('the next page knows the files whose reading the page did not survive', () => {
  const kept = memory()
  const page = rememberReading(endless, kept)
  expect(page.stopped).toEqual([])
  void page.importing.preview(file('一.txt'))
  void page.importing.preview(file('二.txt'))
  expect(page.isReading()).toBe(true)
  expect(rememberReading(endless, kept).stopped).toEqual(['一.txt', '二.txt'])
  expect(rememberReading(endless, kept).stopped).toEqual([])
})

it('a file that was read, refused or cancelled is not remembered', async () => {
  const kept = memory()
  const page = rememberReading(importingHere, kept)
  await page.importing.preview(file('一.txt'))
  await page.importing.preview({ name: '空.txt', bytes: new Uint8Array() })
  const failing = { ...importingHere, preview: () => Promise.reject(new Error('cancelled')) }
  const other = rememberReading(failing, kept)
  await expect(other.importing.preview(file('二.txt'))).rejects.toThrow('cancelled')
  expect(other.isReading()).toBe(false)
  expect(rememberReading(importingHere, kept).stopped).toEqual([])
})

it('a file is read although nothing can be kept', async () => {
  const setItem = () => {
    throw new Error('full')
  }
  const page = rememberReading(importingHere, { ...memory(), setItem })
  expect((await page.importing.preview(file('一.txt'))).ok).toBe(true)
})

it.each(['', '{', '{"a":1}', '[1, null]'])('the kept words %j name no file', written => {
  expect(rememberReading(importingHere, memory([['duizhao.reading', written]])).stopped).toEqual([])
})

it('a page that ends as it should leaves no file behind', () => {
  const kept = memory()
  const page = rememberReading(endless, kept)
  void page.importing.preview(file('一.txt'))
  page.end()
  expect(rememberReading(endless, kept).stopped).toEqual([])
})
