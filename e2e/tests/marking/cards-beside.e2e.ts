/** Notes as cards beside their passages: level, following the scroll, by mouse and by keyboard. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const cards = () => opened.page.locator('[data-card]')
const held = () => opened.page.locator('[data-card][data-held]')
const notes = () => opened.page.locator('[data-pane="notes"]')

async function marked(index: number, start: number, end: number, key = 'Alt+2') {
  await opened.reader.select(
    { side: 'source', index, offset: start },
    { side: 'source', index, offset: end },
  )
  await opened.reader.press(key)
}

const besideText = () => chooseInMenu(opened.app, 'view.notesBeside')

const scrolledTo = (where: 'top' | 'end') =>
  opened.page
    .locator('[data-pane="text"]')
    .evaluate((pane, to) => pane.scrollTo(0, to === 'top' ? 0 : pane.scrollHeight), where)

/** How far each card is below its passage, in CSS pixels. */
const distances = () =>
  opened.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-card]')].map(card => {
      const mark = document.querySelector(`.column [data-mark-id="${card.dataset['card']}"]`)
      return mark
        ? Math.round(card.getBoundingClientRect().top - mark.getBoundingClientRect().top)
        : null
    }),
  )

test('cards are level with their passages, follow the scroll and the lines that are typed', async () => {
  const { reader, page } = opened
  await marked(1, 0, 4)
  await marked(2, 0, 4)
  await besideText()
  await expect(cards()).toHaveCount(2)
  const isLevel = async () => {
    for (const distance of await distances()) expect(Math.abs(distance ?? 99)).toBeLessThan(9)
  }
  await expect(isLevel).toPass()
  await page.locator('[data-pane="text"]').evaluate(pane => pane.scrollBy(0, 237))
  await expect(isLevel).toPass()
  // The translation of the paragraph above becomes taller than the paragraph.
  const top = async () => (await cards().last().boundingBox())?.y ?? 0
  await reader.caretIn('translation', 1)
  const before = await top()
  for (let i = 0; i < 14; i++) await page.keyboard.press('Shift+Enter')
  await expect.poll(top).not.toBe(before)
  await expect(isLevel).toPass()
})

test('cards say where and what they are, are gone through by key, written in place, and kept after a restart', async () => {
  const { reader, page } = opened
  await marked(2, 6, 9)
  await marked(2, 12, 15)
  await page.keyboard.press('Escape')
  await cards().first().locator('[data-action="note.show"]').focus()
  await expect(held()).toContainText('¶ 2')
  await expect(held()).toContainText('Doubt')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(held()).toContainText(paragraphs[2]?.text.slice(6, 9) ?? '')
  await expect(held()).toHaveCount(1)
  await expect(held().locator('[data-action="note.show"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(held().getByRole('textbox')).toBeFocused()
  await reader.compose(['n', 'ni', '你'])
  await page.keyboard.type(' in place')
  await page.keyboard.press('Escape')
  await expect(held()).toContainText('你 in place')
  // The caret has the keyboard again.
  await expect(notes().locator(':focus')).toHaveCount(0)
  await reader.saved()
  await opened.again()
  await expect(cards().filter({ hasText: '你 in place' })).toHaveCount(1)
  await expect(notes().getByRole('list')).toHaveCount(1)
  await expect(notes().getByRole('listitem').first()).toHaveAttribute('aria-setsize', '4')
})

test('a key goes to a passage that is not on the screen, and Escape to the caret', async () => {
  const { page } = opened
  const last = paragraphs.length - 2
  await marked(last, 0, 3)
  await page.keyboard.press('Escape')
  await scrolledTo('top')
  // While the text is still scrolled, the cards are those of the passage that was left.
  const first = cards().filter({ hasText: paragraphs[1]?.text.slice(0, 4) ?? '' })
  await first.locator('[data-action="note.show"]').focus()
  await page.keyboard.press('End')
  await expect(held()).toContainText(paragraphs[last]?.text.slice(0, 3) ?? '')
  await expect(held()).toBeInViewport()
  await expect(held().locator('[data-action="note.show"]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-pane="text"] :focus')).toHaveCount(1)
  await expect(notes()).toBeVisible()
})

test('a note that is being written keeps the keyboard while the text is scrolled far away', async () => {
  const { page } = opened
  const last = cards().filter({ hasText: paragraphs.at(-2)?.text.slice(0, 3) ?? '' })
  await last.locator('[data-action="note.show"]').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('before ')
  await scrolledTo('top')
  await expect(cards().filter({ hasText: '你 in place' })).toHaveCount(1)
  await expect(held()).not.toBeInViewport()
  await page.keyboard.type('and after')
  await page.keyboard.press('Escape')
  await expect(async () => {
    // The height of the text is known only when the end is drawn.
    await scrolledTo('end')
    expect(await cards().filter({ hasText: 'before and after' }).count()).toBe(1)
  }).toPass()
})

test('the filter applies to cards, and the list comes back by its button', async () => {
  const { page } = opened
  await notes().locator('[data-action="note.filter"]').selectOption({ label: 'Term' })
  await expect(cards()).toHaveCount(0)
  await notes().locator('[data-action="note.filter"]').selectOption({ label: 'All notes' })
  await expect(cards()).not.toHaveCount(0)
  await notes().getByRole('button', { name: 'Notes beside Their Passages' }).click()
  await expect(cards()).toHaveCount(0)
  await expect(notes().getByRole('listitem')).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Notes beside Their Passages' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})
