/**
 * Input methods. Every editable place takes a composition exactly, and keys in a composition belong
 * to it.
 */
import { actionEntry, actionNames } from '#domain/actions'
import { expect, test, type Locator } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import type { ReaderPage } from '../../pages/reader.ts'

const opened = openedWhitePaper()

const steps = ['z', 'zh', 'zhong', '中国', '中国']
const word = '中国'

/** Each place of a composition: its name, its pair, the way there, and the text afterwards. */
const places: readonly (readonly [
  string,
  number,
  (reader: ReaderPage) => Promise<void>,
  string,
])[] = [
  ['the start of an empty pair', 0, reader => reader.caretIn('translation', 0), word],
  [
    'the start of a pair',
    1,
    async reader => {
      await reader.type(1, 'text')
      await reader.press('Home')
    },
    `${word}text`,
  ],
  [
    'the middle of a pair',
    2,
    async reader => {
      await reader.type(2, 'text')
      await reader.press('ArrowLeft', 'ArrowLeft')
    },
    `te${word}xt`,
  ],
  ['the end of a pair', 3, reader => reader.type(3, 'text'), `text${word}`],
  [
    'a pair that was emptied',
    4,
    async reader => {
      await reader.type(4, 'text')
      await reader.press('Control+A', 'Delete')
    },
    word,
  ],
  [
    'selected words',
    5,
    async reader => {
      await reader.type(5, 'text')
      await reader.press('Shift+ArrowLeft', 'Shift+ArrowLeft')
    },
    `te${word}`,
  ],
  [
    'a second line',
    6,
    async reader => {
      await reader.type(6, 'text')
      await reader.press('Shift+Enter')
    },
    `text\n${word}`,
  ],
  [
    'bold words',
    7,
    async reader => {
      await reader.type(7, '**text**')
      await reader.press('ArrowLeft', 'ArrowLeft')
    },
    `<strong>te${word}xt</strong>`,
  ],
]

for (const [place, pair, goThere, expected] of places)
  test(`a composition at ${place} is written exactly`, async () => {
    const { reader } = opened
    await goThere(reader)
    await reader.compose(steps)
    await expect.poll(() => reader.translation(pair)).toBe(expected)
  })

test('undo and redo treat a composition as one word', async () => {
  const { reader } = opened
  await reader.type(8, 'text')
  await reader.type(9, 'what was typed last is not beside it')
  await reader.caretAt('translation', 8, 3)
  await reader.compose(steps)
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(8)).toBe('text')
  await reader.press('Control+Shift+Z')
  await expect.poll(() => reader.translation(8)).toBe(`tex${word}t`)
})

test('a composition over a selection across pairs joins no pairs', async () => {
  const { reader } = opened
  await reader.type(10, 'ten')
  await reader.type(11, 'eleven')
  await reader.type(12, 'twelve')
  await reader.select(
    { side: 'translation', index: 10, offset: 1 },
    { side: 'translation', index: 12, offset: 3 },
  )
  await reader.compose(steps)
  await expect.poll(() => reader.translations(10, 3)).toEqual([`t${word}`, '', 'lve'])
})

test('a composition inside a mark extends the mark', async () => {
  const { reader, page } = opened
  await reader.type(14, 'marked')
  await reader.press('Shift+Home', 'Alt+1')
  await reader.caretAt('translation', 14, 3)
  await reader.compose(steps)
  const marked = page.locator('[data-side="translation"] [data-mark-id]')
  await expect.poll(async () => (await marked.allTextContents()).join('')).toBe(`mar${word}ked`)
})

test('a cancelled composition leaves the text as it was', async () => {
  const { reader } = opened
  await reader.type(15, 'text')
  for (const text of ['z', 'zh', '']) await reader.composing(text)
  await expect.poll(() => reader.translation(15)).toBe('text')
})

