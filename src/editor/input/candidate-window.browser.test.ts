import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { composeWhole, press, settled } from '../testing/hands.ts'
import { printed, show, type Shown } from '../testing/shown.ts'

let shown: Shown
/** The rectangles that were reported last. */
let caret: DOMRect | null
let control: DOMRect | null

beforeEach(async () => {
  vi.spyOn(EditContext.prototype, 'updateSelectionBounds').mockImplementation((bounds: DOMRect) => {
    caret = bounds
  })
  vi.spyOn(EditContext.prototype, 'updateControlBounds').mockImplementation((bounds: DOMRect) => {
    control = bounds
  })
  shown = await show('one|two|three')
  caret = null
  control = null
})
afterEach(() => {
  vi.restoreAllMocks()
  shown.close()
  document.body.style.paddingTop = ''
})

/** The position of the edge before a character of the source. */
function drawn(pair: number, offset: number): { left: number; top: number } {
  const text = shown.column('source').children[pair]?.firstChild
  if (!text) throw new Error('no such pair')
  const range = document.createRange()
  range.setStart(text, offset)
  const { left, top } = range.getBoundingClientRect()
  return { left, top }
}

const at = async (pair: number, offset: number) => {
  const { left, top } = drawn(pair, offset)
  await expect.poll(() => caret && { left: caret.left, top: caret.top }).toEqual({ left, top })
}

describe('the candidate window of an input method in the source column', () => {
  it('the EditContext receives the caret’s position when it is set and when keys move it', async () => {
    shown.editors[0]!.focus('source', { pair: 1, offset: 2 })
    await at(1, 2)
    expect(caret?.height).toBeGreaterThan(0)
    const { left, width } = shown.column('source').getBoundingClientRect()
    expect([control?.left, control?.width]).toEqual([left, width])
    await press('ArrowRight')
    await at(1, 3)
    await press('ArrowRight', 'Shift')
    await at(1, 4)
  })

  it('the EditContext receives the new position when the page scrolls or moves', async () => {
    shown.host.style.cssText = 'block-size: 40px; overflow: auto'
    shown.editors[0]!.focus('source', { pair: 1, offset: 2 })
    await at(1, 2)
    const before = caret?.top
    shown.host.scrollTop = 20
    await at(1, 2)
    expect(caret?.top).not.toBe(before)
    document.body.style.paddingTop = '30px'
    window.dispatchEvent(new Event('resize'))
    await at(1, 2)
  })

  it('the EditContext receives the caret’s position during a composition, which changes no text', async () => {
    shown.editors[0]!.focus('source', { pair: 2, offset: 1 })
    await at(2, 1)
    caret = null
    await composeWhole('zhong', '中')
    await press('ArrowRight')
    await at(2, 2)
    expect([0, 1, 2].map(i => shown.column('source').children[i]?.textContent)).toEqual(
      [0, 1, 2].map(printed),
    )
  })

  it('the EditContext receives nothing while the caret is elsewhere or after the column is unmounted', async () => {
    shown.editors[0]!.focus('source', { pair: 1, offset: 2 })
    await at(1, 2)
    shown.editors[0]!.focus('translation', { pair: 0, offset: 1 })
    await settled()
    caret = null
    await press('ArrowRight')
    window.dispatchEvent(new Event('resize'))
    await settled()
    expect(caret).toBeNull()
    shown.editors[0]!.focus('source', { pair: 1, offset: 2 })
    shown.editors[0]!.unmount()
    await settled()
    expect(caret).toBeNull()
  })
})
