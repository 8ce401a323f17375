/**
 * Every character that a reader may write survives a restore, a restart, a backup and an export, to
 * the code unit.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import type { Rows } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { longestTag, tidyTag } from '#domain/tags'
import { naughty as ours } from '#domain/testing'
import { canonical, emptyWork, type Work } from '#domain/work'
import { decodeBackup } from '#formats/backup/decode-backup'
import { encodeBackup } from '#formats/backup/encode-backup'
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, programFolder, removeProfile } from '../../support/app.ts'
import { exportTo } from '../../support/exporting.ts'
import {
  answerOpenDialog,
  answerSaveDialog,
  freshFolder,
  readIfThere,
} from '../../support/files.ts'
import { ReaderPage } from '../../pages/reader.ts'

const [profile, folder] = [freshProfile(), freshFolder()]
test.afterAll(() => {
  removeProfile(profile)
  removeProfile(folder)
})

/** All Han characters: the blocks of Unicode from the radicals to Extension J. */
const han = [
  [0x2e80, 0x2fdf],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ebef],
  [0x2ebf0, 0x2ee5f],
  [0x2f800, 0x2fa1f],
  [0x30000, 0x3347f],
].map(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join(''),
)

/** Our own strings and the Big List of Naughty Strings. */
const listed: readonly string[] = JSON.parse(
  readFileSync(
    join(programFolder, 'node_modules', 'big-list-of-naughty-strings', 'blns.json'),
    'utf8',
  ),
)
const naughty = [...new Set([...ours, ...listed])]

const whitePaper = join(programFolder, 'resources', 'books', 'white-paper')
const json = (path: string) => JSON.parse(readFileSync(join(whitePaper, path), 'utf8'))
const book = bookId(json('manifest.json').id)
const paragraphs: { readonly id: string }[] = json('chapters/0001.json').paragraphs
/**
 * A title for the white paper, with characters beyond the first plane and with format characters.
 */
const titled = '𠀀𪜀𫝀 葛\u{e0101}\u202e倒\u202c𰀀𱍐\u{323b0} "&<b>'
const updatedAt = Date.UTC(2026, 10, 1)

/** The `index`-th paragraph of the white paper, or a paragraph of a book that is missing here. */
const placeOf = (index: number) => {
  const id = paragraphs[index]?.id
  return id === undefined
    ? { bookId: bookId('elsewhere-1'), paragraphId: paragraphId(`p${index}`) }
    : { bookId: book, paragraphId: paragraphId(id) }
}

const texts = [...han, ...naughty.filter(text => text.trim() !== '')]
const translations = texts.map((text, index): Rows['translations'] => ({
  ...placeOf(index),
  index,
  content: plain(text),
  state: 'draft',
  updatedAt,
}))
const categories = naughty.map((name, order): Rows['categories'] => ({
  id: categoryId(`c${order}`),
  name,
  colour: 'amber',
  shape: 'fill',
  order: order + 4,
  bookId: null,
  deletedAt: null,
  updatedAt,
}))
/** Whether a field of one line accepts `text` unchanged, without trimming it. */
const isTidy = (text: string): boolean => tidyTag(text) === text

/** All Han characters in pieces of `length` characters. */
function pieces(length: number): readonly string[] {
  const all = Array.from(han.join(''))
  return Array.from({ length: Math.ceil(all.length / length) }, (_, i) =>
    all.slice(i * length, (i + 1) * length).join(''),
  )
}

/**
 * Records of the white paper and of missing books. Some titles are longer than a reader can type.
 */
const books = [titled, ...naughty.filter(isTidy), ...pieces(5000)].map(
  (title, i): Rows['books'] => ({
    bookId: i === 0 ? book : bookId(`elsewhere-${i}`),
    title,
    author: naughty[i] ?? null,
    language: null,
    translatedTitle: title,
    translatedAuthor: naughty[i] ?? null,
    removedAt: null,
    updatedAt,
  }),
)
const annotations = naughty.map((text, index): Rows['annotations'] => ({
  id: annotationId(`a${index}`),
  bookId: placeOf(index).bookId,
  kind: 'note',
  category: categoryId(`c${index}`),
  side: 'source',
  index,
  anchors: [
    {
      paragraphId: placeOf(index).paragraphId,
      start: 0,
      end: 1,
      quote: { exact: text, prefix: text, suffix: text },
    },
  ],
  note: [plain(text), ...(index < ours.length ? [plain(han[4] ?? '')] : [])],
  // A tag begins and ends with a visible character and is not empty.
  tags: [...(isTidy(text) ? [text] : []), ...(index === 0 ? pieces(longestTag) : [])],
  createdAt: updatedAt,
  updatedAt,
  deletedAt: null,
}))
const empty = emptyWork('elsewhere')
const work: Work = {
  ...empty,
  rows: { ...empty.rows, translations, annotations, categories, books },
}

/** The work in the backup file at `path`, without rows that the program made. */
function foundIn(path: string): string {
  const read = decodeBackup(readFileSync(path), (_table, found) => ({
    rows: found as never,
    damaged: 0,
  }))
  if (!read.ok) throw new Error(read.fault.code)
  const { rows } = read.value.work
  const own = rows.categories.filter(({ id }) => categories.some(one => one.id === id))
  return canonical({ rows: { ...rows, categories: own, positions: [], settings: [] } })
}

test('every Han character and every naughty string survives a restore, a restart, a backup and an export', async () => {
  test.slow()
  const given = join(folder, 'given.duizhao')
  const packed = encodeBackup({ of: 'library', program: '', madeAt: updatedAt, books: [], work })
  if (!packed.ok) throw new Error(packed.fault.code)
  writeFileSync(given, packed.value)

  const first = await launchPlain({ userData: profile })
  const restoring = new ReaderPage(first.page)
  await expect(first.page.locator('[data-book-id]').first()).toBeVisible()
  await answerOpenDialog(first.app, given)
  await restoring.press('Control+Shift+B')
  await restoring.action('backup.restore').click()
  await restoring.action('restore.confirm').click()
  await expect(restoring.action('restore.undo').first()).toBeVisible({ timeout: 60_000 })
  await restoring.saved()
  await first.close()

  const second = await launchPlain({ userData: profile })
  const reader = new ReaderPage(second.page)
  await expect(second.page.locator('[data-book-id]').first()).toContainText(titled)
  await reader.open()
  await expect.poll(() => reader.translation(0)).toBe(han[0])
  const exported = join(folder, 'exported.md')
  await exportTo(second, 'markdown', exported)
  await expect.poll(() => readIfThere(exported)).toContain(han.at(-1))
  const markdown = readFileSync(exported, 'utf8')
  const wanted = ['𠀀𪜀𫝀 葛\u{e0101}\u202e倒', ...pieces(longestTag), ...han]
  expect(wanted.filter(text => !markdown.includes(text))).toEqual([])

  const kept = join(folder, 'kept.duizhao')
  await answerSaveDialog(second.app, kept)
  await reader.press('Control+Shift+B')
  await reader.action('backup.save').click()
  await second.page.getByRole('radio').first().check()
  await reader.action('backup.keep').click()
  await expect.poll(() => readIfThere(kept)).not.toBe('')
  await second.close()
  expect(foundIn(kept) === canonical(work)).toBe(true)
})
