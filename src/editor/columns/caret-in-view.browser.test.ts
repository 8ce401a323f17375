import { afterEach, describe, expect, it } from 'vitest'
import { caretLine, isInView as lineIsInView } from './caret-in-view.ts'
import { settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => {
  shown.close()
  pane.remove()
})

const pane = document.createElement('div')

/** Puts the column into a pane that is `height` pixels high. */
function inPane(height: number): void {
  pane.dataset['pane'] = 'text'
  pane.style.cssText = `block-size: ${height}px; overflow: auto`
  const column = shown.column('translation')
  column.before(pane)
  pane.append(column)
  shown.editors[0]?.focus('translation', { pair: 2, offset: 1 })
  pane.scrollTop = 0
}

const caretBox = () => getSelection()!.getRangeAt(0).getBoundingClientRect()

const view = () => {
  const found = shown.editors[0]?.views.get('translation')
  if (!found) throw new Error('the translation is not shown')
  return found
}

const caretIsInView = () => {
  const line = caretLine(view())
  return line !== null && lineIsInView(line)
}

describe('the line with the caret', () => {
  it.each([
    ['is in view inside the pane', 500, true],
    ['is not in view below the pane', 20, false],
  ])('the caret’s line %s', async (_title, height, isInView) => {
    shown = await show('one|two|thr‸ee')
    inPane(height)
    expect(caretIsInView()).toBe(isInView)
  })

  it('the caret’s line scrolls into view at the next key', async () => {
    shown = await show('one|two|thr‸ee')
    inPane(20)
    await type('x')
    await expect.poll(() => caretIsInView()).toBe(true)
    expect(pane.scrollTop).toBeGreaterThan(0)
  })

  it.each([
    ['lower', 5, 0, (line: DOMRect, box: DOMRect) => box.bottom - line.bottom],
    ['upper', 3, 1000, (line: DOMRect, box: DOMRect) => line.top - box.top],
  ])(
    'a key brings a line at the %s edge inside the scroll padding',
    async (_edge, at, y, distance) => {
      shown = await show('one|two|thr‸ee|four|five|six|seven|eight|nine|ten')
      inPane(160)
      pane.style.scrollPaddingBlock = '40px'
      shown.editors[0]?.focus('translation', { pair: at, offset: 1 })
      pane.scrollTop = y
      const before = distance(caretBox(), pane.getBoundingClientRect())
      expect(before).toBeLessThan(39)
      await type('x')
      await settled()
      const after = distance(caretBox(), pane.getBoundingClientRect())
      expect(after).toBeGreaterThanOrEqual(39)
      expect(after).toBeLessThan(44)
      const { scrollTop } = pane
      await type('x')
      await settled()
      expect(pane.scrollTop).toBe(scrollTop)
    },
  )
})