test('keys in a composition run no action', async () => {
  const { reader, page } = opened
  await reader.type(16, 'text')
  await reader.composing('zhong')
  const before = await seen()
  for (const keys of actionNames.flatMap(name => actionEntry(name).keys?.split(' ') ?? []))
    await opened.reader.keyInComposition(keys)
  expect(await seen()).toEqual(before)
  await reader.compose([word])
  expect(await reader.translation(16)).toBe(`text${word}`)
  await expect(page.getByRole('dialog')).toBeHidden()

  async function seen() {
    const { translations, marks, notes } = await reader.everything()
    return {
      texts: translations.length,
      marks: marks.length,
      notes: notes.length,
      dialogs: await page.getByRole('dialog').count(),
      panes: await page.locator('[data-pane]').count(),
      caret: await reader.caret(),
    }
  }
})

test('Enter, Backspace, Delete and Escape in a composition belong to it', async () => {
  const { reader } = opened
  await reader.type(17, 'text')
  await reader.press('Home')
  await reader.composing('zhong')
  for (const key of ['Enter', 'Shift+Enter', 'Backspace', 'Delete', 'Escape', 'Down', 'Up'])
    await opened.reader.keyInComposition(key)
  await reader.compose([word])
  await expect.poll(() => reader.translations(17, 2)).toEqual([`${word}text`, ''])
  expect((await reader.caret())?.index).toBe(17)
})

test('pasting or cutting during a composition takes nothing from it', async () => {
  const { reader, page } = opened
  await reader.type(19, 'pasted')
  await reader.press('Shift+Home', 'Control+C', 'End')
  await reader.composing('zhong')
  for (const keys of ['Control+V', 'Control+X']) await page.keyboard.press(keys)
  await reader.compose([word])
  await expect.poll(() => reader.translation(19)).toBe(`pasted${word}`)
  await page.keyboard.type('!')
  await expect.poll(() => reader.translation(19)).toBe(`pasted${word}!`)
})

test('a note takes a composition, and Enter and Escape in it do not finish the note', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 2, offset: 0 },
    { side: 'source', index: 2, offset: 4 },
  )
  await reader.action('note.create').first().click()
  const note = page.locator('[data-pane="notes"] [contenteditable="true"]')
  await expect(note).toBeFocused()
  await page.keyboard.type('see ')
  await reader.composing('zhong')
  for (const key of ['Enter', 'Mod+Enter', 'Escape']) await opened.reader.keyInComposition(key)
  await expect(note).toBeFocused()
  await reader.compose([word])
  await expect(note).toHaveText(`see ${word}`)
  await reader.press('Control+Enter')
  await expect(note).toBeHidden()
  await expect(page.locator('[data-annotation-id]').filter({ hasText: `see ${word}` })).toHaveCount(
    1,
  )
})

test('the filter of the contents takes a composition', async () => {
  const { reader, page } = opened
  await reader.press('Control+Shift+O')
  const filter = page.getByRole('searchbox')
  await filter.click()
  await composeInto(filter, '合作')
  await expect(page.locator('[data-action="contents.go"]').first()).toContainText('合作')
  await filter.fill('')
  await reader.press('Control+Shift+O')
})

test('the search field of the shortcuts takes a composition, and Escape in it does not close the dialog', async () => {
  const { reader, page } = opened
  await reader.press('F1')
  const search = page.getByRole('dialog').getByRole('searchbox')
  await composeInto(search, '撤销')
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the name of a category takes a composition, and Enter and Escape in it do not close the dialog', async () => {
  const { reader, page } = opened
  const notes = page.locator('[data-pane="notes"]')
  if (await notes.isHidden()) await reader.press('Control+Shift+N')
  await reader.action('category.edit').click()
  const name = page.getByRole('dialog').getByRole('textbox').first()
  await composeInto(name, '术语')
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await reader.action('category.edit').click()
  await expect(name).toHaveValue('术语')
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the last composition survives a restart', async () => {
  await opened.reader.caretIn('translation', 18)
  await opened.reader.compose(steps)
  await opened.again()
  await expect.poll(() => opened.reader.translation(18)).toBe(word)
})

async function composeInto(field: Locator, text: string): Promise<void> {
  const { reader } = opened
  await field.focus()
  await reader.composing('zhong')
  for (const key of ['Enter', 'Escape']) await opened.reader.keyInComposition(key)
  await expect(field).toBeFocused()
  await reader.compose([text])
  await expect(field).toHaveValue(text)
}
