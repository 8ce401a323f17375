/** Links that the reader follows in other programs: they lead to a place, and do nothing else. */
import { expect, test } from '@playwright/test'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { startAgain } from '../../support/second-start.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { ReaderPage } from '../../pages/reader.ts'

const book = 'duizhao:book/eefe48b5cef79a63'
const linkTo = (index: number) => `${book}/paragraph/${paragraphs[index]?.id}`
const opened = openedWhitePaper()
const caretAt = (index: number) =>
  expect.poll(() => opened.reader.caret()).toEqual({ side: 'source', index, offset: 0 })

/** Follows a link as macOS hands it over. */
const follow = (address: string) =>
  opened.app.evaluate(
    ({ app }, address) => app.emit('open-url', { preventDefault() {} }, address),
    address,
  )

test('a start with a link opens the book at its place, and a second start goes on to another', async () => {
  const userData = freshProfile()
  const { page, close } = await launch({ userData, args: ['--', linkTo(30)] })
  const reader = new ReaderPage(
    page,
    paragraphs.map(({ id }) => id),
  )
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 30, offset: 0 })
  expect(await startAgain(userData, ['--', linkTo(60)])).toBe(0)
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 60, offset: 0 })
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(async () => (await reader.caret())?.index).toBe(30)
  await close()
  removeProfile(userData)
})

test('a link that arrives while the reader composes keeps what was composed', async () => {
  const { reader } = opened
  await reader.type(3, 'before ')
  await reader.composing('zhong')
  await follow(linkTo(40))
  await caretAt(40)
  await reader.near(3)
  expect(await reader.translation(3)).toBe('before zhong')
  await reader.saved()
})

test('a link to a book that is not here says which book it is, and one that leads nowhere says so', async () => {
  const { page, reader } = opened
  await reader.caretIn('source', 5)
  const before = await reader.caret()
  await follow('duizhao://book/0123456789abcdef/mark/m1?title=%E5%B1%B1%E5%B1%85%E8%B5%8B')
  await expect(page.getByText('This link leads to “山居赋”, which is not in the')).toBeVisible()
  await follow('duizhao:import?file=/etc/passwd')
  await expect(page.getByText('This link leads to no place that this version')).toBeVisible()
  await follow(`${book}/mark/none`)
  await expect(page.getByText('The mark of this link is not in the library.')).toBeVisible()
  expect(await reader.caret()).toEqual(before)
})

test('a link that is pasted into Go To is followed, and the way back leads to where it was pasted', async () => {
  const { page, reader } = opened
  await reader.caretIn('source', 8)
  await page.keyboard.press('Alt+Shift+F12')
  await reader.caretIn('source', 50)
  await page.keyboard.press('Control+L')
  await page.keyboard.press('Control+V')
  await expect(page.getByRole('option', { name: 'Follow Link' })).toBeVisible()
  await page.keyboard.press('Enter')
  await caretAt(8)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(async () => (await reader.caret())?.index).toBe(50)
})

test('a link to a book is copied in the library, and opens the book from there', async () => {
  const { app, page } = opened
  await page.keyboard.press('Control+Shift+L')
  const row = page.locator('[data-book-id]').first()
  await menuOf(app, () => row.click({ button: 'right' }), 'Copy Link to Book')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(book)
  await follow(book)
  await expect(page.locator('[data-section]').first()).toBeAttached()
  await follow(linkTo(20))
  await caretAt(20)
})
