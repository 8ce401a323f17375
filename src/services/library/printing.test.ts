import type { Api } from '#contract/api'
import { usualChoices } from '#domain/exporting/export-choices'
import { wordsOf } from '#domain/paper/paper-text'
import { expect, it } from 'vitest'
import { sampleLabels } from '#formats/fixtures/sample-project'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'
import type { PaperPages } from './printing.ts'

const book = sampleBook()
const pages: PaperPages = {
  html: ['<p>一</p>', '<p>二</p>'],
  sheet: { title: '书', language: 'zh-Hans', width: 210, height: 297, styles: [] },
}
const named = { book, choices: usualChoices, selection: undefined }

async function pressed(change: Partial<Api> = {}) {
  const shell = fakeApi()
  const asked: unknown[] = []
  const sent = new Map<string, string>()
  const api: Api = {
    ...shell.api,
    addToFile: async (id, part) =>
      void sent.set(id, (sent.get(id) ?? '') + new TextDecoder().decode(part)),
    dropFile: async id => void sent.delete(id),
    savePaper: async (name, id, sheet) => {
      asked.push({ name, sheet, html: sent.get(id) })
      return { ok: true, value: { name, id } }
    },
    printPaper: async (id, sheet) => {
      asked.push({ sheet, html: sent.get(id) })
      return { ok: true, value: 'printed' }
    },
    stopPaper: async () => void asked.push('stopped'),
    ...change,
  }
  const { services } = await servicesUnderTest([book], { api })
  return { services, asked, sent }
}

it('the text of a book on paper has all its paragraphs', async () => {
  const { services } = await pressed()
  const { signal } = new AbortController()
  const done: number[] = []
  const outcome = await services.printing.text(book, {
    choices: usualChoices,
    labels: sampleLabels,
    signal,
    onProgress: (count, total) => done.push(count / total),
  })
  const total = book.chapters.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  expect(outcome?.ok && outcome.value.pairs.length).toBe(total)
  expect(outcome?.ok && wordsOf(outcome.value.pairs[0]?.cells[0]?.runs ?? [])).toBe('第0段。')
  expect(done.at(-1)).toBe(1)
})

it('pages are sent, then saved under the name of the book, or printed', async () => {
  const { services, asked } = await pressed()
  const { signal } = new AbortController()
  const html = '<p>一</p><p>二</p>'
  const saved = await services.printing.save(pages, named, signal)
  expect(saved).toMatchObject({ ok: true, value: { name: `${book.title}.pdf` } })
  expect(await services.printing.print(pages, signal)).toEqual({ ok: true, value: 'printed' })
  expect(asked).toEqual([
    { name: `${book.title}.pdf`, sheet: pages.sheet, html },
    { sheet: pages.sheet, html },
  ])
})

it('nothing is printed once the reader has cancelled, and nothing is left', async () => {
  const { services, asked, sent } = await pressed()
  const stop = new AbortController()
  stop.abort()
  expect(await services.printing.print(pages, stop.signal)).toEqual({
    ok: true,
    value: 'cancelled',
  })
  expect(asked).toEqual([])
  expect(sent.size).toBe(0)
})

it('cancelling while a PDF is made ends it', async () => {
  const stop = new AbortController()
  const { services, asked } = await pressed({
    savePaper: async () => {
      stop.abort()
      return { ok: true, value: 'cancelled' }
    },
  })
  expect(await services.printing.save(pages, named, stop.signal)).toEqual({
    ok: true,
    value: 'cancelled',
  })
  expect(asked).toEqual(['stopped'])
})
