import { afterEach, describe, expect, it } from 'vitest'
import { caretIsInView } from './caret-in-view.ts'
import { type } from '../testing/hands.ts'
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

const view = () => {
  const found = shown.editors[0]?.views.get('translation')
  if (!found) throw new Error('the translation is not shown')
  return found
}

describe('the line with the caret', () => {
  it.each([
    ['is in view inside the pane', 500, true],
    ['is not in view below the pane', 20, false],
  ])('the caret’s line %s', async (_title, height, isInView) => {
    shown = await show('one|two|thr‸ee')
    inPane(height)
    expect(caretIsInView(view())).toBe(isInView)
  })

  it('the caret’s line scrolls into view at the next key', async () => {
    shown = await show('one|two|thr‸ee')
    inPane(20)
    await type('x')
    await expect.poll(() => caretIsInView(view())).toBe(true)
    expect(pane.scrollTop).toBeGreaterThan(0)
  })
})
