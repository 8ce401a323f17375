/** The effect of keys, pastes and buttons on translations. */
import { expect, test } from '@playwright/test'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { secondChapter, secondSection } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

test('Enter goes to the next pair, Shift+Enter breaks the line, and neither makes a pair', async () => {
  const { reader, page } = opened
  const pairs = await page.locator('[data-side="translation"][data-paragraph-id]').count()
  await reader.type(0, 'One')
  await reader.press('Shift+Enter')
  await page.keyboard.type('two')
  await reader.press('Enter')
  await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: 1, offset: 0 })
  await page.keyboard.type('Three')
  expect(await reader.translations(0, 3)).toEqual(['One\ntwo', 'Three', ''])
  expect(await page.locator('[data-side="translation"][data-paragraph-id]').count()).toBe(pairs)
})

test('Backspace at a start and Delete at an end leave the neighbours alone', async () => {
  const { reader } = opened
  await reader.type(2, 'above')
  await reader.type(3, 'below')
  await reader.press('Home', 'Backspace', 'Control+Backspace')
  await reader.caretAt('translation', 2, 5)
  await reader.press('Delete', 'Control+Delete')
  expect(await reader.translations(2, 2)).toEqual(['above', 'below'])
})

test('deleting across pairs empties the selected part of each pair and joins none', async () => {
  const { reader } = opened
  await reader.type(4, 'first pair')
  await reader.type(5, 'second pair')
  await reader.type(6, 'third pair')
  await reader.select(
    { side: 'translation', index: 4, offset: 5 },
    { side: 'translation', index: 6, offset: 5 },
  )
  await reader.press('Delete')
  await expect.poll(() => reader.translations(4, 3)).toEqual(['first', '', ' pair'])
  expect(await reader.caret()).toEqual({ side: 'translation', index: 4, offset: 5 })
  await reader.press('Control+Z')
  await expect
    .poll(() => reader.translations(4, 3))
    .toEqual(['first pair', 'second pair', 'third pair'])
})

test('typing over a selection across pairs inserts at its beginning', async () => {
  const { reader, page } = opened
  await reader.type(7, 'seven')
  await reader.type(8, 'eight')
  // The line that was written may still be on its way to its height.
  await expect(async () => {
    await reader.select(
      { side: 'translation', index: 7, offset: 2 },
      { side: 'translation', index: 8, offset: 3 },
    )
    expect(await page.evaluate(() => String(getSelection()))).toMatch(/^ven\s+eig$/)
  }).toPass()
  await page.keyboard.type('!')
  await expect.poll(() => reader.translations(7, 2)).toEqual(['se!', 'ht'])
})

test('Select All selects the pair, and the whole book the second time', async () => {
  const { reader, page } = opened
  await reader.type(9, 'nine')
  await reader.type(10, 'ten')
  await reader.press('Control+A')
  await page.keyboard.type('10')
  expect(await reader.translations(9, 2)).toEqual(['nine', '10'])
  const before = await reader.translations(0, secondSection)
  await reader.press('Control+A', 'Control+A')
  await page.keyboard.type('All of it')
  const empty = before.map(() => '')
  await expect.poll(() => reader.translations(0, secondSection)).toEqual(empty.with(0, 'All of it'))
  await reader.press('Control+Z')
  await expect.poll(() => reader.translations(0, secondSection)).toEqual(before)
})

test('one pasted paragraph is inserted at the caret', async () => {
  const { reader } = opened
  await reader.type(11, 'before after')
  await reader.caretAt('translation', 11, 7)
  await reader.paste('middle ')
  await expect.poll(() => reader.translation(11)).toBe('before middle after')
})

test('several pasted paragraphs fill the empty pairs that follow', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 12)
  await reader.paste('a\n\nb\n\nc')
  await expect.poll(() => reader.translations(12, 4)).toEqual(['a', 'b', 'c', ''])
  expect(await reader.caret()).toEqual({ side: 'translation', index: 14, offset: 1 })
})

test('pasted paragraphs never overwrite a translation', async () => {
  const { reader } = opened
  await reader.type(18, 'kept')
  await reader.caretIn('translation', 16)
  await reader.paste('a\n\nb\n\nc')
  await expect.poll(() => reader.translations(16, 3)).toEqual(['a\nb\nc', '', 'kept'])
})

test('pasted paragraphs continue into the next section', async () => {
  const { reader } = opened
  await reader.caretIn('translation', secondChapter - 2)
  await reader.paste('a\n\nb\n\nc\n\nd')
  await expect
    .poll(() => reader.translations(secondChapter - 2, 5))
    .toEqual(['a', 'b', 'c', 'd', ''])
})

test('a paste from a web page keeps only the formats of translations', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 20)
  await reader.paste(
    'x',
    `<style>p { color: red }</style><script>hacked = true</script>
      <h1 style="color:red">A <a href="https://example.org/">link</a></h1>
      <p class="x">some <b>bold</b>, <i>italic</i><sup>1</sup> <img src="x" onerror="hacked = true"></p>
      <table><tr><td>cell</td></tr></table>`,
  )
  await expect
    .poll(async () => (await reader.translations(20, 3)).map(text => text.trim()))
    .toEqual(['A link', 'some <strong>bold</strong>, <em>italic</em><sup>1</sup>', 'cell'])
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
})

