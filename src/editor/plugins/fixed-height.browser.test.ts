import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { commit, compose, press, settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const pairs = () => [...shown.column('translation').children]
const block = (pair = 0) => pairs()[pair]!.firstElementChild as HTMLElement
const isFixed = (pair = 0) => block(pair).style.blockSize !== ''
const heights = () => pairs().map(pair => pair.getBoundingClientRect().height)

/** The heights of the pairs as the engine finds them when nothing is fixed. */
function naturalHeights(): readonly number[] {
  const fixed = [...shown.host.querySelectorAll<HTMLElement>('.words[style]')]
  const styles = fixed.map(element => element.getAttribute('style') ?? '')
  for (const element of fixed) element.removeAttribute('style')
  const found = heights()
  for (const [i, element] of fixed.entries()) element.setAttribute('style', styles[i] ?? '')
  return found
}

describe('the height of the translation that is being written', () => {
  it('is fixed by a key, and is at every key what it would be without that', async () => {
    shown = await show('The boat leaves at dawn‸|two')
    const lines = new Set<number>()
    for (const key of 'and comes back when the moon is over the hill') {
      await press(key)
      expect(isFixed()).toBe(true)
      expect(heights()).toEqual(naturalHeights())
      lines.add(heights()[0]!)
    }
    expect(lines.size).toBeGreaterThan(2)
    for (let i = 0; i < 40; i++) {
      await press('Backspace')
      expect(heights()).toEqual(naturalHeights())
    }
  })

  it('is right at every step of a composition, which it does not disturb', async () => {
    shown = await show('The boat leaves at dawn‸|two')
    let ends = 0
    shown.column('translation').addEventListener('compositionend', () => ends++)
    const letters = 'zhongguorenminyinhangzhongguorenmin'
    for (let i = 1; i <= letters.length; i++) {
      await compose(letters.slice(0, i))
      expect(heights()).toEqual(naturalHeights())
    }
    expect([isFixed(), ends]).toEqual([true, 0])
    await commit('中国人民银行')
    expect(heights()).toEqual(naturalHeights())
    expect(ends).toBe(1)
    expect(shown.line()).toBe('The boat leaves at dawn中国人民银行‸|two')
  })

  it('is free again after a pause, and as soon as another pair is written', async () => {
    shown = await show('one‸|two')
    await type('s')
    await expect.poll(() => isFixed(), { timeout: 8000 }).toBe(false)
    await type('s')
    expect(isFixed()).toBe(true)
    shown.editors[0]!.focus('translation', { pair: 1, offset: 3 })
    await type('s')
    expect([isFixed(0), isFixed(1)]).toEqual([false, true])
  })

  it('follows the width of the column and the type of the page at once', async () => {
    const words = 'The boat leaves at dawn and comes back when the moon is over the hill'
    shown = await show(`${words}‸|two`)
    await type('s')
    const before = heights()[0]!
    shown.host.style.inlineSize = '12em'
    shown.host.querySelector('section')!.style.gridTemplateColumns = '5em 5em'
    await settled()
    expect(isFixed()).toBe(false)
    expect(heights()[0]).toBeGreaterThan(before)
    await type('s')
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(':root[data-test-size] section { font-size: 30px !important }')
    document.adoptedStyleSheets.push(sheet)
    onTestFinished(() => {
      document.adoptedStyleSheets.pop()
      delete document.documentElement.dataset['testSize']
    })
    document.documentElement.dataset['testSize'] = 'large'
    await settled()
    expect(isFixed()).toBe(false)
  })

  it('is not fixed while a pair has no words, or ends with an empty line', async () => {
    shown = await show('a‸|two')
    await press('Backspace')
    expect([shown.line(), isFixed()]).toEqual(['‸|two', false])
    await type('a')
    await press('Enter', 'Shift')
    expect([isFixed(), heights()]).toEqual([false, naturalHeights()])
  })

  it('changes when a change elsewhere in the pair makes another line', async () => {
    shown = await show('The boat leaves at dawn‸|two')
    await type('s')
    const before = heights()[0]!
    await shown.spread.translations.replace(0, {
      content: { text: 'The boat', spans: [] },
      state: 'draft',
    })
    expect(heights()).toEqual(naturalHeights())
    expect(heights()[0]).toBeLessThan(before)
  })
})
