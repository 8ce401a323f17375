/**
 * What a reader hears without seeing the page: Chromium's accessibility tree and the live regions.
 * The file is long because one opened book serves all tests.
 */
import { expect, test } from '@playwright/test'
import { axTree, withRole } from '../../support/ax-tree.ts'
import { heard, heardUntilNow, listen } from '../../support/heard.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

/** The languages that these tests listen to. */
const spoken = ['en', 'zh-Hans', 'zh-Hant'] as const
type Language = (typeof spoken)[number]

const tree = async () => axTree(await opened.reader.devtools())

const status: Readonly<Record<Language, string>> = {
  en: 'Status',
  'zh-Hans': '状态',
  'zh-Hant': '狀態',
}

async function speak(language: Language): Promise<void> {
  const { page, reader } = opened
  await reader.press('Control+,')
  await page.getByRole('dialog').locator(`fieldset input[value="${language}"]`).check()
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  // The program loads a language's texts when the reader chooses it.
  await expect(page.locator('[data-pane="status"]')).toHaveAttribute('aria-label', status[language])
}

/** Presses `keys` and returns what a screen reader says. */
async function heardAfter(...keys: readonly string[]): Promise<readonly string[]> {
  await heardUntilNow(opened.page)
  await opened.reader.press(...keys)
  return heard(opened.page)
}

test.beforeAll(async () => {
  const { reader } = opened
  await reader.type(0, 'A draft')
  await reader.select(
    { side: 'source', index: 1, offset: 2 },
    { side: 'source', index: 1, offset: 8 },
  )
  await reader.press('Alt+2')
  await reader.select(
    { side: 'source', index: 1, offset: 20 },
    { side: 'source', index: 1, offset: 24 },
  )
  await reader.action('note.create').first().click()
  await opened.page.keyboard.type('A note')
  await reader.press('Control+Enter')
  await reader.saved()
  await listen(opened.page)
})

test('typing is quiet: a screen reader says nothing about four sentences and their saving', async () => {
  const { page, reader } = opened
  await reader.caretIn('translation', 4)
  await heard(page)
  for (const sentence of ['One. ', 'Two. ', 'Three. ', 'Four.']) {
    await page.keyboard.type(sentence)
    await reader.saved()
  }
  expect(await heardUntilNow(page)).toEqual([])
  // The recorder still works: it hears the next action.
  expect(await heardAfter('Control+Enter')).toEqual([
    'Paragraph 5: done. Paragraph 6, not translated',
  ])
})

test('a composed word is quiet although it begins a draft', async () => {
  const { page, reader } = opened
  await reader.caretIn('translation', 6)
  await heard(page)
  await reader.compose(['j', 'jin', 'jinzhuan', '金砖'])
  await reader.saved()
  expect(await heardUntilNow(page)).toEqual([])
  expect(await heardAfter('ArrowDown')).toEqual(['Paragraph 8, not translated'])
})

/**
 * Keys, pressed from the translation of paragraph 11 (a heading), and the one message that each
 * produces.
 */
