import { afterEach, expect, it } from 'vitest'
import { focusUnlessAtControl } from './focus-at-once.ts'

afterEach(() => document.body.replaceChildren())

it.each([
  ['the dialog itself', '#dialog', '#fresh'],
  ['a button of the dialog, such as Add All', '#other', '#other'],
  ['a field of the dialog', '#field', '#field'],
  ['a button outside', '#outside', '#fresh'],
])('a button that appears takes the focus, or leaves it: at %s', (_title, before, after) => {
  document.body.innerHTML = `<button id="outside"></button>
    <section role="dialog" id="dialog" tabindex="-1">
      <input id="field"><button id="other"></button><button id="fresh"></button>
    </section>`
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)
  find(before)?.focus()
  focusUnlessAtControl(find('#fresh'))
  expect(document.activeElement).toBe(find(after))
})
