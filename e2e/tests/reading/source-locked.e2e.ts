/** The source's text and the order of the pairs stay as the book has them, whatever the input. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs, sectionStarts } from '../../support/white-paper.ts'

// The same input again: SEED=…. `editor/spread-fuzz.browser.test.ts` does 2000 acts in the editor;
// here they also go through the program's menu, panels and input. DUIZHAO_FUZZ_RUNS=2000 does more.
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const throws = Number(process.env['DUIZHAO_FUZZ_RUNS'] ?? 500)

const opened = openedWhitePaper()

/** Random choices that the same seed repeats. */
function chanceFrom(seed: number) {
  let at = seed
  const below = (limit: number) => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((at / 2 ** 32) * limit)
  }
  return {
    below,
    of: <T>(choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0],
  }
}

/** Keys by the modifiers that are held. Tab and keys that leave the text are missing. */
const keys = Object.entries({
  '': 'a Z 7 * ^ Space Enter Backspace Delete Insert Escape Home End PageDown PageUp',
  'Control+': 'a b c d e i t v x y z Enter Backspace Delete ArrowUp ArrowDown Home End',
  'Control+Shift+': 'v z d k m ArrowLeft ArrowRight Home End Backspace Enter',
  'Alt+': '1 2 3 ArrowDown ArrowUp Backspace',
  'Shift+': 'ArrowLeft ArrowRight ArrowUp ArrowDown Home End Delete Insert Enter',
  'Shift+Control+': 'ArrowUp ArrowDown',
}).flatMap(([held, names]) => names.split(' ').map(name => held + name))

test('an input method that composes while a button has the keyboard does not reach the selected Chinese', async () => {
  const { page, reader } = opened
  const text = () => reader.paragraph('source', 2).textContent()
  const before = await text()
  for (const button of ['[data-pane="bar"] button', '[data-pane="text"] button']) {
    await reader.select(
      { side: 'source', index: 2, offset: 3 },
      { side: 'source', index: 2, offset: 8 },
    )
    await page.locator(button).first().focus()
    await reader.composing('guo')
    expect(await text()).toBe(before)
    await reader.composing('')
    expect(await text()).toBe(before)
  }
})

test(`${throws} random keys, compositions, cuts, pastes and drops change neither source nor pairs`, async () => {
  test.setTimeout(240_000)
  process.stdout.write(`  seed ${seed}\n`)
  const { page, reader } = opened
  const devtools = await reader.devtools()
  const { below, of } = chanceFrom(seed)
  const pane = page.locator('[data-pane="text"]')
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))

  const point = async () => {
    const box = await pane.boundingBox()
    return {
      x: (box?.x ?? 0) + 20 + below((box?.width ?? 100) - 40),
      y: (box?.y ?? 0) + 20 + below((box?.height ?? 100) - 40),
    }
  }
  const carried = () =>
    of([
      ['text/plain', 'one'],
      ['text/plain', 'one\n\ntwo\n\nthree'],
      ['text/html', '<p data-paragraph-id="pfhcbxo3uab" data-side="source">x</p><p>y</p>'],
      ['text/html', '<ul><li>a<li>b</ul><script>hacked = true</script>'],
    ])

  const press = () => page.keyboard.press(keys[below(keys.length)] ?? 'a')

  const acts: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
    press,
    ...Array.from({ length: 10 }, () => press),
    async () => {
      const { x, y } = await point()
      await page.mouse.click(x, y, { clickCount: of([1, 1, 2, 3]) })
    },
    async () => {
      const [from, to] = [await point(), await point()]
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y)
      await page.mouse.up()
    },
    async () => {
      for (const text of ['g', 'guo'].slice(0, 1 + below(2))) await reader.composing(text)
      await of<() => Promise<unknown>>([
        () => devtools.send('Input.insertText', { text: of(['国', '𠮷', '国国']) }),
        () => reader.composing(''),
        () => press(),
      ])()
    },
    () => page.keyboard.press(of(['Control+X', 'Control+V', 'Shift+Delete', 'Shift+Insert'])),
    async () => {
      const [type = '', text = ''] = carried()
      await (type === 'text/html' ? reader.paste('plain', text) : reader.paste(text))
    },
    async () => {
      const [mimeType = '', data = ''] = carried()
      const at = {
        ...(await point()),
        data: { items: [{ mimeType, data }], dragOperationsMask: 17 },
      }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, ...at })
    },
  ]

  const expected = new Map(paragraphs.map(({ id, text }) => [id, text]))
  const changed = async () =>
    (await shown('source')).filter(({ id, text }) => expected.get(id) !== text)
  await reader.caretIn('source', 0)
  for (let i = 1; i <= throws; i++) {
    await of(acts)()
    if (i % 200 === 0) expect(await changed(), `seed ${seed}, after ${i}`).toEqual([])
  }
  await page.keyboard.press('Escape')

  const ids = paragraphs.map(({ id }) => id)
  for (const [section, first] of sectionStarts.entries()) {
    // What the random input left to do may scroll back once.
    await expect(async () => {
      await pane.evaluate(async (text, number) => {
        const drawn = () => text.querySelector(`[data-number="${number}"]`)
        const frame = () => new Promise(requestAnimationFrame)
        // Only sections near the screen are drawn.
        text.scrollTo(0, 0)
        await frame()
        for (let i = 0; i < 200 && !drawn(); i++) {
          text.scrollBy(0, text.clientHeight)
          await frame()
        }
        drawn()?.scrollIntoView({ block: 'start' })
      }, section)
      await expect(reader.byId('source', ids[first] ?? '')).toBeVisible({ timeout: 2000 })
    }).toPass()
    expect(await changed()).toEqual([])
    for (const side of ['source', 'translation'] as const) {
      const seen = (await shown(side)).map(({ id }) => id)
      // The list may have gaps: a section in use stays drawn after the section below it has gone.
      expect(seen).toContain(ids[first])
      expect(seen).toEqual(ids.filter(id => seen.includes(id)))
    }
  }
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  expect(faults).toEqual([])

  await opened.again()
  expect(await changed()).toEqual([])
})

/** The paragraphs of one side that are drawn now. */
function shown(side: 'source' | 'translation') {
  return opened.page.locator(`[data-paragraph-id][data-side="${side}"]`).evaluateAll(elements =>
    elements.map(element => ({
      id: element.getAttribute('data-paragraph-id') ?? '',
      text: element.textContent,
    })),
  )
}