const deeds: readonly (readonly [
  name: string,
  keys: readonly string[],
  said: Readonly<Record<Language, string>>,
])[] = [
  [
    'arriving by arrow key',
    ['ArrowDown'],
    {
      en: 'Paragraph 12, not translated',
      'zh-Hans': '第 12 段，未译',
      'zh-Hant': '第 12 段，未譯',
    },
  ],
  [
    'a heading',
    ['ArrowUp'],
    {
      en: 'Paragraph 11, heading of level 3, not translated',
      'zh-Hans': '第 11 段，3 级标题，未译',
      'zh-Hant': '第 11 段，第 3 級標題，未譯',
    },
  ],
  [
    'a state',
    ['Control+Shift+Enter'],
    {
      en: 'Paragraph 11: needs review',
      'zh-Hans': '第 11 段：待斟酌',
      'zh-Hant': '第 11 段：待斟酌',
    },
  ],
  [
    'taking it back',
    ['Control+Z'],
    {
      en: 'Undone: Change State',
      'zh-Hans': '已撤销：更改状态',
      'zh-Hant': '已復原：變更狀態',
    },
  ],
  [
    'the other side',
    ['Control+E'],
    {
      en: 'Paragraph 11, heading of level 3, not translated',
      'zh-Hans': '第 11 段，3 级标题，未译',
      'zh-Hant': '第 11 段，第 3 級標題，未譯',
    },
  ],
  [
    'a mark with nothing selected',
    ['Alt+1'],
    {
      en: 'Nothing is selected. Select the words to mark first.',
      'zh-Hans': '没有选中文字。请先选中要标记的文字。',
      'zh-Hant': '沒有選取文字。請先選取要標記的文字。',
    },
  ],
  [
    'one side alone',
    ['Control+1'],
    { en: 'Chinese Only', 'zh-Hans': '只看原文', 'zh-Hant': '只看原文' },
  ],
  ['both sides', ['Control+3'], { en: 'Both Sides', 'zh-Hans': '双侧对照', 'zh-Hant': '雙側對照' }],
  [
    'a panel that opens',
    ['Control+Shift+O'],
    { en: 'Contents: open', 'zh-Hans': '已打开：目录', 'zh-Hant': '已開啟：目錄' },
  ],
  [
    'and closes',
    ['Control+Shift+O'],
    { en: 'Contents: closed', 'zh-Hans': '已关闭：目录', 'zh-Hant': '已關閉：目錄' },
  ],
]

for (const language of spoken)
  test(`a screen reader confirms each action once, in words, in ${language}`, async () => {
    await speak(language)
    await opened.reader.caretIn('translation', 10)
    await heard(opened.page)
    for (const [name, keys, said] of deeds)
      expect.soft(await heardAfter(...keys), name).toEqual([said[language]])
  })

test('a screen reader confirms that Escape has closed a panel, as its button does', async () => {
  await speak('en')
  await opened.reader.caretIn('translation', 2)
  await heard(opened.page)
  expect(await heardAfter('F6', 'Escape')).toEqual(['Notes: closed. Paragraph 3, not translated'])
  expect(await heardAfter('Control+Shift+N')).toEqual(['Notes: open'])
})

test('a screen reader confirms a mark with its category and words, a copy, and the paragraph of the caret', async () => {
  const { reader, page } = opened
  await speak('en')
  await reader.caretIn('translation', 2)
  await heard(page)
  await reader.select(
    { side: 'source', index: 2, offset: 0 },
    { side: 'source', index: 2, offset: 6 },
  )
  expect(await heard(page)).toEqual(['Paragraph 3, not translated'])
  expect(await heardAfter('Control+C')).toEqual(['Copied'])
  expect(await heardAfter('Alt+4')).toEqual(['Wording: “不断拓展金砖”'])
  expect(await heardAfter('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')).toEqual([
    'Paragraph 2, not translated, 2 marks, 1 note',
  ])
  expect(await heardAfter('Control+Z')).toEqual(['Undone: Mark'])
})

test('a screen reader says after Ctrl+S that everything is saved', async () => {
  await speak('en')
  await opened.reader.caretIn('translation', 7)
  await heard(opened.page)
  await opened.page.keyboard.type('Eight')
  expect(await heardAfter('Control+S')).toEqual([
    expect.stringMatching(/^Everything is saved( and backed up)?$/),
  ])
})

test('a screen reader announces a new state of several paragraphs once', async () => {
  const { reader, page } = opened
  await speak('en')
  await reader.type(12, 'Thirteen')
  await reader.type(13, 'Fourteen')
  await reader.press('Home', 'Shift+ArrowUp')
  await heard(page)
  expect(await heardAfter('Control+Shift+Enter')).toEqual(['Paragraphs 13 to 14: needs review'])
})

test('Find announces that it opens, changes and closes, and announces its result once', async () => {
  const { reader, page } = opened
  await speak('en')
  await reader.caretIn('translation', 9)
  await heard(page)
  const heardOf = async (words: string) => {
    await page.keyboard.insertText(words)
    return heard(page)
  }
  expect(await heardAfter('Control+F')).toEqual(['Find: open'])
  expect(await heardOf('中国')).toEqual([expect.stringMatching(/^\d+ results in 2 chapters$/)])
  expect(await heardAfter('Enter')).toEqual([
    expect.stringMatching(/^Result \d+ of \d+ in 2 chapters$/),
  ])
  expect(await heardOf('zzz')).toEqual(['No results for “中国zzz”.'])
  expect(await heardAfter('Control+H')).toEqual(['Replace in Translations: open'])
  expect(await heardAfter('Escape')).toEqual([
    'Replace in Translations: closed. Paragraph 10, not translated',
  ])
})

