import { afterEach, describe, expect, it } from 'vitest'
import { press, settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

/** Counts the events of `type` that `source` receives from now on. */
function heard(source: EventTarget, type: string, isCounted = (_event: Event) => true) {
  let count = 0
  source.addEventListener(type, event => (count += isCounted(event) ? 1 : 0))
  return () => count
}

const drawn = () => [...shown.column('translation').children].map(pair => pair.textContent)

describe('a key in a translation', () => {
  it.each([
    ['at the start of a pair', 'one|‸two', 'one|ab‸two'],
    ['in the middle', 'one|t‸wo', 'one|tab‸wo'],
    ['at the end', 'one‸|two', 'oneab‸|two'],
    ['in an empty pair', 'one|‸|three', 'one|ab‸|three'],
    ['in place of some words', 'o⟦n⟧e|two', 'oab‸e|two'],
    ['in place of a whole pair', '⟦one⟧|two', 'ab‸|two'],
    ['in place of parts of several pairs', 'on⟦e|two|th⟧ree', 'onab‸||ree'],
    ['beside a line break', 'one\n‸two|three', 'one\nab‸two|three'],
    ['alone on the last line of a pair', 'one\n‸|three', 'one\nab‸|three'],
  ])('writes %s without a command of the engine', async (_where, before, line) => {
    shown = await show(before)
    const commands = heard(shown.column('translation'), 'beforeinput')
    await type('ab')
    await settled()
    expect(shown.line()).toBe(line)
    expect(drawn()).toEqual(line.replace(/[‸\n]/g, '').split('|'))
    expect(commands()).toBe(0)
  })

  it('goes on in the format of the words before it', async () => {
    shown = await show('⟦one⟧|two')
    shown.spread.translations.toggleFormat('strong')
    await press('ArrowRight')
    await type('ly ')
    await settled()
    expect(shown.column('translation').querySelector('strong')?.textContent).toBe('onely ')
  })

  it('has the page’s caret after it, where the next key of the engine acts', async () => {
    shown = await show('on‸e|two')
    await type('x')
    const { focusNode, focusOffset } = getSelection() ?? {}
    expect([focusNode?.nodeValue, focusOffset]).toEqual(['onxe', 3])
    await press('Delete')
    await settled()
    expect(shown.line()).toBe('onx‸|two')
  })

  it.each(['altKey', 'ctrlKey', 'metaKey'])('is left to the engine with %s', async modifier => {
    shown = await show('on‸e|two')
    const event = { key: 'x', keyCode: 120, charCode: 120, bubbles: true, cancelable: true }
    const pressed = new KeyboardEvent('keypress', { ...event, [modifier]: true })
    expect(shown.column('translation').dispatchEvent(pressed)).toBe(true)
    expect(shown.line()).toBe('on‸e|two')
    const plain = new KeyboardEvent('keypress', event)
    expect(shown.column('translation').dispatchEvent(plain)).toBe(false)
    expect(shown.line()).toBe('onx‸e|two')
  })

  it('is written at the page’s caret if no `keydown` came before it, as from an input method', async () => {
    shown = await show('o‸ne|two')
    await settled()
    const first = document
      .createTreeWalker(shown.column('translation'), NodeFilter.SHOW_TEXT)
      .nextNode()
    if (!first) throw new Error('no text')
    getSelection()?.collapse(first, 3)
    const key = { key: '，', keyCode: 0xff0c, charCode: 0xff0c, bubbles: true, cancelable: true }
    shown.column('translation').dispatchEvent(new KeyboardEvent('keypress', key))
    expect(shown.line()).toBe('one，‸|two')
  })

  it('makes no column read the page’s selection while the caret is known', async () => {
    shown = await show('on‸e|two')
    await settled()
    const readings = heard(document, 'selectionchange', event => !event.isTrusted)
    await type('x')
    expect(readings()).toBe(0)
  })
})
