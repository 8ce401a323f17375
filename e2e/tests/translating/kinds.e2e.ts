/** Kinds of paragraphs: by key, by the menus of text and gutter, several at once, hidden. */
import { expect, test } from '@playwright/test'
import { heard, listen } from '../../support/heard.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const text = (index: number) => paragraphs[index]?.text ?? ''
const id = (index: number) => paragraphs[index]?.id ?? ''
const source = (index: number) => opened.reader.byId('source', id(index))
const translation = (index: number) => opened.reader.byId('translation', id(index))
const gutter = (index: number) =>
  opened.page.locator(`[data-number="0"] .beside-pair.row-${index + 1}`)
const body = paragraphs.flatMap(({ kind }, i) => (kind === 'body' ? i : []))
const [one = 0, two = 0, three = 0, four = 0] = body

test('a key opens the kinds, and a paragraph becomes a heading in text and contents', async () => {
  const { app, reader, page } = opened
  await reader.press('Control+Shift+O')
  await reader.caretIn('translation', one)
  await listen(page)
  const lines = await menuOf(app, () => reader.press('Alt+F9'), 'Heading 2')
  expect(lines).toContain('Text *')
  expect(lines).toContain('(As Printed)')
  await expect(source(one)).toHaveRole('heading')
  await expect(source(one)).toHaveClass(/kind-heading level-2/)
  await expect(translation(one)).toHaveClass(/kind-heading level-2/)
  expect((await heard(page)).join()).toContain(`Paragraph ${one + 1}: Heading 2`)
  await expect(page.locator(`[data-heading="${id(one)}"]`)).toBeVisible()
  await page.keyboard.type('As a title')
  await reader.saved()
  await opened.again()
  await opened.reader.near(one)
  await expect(source(one)).toHaveClass(/kind-heading level-2/)
  await expect(translation(one)).toHaveText('As a title')
})

test('several selected paragraphs get a kind as one step, which is undone', async () => {
  const { app, reader } = opened
  await reader.select(
    { side: 'source', index: two, offset: 2 },
    { side: 'source', index: three, offset: 4 },
  )
  await menuOf(app, () => reader.press('Shift+F10'), 'Kind of Paragraph > Quotation')
  await expect(source(two)).toHaveClass(/kind-quotation/)
  await expect(source(three)).toHaveClass(/kind-quotation/)
  await reader.press('Control+Z')
  await expect(source(two)).toHaveClass(/kind-body/)
  await expect(source(three)).toHaveClass(/kind-body/)
})

test('a hidden paragraph is one line, said by a search, and shown again from the gutter', async () => {
  const { app, reader, page } = opened
  const high = (await source(four).boundingBox())?.height ?? 0
  await menuOf(app, () => gutter(four).click({ button: 'right' }), 'Kind of Paragraph > Hidden')
  await expect(source(four)).toHaveClass(/is-hidden/)
  const low = (await source(four).boundingBox())?.height ?? 0
  expect(low).toBeLessThan(high / 2)
  await expect(gutter(four).getByRole('button')).toHaveAccessibleName(
    `Paragraph ${four + 1} is hidden. Press to show it again`,
  )
  await reader.press('Control+F')
  await page.keyboard.type(text(four).slice(0, 12))
  const hit = page.locator('[data-action="find.hit"]').first()
  await expect(hit).toContainText('hidden')
  await page.keyboard.press('Escape')
  await reader.press('Control+Shift+E')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(
    '1 hidden paragraph is left out.',
  )
  await page.keyboard.press('Escape')
  await menuOf(
    app,
    () => gutter(four).getByRole('button').click(),
    'Kind of Paragraph > Show Again',
  )
  await expect(source(four)).not.toHaveClass(/is-hidden/)
  await expect(source(four)).toHaveText(text(four))
})