test('a screen reader announces a deleted mark once', async () => {
  const { reader, page } = opened
  await speak('en')
  await reader.caretAt('source', 1, 22)
  await heard(page)
  const [said, ...more] = await heardAfter('Control+Shift+M')
  expect(said).toMatch(/^Deleted the mark on “.+”\./)
  expect(more).toEqual([])
  await page.locator('[data-pane="toasts"] [data-action="edit.undo"]').click()
  await expect(page.locator('[data-mark-id]')).toHaveCount(2)
})

const descriptions: Readonly<Record<Language, readonly string[]>> = {
  en: ['Doubt', 'Doubt, with a note'],
  'zh-Hans': ['存疑', '存疑，有笔记'],
  'zh-Hant': ['存疑', '存疑，有筆記'],
}

for (const language of spoken)
  test(`marks have the role mark and their category as description in ${language}`, async () => {
    await speak(language)
    const marksNow = async () => withRole(await tree(), 'mark')
    const described = async () => (await marksNow()).map(({ description }) => description)
    await expect.poll(described).toEqual(descriptions[language])
    const marks = await marksNow()
    expect(marks.map(({ text }) => text)).toEqual(['参与与二十国', expect.stringMatching(/^.{4}$/)])
  })

test('each column’s name says its side and its content', async () => {
  await speak('en')
  const names = withRole(await tree(), 'textbox').map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.slice(0, 4)).toEqual([
    'Translate the title',
    'Translate where the text is from',
    'Chinese text, paragraphs 1 to 25',
    'Your translation, paragraphs 1 to 25',
  ])
  await opened.reader.near(60)
  const later = withRole(await tree(), 'textbox').map(({ name }) => name)
  expect(new Set(later).size).toBe(later.length)
  expect(later).toContainEqual(
    expect.stringMatching(/^Your translation, paragraphs \d+ to 75: 四、构建更加紧密/),
  )
  await opened.reader.near(0)
})

test('the book’s headings have their levels, under one heading of level 1', async () => {
  const headings = withRole(await tree(), 'heading')
  expect(headings.filter(({ level }) => level === 1)).toHaveLength(1)
  const of = (words: string) => headings.find(({ text }) => text.startsWith(words))?.level
  expect([of('(二)持续'), of('1.深化')]).toEqual([3, 4])
})

test('the name of a state’s button says the state and what the button does', async () => {
  const { reader } = opened
  await speak('en')
  await reader.caretIn('translation', 0)
  const button = withRole(await tree(), 'button').find(({ name }) =>
    name.startsWith('Paragraph 1:'),
  )
  expect(button?.name).toBe('Paragraph 1: draft. Press to choose a state')
  await heard(opened.page)
  await menuOf(opened.app, () => reader.gutter(0).click(), 'Done')
  expect(await heard(opened.page)).toEqual(['Paragraph 1: done'])
})

test('the window’s title is that of the book or the library, and a restart puts the caret back', async () => {
  const { reader } = opened
  await speak('en')
  const named = () =>
    opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  const book = '携手构建网络空间命运共同体（第二部分） — Duizhao 对照'
  await expect.poll(named).toBe(book)
  await reader.caretIn('translation', 3)
  await reader.saved()
  await opened.again()
  await expect.poll(named).toBe(book)
  await expect.poll(() => opened.reader.caret()).toMatchObject({ side: 'translation', index: 3 })
  await opened.reader.press('Control+Shift+L')
  await expect.poll(named).toBe('Library — Duizhao 对照')
})

test('after a start the book read last has the focus in the library', async () => {
  const { page, reader } = opened
  // A reload would open the book that is open now.
  await reader.press('Control+Shift+L')
  await expect(reader.action('book.open').first()).toBeVisible()
  await page.reload()
  await expect(page.locator('[data-action="book.open"]').first()).toBeFocused()
  await reader.press('Enter')
  await expect(reader.paragraph('source', 0)).toBeVisible()
})