for (const [key, tag] of [
  ['Control+B', 'strong'],
  ['Control+I', 'em'],
  ['Control+.', 'sup'],
] as const)
  test(`${key} adds a format to the selection, and removes it the second time`, async () => {
    const { reader } = opened
    const pair = { strong: 24, em: 25, sup: 26 }[tag]
    await reader.type(pair, 'one two')
    await reader.press('Control+Shift+ArrowLeft', key)
    expect(await reader.translation(pair)).toBe(`one <${tag}>two</${tag}>`)
    await reader.press(key)
    expect(await reader.translation(pair)).toBe('one two')
  })

test('typed Markdown becomes formats, and Backspace right after it reverses that', async () => {
  const { reader, page } = opened
  await reader.type(27, '**bold** *it* x^2^')
  expect(await reader.translation(27)).toBe('<strong>bold</strong> <em>it</em> x<sup>2</sup>')
  await reader.press('Backspace')
  expect(await reader.translation(27)).toBe('<strong>bold</strong> <em>it</em> x^2^')
  await page.keyboard.type('.')
  expect(await reader.translation(27)).toBe('<strong>bold</strong> <em>it</em> x^2^.')
})

test('undo and redo go through text, states and marks of all sections in the order of the changes', async () => {
  const { reader, page } = opened
  const near = secondChapter - 3
  const far = secondChapter + 5
  const seen = async () => [
    ...(await reader.translations(near, 1)),
    await reader.state(near),
    await page.locator('[data-mark-id]').count(),
    ...(await reader.translations(far, 1)),
  ]
  await reader.near(near)
  await reader.paragraph('translation', near).scrollIntoViewIfNeeded()
  const steps = [await seen()]
  const step = async (act: () => Promise<unknown>) => {
    await act()
    await expect.poll(seen).not.toEqual(steps.at(-1))
    steps.push(await seen())
  }
  await step(() => reader.type(near, 'near'))
  await step(() => reader.press('Control+Shift+Enter'))
  await step(async () => {
    await reader.type(far, 'far')
  })
  await step(async () => {
    await reader.caretIn('translation', near)
    await reader.press('Shift+Home', 'Alt+1')
  })
  await step(() => reader.press('End', 'Space'))
  const undone = steps.toReversed()
  for (const [i, expected] of undone.entries()) {
    if (i > 0) await reader.press('Control+Z')
    await expect.poll(seen).toEqual(expected)
  }
  for (const expected of steps.slice(1)) {
    await reader.press('Control+Shift+Z')
    await expect.poll(seen).toEqual(expected)
  }
})

test('a key and the button between the columns set a state', async () => {
  const { reader } = opened
  await reader.near(32)
  expect(await reader.state(32)).toBe('empty')
  await reader.type(32, 'text')
  expect(await reader.state(32)).toBe('draft')
  await reader.press('Control+Shift+Enter')
  expect(await reader.state(32)).toBe('check')
  await reader.press('Control+Shift+D')
  expect(await reader.state(32)).toBe('draft')
  const press = () => reader.gutter(32).click()
  // Those of the paragraph's kind follow.
  expect((await menuOf(opened.app, press)).slice(0, 5)).toEqual([
    '(Not Translated)',
    'Draft *',
    'Done',
    'Needs Review',
    'Note on Paragraph',
  ])
  expect(await reader.state(32)).toBe('draft')
  await menuOf(opened.app, press, 'Done')
  await expect(reader.gutter(32)).toHaveAttribute('data-state', 'done')
  expect(await reader.state(32)).toBe('done')
  const empty = await menuOf(opened.app, () => reader.gutter(31).click({ button: 'right' }))
  expect(empty.slice(0, 5)).toEqual([
    'Not Translated *',
    '(Draft)',
    '(Done)',
    'Needs Review',
    'Note on Paragraph',
  ])
})

test('marking a pair as done goes to the next pair', async () => {
  const { reader } = opened
  await reader.type(33, 'text')
  await reader.press('Control+Enter')
  expect(await reader.state(33)).toBe('done')
  await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: 34, offset: 0 })
})

test('keys go to the next and previous pair, and to the next and previous untranslated pair', async () => {
  const { reader } = opened
  await reader.type(37, 'x')
  await reader.type(38, 'y')
  const at = async () => (await reader.caret())?.index
  await reader.caretIn('translation', 36)
  await reader.press('Control+ArrowDown')
  await expect.poll(at).toBe(37)
  await reader.press('Control+ArrowUp')
  await expect.poll(at).toBe(36)
  await reader.press('Alt+ArrowDown')
  await expect.poll(at).toBe(39)
  await reader.press('Alt+ArrowUp')
  await expect.poll(at).toBe(36)
  await reader.press('Control+E')
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 36, offset: 0 })
})

test('formats, line breaks and states survive a restart', async () => {
  const { reader, page } = opened
  await reader.type(40, '**bold** *it* x^2^')
  await reader.press('Shift+Enter')
  await page.keyboard.type('second line')
  await reader.press('Control+Shift+Enter')
  const before = await reader.translation(40)
  expect(before).toContain('</sup>\nsecond line')
  await opened.again()
  await expect.poll(() => opened.reader.translation(40)).toBe(before)
  expect(await opened.reader.state(40)).toBe('check')
})
