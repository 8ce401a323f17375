/** Reading aloud with a voice of the test, which speaks when the test says so. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

/** Gives the page voices of these languages, and none of the system. */
const giveVoices = (...languages: readonly string[]) =>
  opened.page.evaluate(all => {
    const said: string[] = []
    let last: EventTarget | null = null
    class Utterance extends EventTarget {
      readonly text: string
      rate = 1
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    const speech = {
      getVoices: () =>
        all.map(lang => ({
          voiceURI: lang,
          name: `Voice ${lang}`,
          lang,
          default: false,
          localService: !lang.endsWith('online'),
        })),
      speak(one: Utterance) {
        said.push(`${one.rate} ${one.text}`)
        last = one
      },
      cancel() {},
      addEventListener() {},
    }
    Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: Utterance,
      configurable: true,
    })
    Object.assign(window, { said, endSpeech: () => last?.dispatchEvent(new Event('end')) })
  }, languages)
const said = () => opened.page.evaluate<string[]>('window.said')
const endSpeech = () => opened.page.evaluate('window.endSpeech()')
const lit = () =>
  opened.page.evaluate(() =>
    Array.from(CSS.highlights.get('spoken') ?? [], range =>
      range instanceof Range ? range.toString() : '',
    ).join(''),
  )
const bar = () => opened.page.getByRole('toolbar', { name: 'Reading aloud' })

test('without an offline voice for the language the program says so', async () => {
  const { page, reader } = opened
  await giveVoices('en-US', 'zh-CN-online')
  await reader.caretAt('source', 3, 0)
  await reader.press('Control+9')
  await expect(page.getByText(/no offline voice for .*Chinese/)).toBeVisible()
  await expect(bar()).toBeHidden()
  expect(await said()).toEqual([])
})

test('a key reads from the caret on, the sentence is lit, and the next paragraph follows', async () => {
  const { page, reader } = opened
  await giveVoices('zh-TW', 'zh-CN')
  await reader.caretAt('source', 3, 0)
  await reader.press('Control+9')
  await expect(bar()).toBeVisible()
  await expect.poll(lit).toBe('深化同东盟数字经济合作。')
  expect(await said()).toEqual(['1 深化同东盟数字经济合作。'])
  await endSpeech()
  await expect.poll(lit).toMatch(/^2020年/)
  await endSpeech()
  await expect.poll(lit).toMatch(/^积极推动世贸组织/)
  expect(await reader.caret()).toEqual({ side: 'source', index: 3, offset: 0 })
  await page.keyboard.press('Control+9')
  await expect(bar().getByRole('button', { name: 'Continue' })).toBeVisible()
  await bar().getByRole('combobox', { name: 'Speed' }).selectOption('1.5')
  await page.keyboard.press('Control+9')
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^1.5 积极推动世贸组织/)
  await bar().getByRole('combobox', { name: 'Voice' }).selectOption('zh-TW')
  await page.keyboard.press('Alt+Shift+F6')
  await expect(bar()).toBeHidden()
  expect(await lit()).toBe('')
})

test('the translation is read in its language, and typing stops it', async () => {
  const { page, reader } = opened
  await giveVoices('zh-CN', 'en-GB')
  await reader.type(3, 'The first one. The second one.')
  await reader.caretAt('translation', 3, 0)
  await reader.press('Control+9')
  await expect.poll(lit).toContain('The first one.')
  await expect(bar().getByRole('combobox', { name: 'Voice' })).toHaveText('Voice en-GB')
  await page.keyboard.type('x')
  await expect(bar()).toBeHidden()
  expect(await lit()).toBe('')
})

test('the next section is read too, and closing the book ends it', async () => {
  const { page, reader } = opened
  await giveVoices('zh-CN')
  await reader.caretAt('source', 38, 0)
  await reader.press('Control+9')
  await expect(bar()).toBeVisible()
  await expect
    .poll(
      async () => {
        await endSpeech()
        return page.evaluate(() => {
          const [range] = CSS.highlights.get('spoken') ?? []
          const node = range instanceof Range ? range.startContainer.parentElement : null
          return node?.closest('[data-number]')?.getAttribute('data-number')
        })
      },
      { intervals: [100], timeout: 20_000 },
    )
    .toBe('1')
  await page.keyboard.press('Control+Shift+L')
  await expect(bar()).toBeHidden()
  expect(await page.evaluate(() => CSS.highlights.has('spoken'))).toBe(false)
})