test('a dialog has a name and contains no landmarks', async () => {
  const { reader, page } = opened
  await speak('en')
  for (const [keys, name] of [
    ['Control+,', 'Settings'],
    ['F1', 'Keyboard Shortcuts'],
    ['Control+Shift+B', 'Safety of Your Work'],
  ] as const) {
    await reader.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    const all = await tree()
    expect(withRole(all, 'dialog').map(dialog => dialog.name)).toEqual([name])
    for (const role of ['banner', 'contentinfo']) expect(withRole(all, role)).toEqual([])
    await reader.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('the parts of the window are landmarks with names of their own', async () => {
  const { reader } = opened
  await speak('en')
  await reader.press('Control+Shift+O', 'Control+F')
  await expect(reader.action('find.close')).toBeVisible()
  const all = await tree()
  const places = ['banner', 'main', 'search', 'complementary', 'contentinfo'].map(role =>
    withRole(all, role).map(({ name }) => name),
  )
  expect(places).toEqual([['Tools'], ['Text'], ['Find'], ['Notes'], ['Status']])
  await reader.press('Escape')
  await expect
    .poll(async () => withRole(await tree(), 'navigation').map(({ name }) => name))
    .toEqual(['Contents'])
})

/** A paragraph that the other tests leave alone, and the heading that it is under. */
const place = 14
const section = paragraphs.slice(0, place).findLast(({ kind }) => kind === 'heading')?.text ?? ''

/** What one key says at a mark, with a selection in it, and in the translation beside it. */
const atCaret: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: [
    'Doubt, Open question, tagged 教育/女子: “WORDS”. Paragraph 15, draft, 1 mark. Under “SECTION”',
    '3 characters selected. Doubt, Open question, tagged 教育/女子: “WORDS”. Paragraph 15, draft, 1 mark. Under “SECTION”',
    'Paragraph 15, draft, 1 mark. Under “SECTION”',
  ],
  'zh-Hans': [
    '存疑，待解答的问题，标签：教育/女子：“WORDS”。第 15 段，草稿，1 处标记。所在章节“SECTION”',
    '已选中 3 字。存疑，待解答的问题，标签：教育/女子：“WORDS”。第 15 段，草稿，1 处标记。所在章节“SECTION”',
    '第 15 段，草稿，1 处标记。所在章节“SECTION”',
  ],
  'zh-Hant': [
    '存疑，待解答的問題，標籤：教育/女子：「WORDS」。第 15 段，草稿，1 處標記。所在章節「SECTION」',
    '已選取 3 字。存疑，待解答的問題，標籤：教育/女子：「WORDS」。第 15 段，草稿，1 處標記。所在章節「SECTION」',
    '第 15 段，草稿，1 處標記。所在章節「SECTION」',
  ],
}

test('one key says what is at the caret, in locked Chinese and in a translation, in three languages', async () => {
  const { reader, page } = opened
  const select = (start: number, end: number) =>
    reader.select(
      { side: 'source', index: place, offset: start },
      { side: 'source', index: place, offset: end },
    )
  await listen(page)
  await reader.type(place, 'A draft')
  await select(2, 8)
  await reader.press('Alt+2')
  await reader.caretAt('source', place, 4)
  await reader.press('Control+Shift+A', 'Control+Shift+T')
  await page.keyboard.insertText('教育/女子')
  await reader.press('Enter', 'Enter')
  const words = paragraphs[place]?.text.slice(2, 8) ?? ''
  for (const language of spoken) {
    await speak(language)
    const [mark, selection, translation] = atCaret[language].map(said =>
      said.replace('WORDS', words).replace('SECTION', section),
    )
    await reader.caretAt('source', place, 4)
    expect.soft((await heardAfter('Shift+F1')).at(-1)).toBe(mark)
    expect.soft(await heardAfter('Shift+F1')).toEqual([mark])
    await select(3, 6)
    expect.soft(await heardAfter('Shift+F1')).toEqual([selection])
    await reader.caretIn('translation', place)
    await heard(page)
    expect.soft(await heardAfter('Shift+F1')).toEqual([translation])
  }
})
