/** What the library says of books that a reader has begun. */
import { expect, test } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { paragraphs } from '../../support/white-paper.ts'

let userData = ''
let program: Launched
let reader: ReaderPage

async function start() {
  program = await launch({ userData })
  const ids = paragraphs.map(({ id }) => id)
  reader = new ReaderPage(program.page, ids)
  await expect(shelved()).toBeVisible()
}

test.beforeAll(async () => {
  userData = freshProfile()
  await start()
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
})

const shelved = () => program.page.locator('[data-book-id]').first()
const leaveBook = async () => {
  await reader.press('Control+Shift+L')
  await expect(shelved()).toBeVisible()
}
/** The percentage that the library says is read. */
const percentRead = async () =>
  Number(/(\d+)% read/.exec((await shelved().textContent()) ?? '')?.[1] ?? -1)

/** Scrolls by less than a screen at a time until paragraph `index` is on the screen. */
const scrollTo = (index: number) =>
  program.page.evaluate(
    async ([at, all]) => {
      const drawn = (id: string | undefined) =>
        document.querySelector(`[data-paragraph-id="${id}"][data-side="source"]`)
      const isShown = () => {
        const box = drawn(all[at])?.getBoundingClientRect()
        return box !== undefined && box.top < innerHeight - 200 && box.bottom > 100
      }
      const first = document.querySelector('[data-paragraph-id]')
      let page = first?.parentElement
      while (page && !/auto|scroll/.test(getComputedStyle(page).overflowY))
        page = page.parentElement
      const way = all.indexOf(first?.getAttribute('data-paragraph-id') ?? '') < at ? 1 : -1
      for (let i = 0; i < 1000 && !isShown(); i++) {
        page?.scrollBy(0, way * 200)
        for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)
      }
      if (!isShown()) throw new Error('the paragraph was not reached')
    },
    [index, paragraphs.map(({ id }) => id)] as const,
  )

async function goTo(number: number) {
  await reader.press('Control+L')
  await expect(program.page.locator('input[role="combobox"]')).toBeFocused()
  await program.page.keyboard.type(String(number))
  await reader.press('Enter')
}

test('the furthest place read stays when the reader scrolls back, and over a restart', async () => {
  await expect(shelved()).not.toContainText('% read')
  await reader.open()
  await scrollTo(30)
  await leaveBook()
  const reached = await percentRead()
  expect(reached).toBeGreaterThanOrEqual(Math.floor((100 * 30) / paragraphs.length) - 2)
  await reader.open()
  await scrollTo(0)
  await leaveBook()
  expect(await percentRead()).toBe(reached)
  await program.close()
  await start()
  expect(await percentRead()).toBe(reached)
})

test('a look at the end of a book does not count as reading it', async () => {
  const before = await percentRead()
  await reader.open()
  await goTo(paragraphs.length)
  await expect(reader.paragraph('source', paragraphs.length - 1)).toBeInViewport()
  await reader.saved()
  await leaveBook()
  expect(await percentRead()).toBe(before)
})

test('drafts and finished paragraphs are said apart', async () => {
  await reader.open()
  await goTo(2)
  for (const [index, words] of [
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
  ] as const)
    await reader.type(index, words)
  await reader.press('Control+Enter')
  await reader.saved()
  await leaveBook()
  await expect(shelved()).toContainText('2 drafts')
  await expect(shelved()).toContainText('1 done')
  await expect(shelved()).not.toContainText('% done')
  await reader.action('shelf.covers').click()
  await reader.action('book.open').first().focus()
  await expect(shelved().getByText('2 drafts')).toBeVisible()
  await reader.action('shelf.list').click()
})
