import { afterEach, expect, it } from 'vitest'
import { press, settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const active = () =>
  [...shown.column('translation').children].map(pair => pair.classList.contains('active'))

it('the pair with the caret is active and has the placeholder', async () => {
  shown = await show('one|two‸|')
  expect(active()).toEqual([false, true, false])
  await press('ArrowDown')
  await settled()
  expect(active()).toEqual([false, false, true])
  expect(shown.column('translation').lastElementChild?.getAttribute('data-hint')).toBe('hint')
})

it('a pair keeps its element while text is typed into it', async () => {
  shown = await show('‸|two')
  const [first] = shown.column('translation').children
  await type('ab')
  expect(shown.column('translation').children[0]).toBe(first)
  expect(first?.className).toBe('pair row-1 kind-body active')
})
