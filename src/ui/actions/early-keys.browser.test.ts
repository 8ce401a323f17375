import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import { earlyWordsComposed, endEarlyWords, takeEarlyKeys, takesEarlyKeys } from './early-keys.ts'

const place = document.createElement('div')
document.body.append(place)
const find = <E extends HTMLElement = HTMLElement>(name: string) =>
  place.querySelector<E>(`#${name}`)!

beforeEach(() => {
  place.innerHTML =
    '<div data-section="1"><div id="text" contenteditable="true">a</div></div>' +
    '<p id="page">words</p><input id="field"><button id="button">b</button>'
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
})

const take = () => {
  const end = takeEarlyKeys('Opening')
  onTestFinished(end)
  return end
}

const field = () => document.querySelector<HTMLTextAreaElement>('textarea')

/** Puts the caret at the end of the text, as a book does that has been opened. */
function focusText(): void {
  getSelection()?.selectAllChildren(find('text'))
  getSelection()?.collapseToEnd()
  find('text').focus()
}

it('writes early words at the caret of the text before the next key', async () => {
  take()
  await userEvent.keyboard('bc{Backspace}d ')
  focusText()
  await userEvent.keyboard('e')
  expect(find('text').textContent).toBe('abd e')
  expect(field()).toBeNull()
})

it('writes early words once the window has the focus again, if the text took it meanwhile', async () => {
  take()
  await userEvent.keyboard('bc')
  // A window without focus dispatches no events when an element in it is focused.
  const silent = (event: FocusEvent) => event.stopImmediatePropagation()
  for (const name of ['blur', 'focusin'] as const)
    window.addEventListener(name, silent, { capture: true })
  focusText()
  for (const name of ['blur', 'focusin'] as const)
    window.removeEventListener(name, silent, { capture: true })
  await Promise.resolve()
  expect(find('text').textContent).toBe('a')
  find('text').dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await userEvent.keyboard('d')
  expect(find('text').textContent).toBe('abcd')
  expect(field()).toBeNull()
})

const ways: readonly (readonly [string, () => Promise<void> | void])[] = [
  ['a field', () => find('field').focus()],
  ['a button', () => find('button').focus()],
  ['a press on the page', () => userEvent.click(find('page'))],
  ['the end of the book', () => {}],
]

it.each(ways)('writes early words nowhere after %s', async (_, leave) => {
  const end = take()
  await userEvent.keyboard('bc')
  await leave()
  end()
  expect(field()).toBeNull()
  focusText()
  await Promise.resolve()
  expect(find('text').textContent).toBe('a')
  expect(find('field')).toHaveProperty('value', '')
})

it('ends the early words at Enter, and does not begin with one', async () => {
  take()
  await userEvent.keyboard('{Enter}b{Enter}c')
  focusText()
  await Promise.resolve()
  expect(find('text').textContent).toBe('ab')
})

it.each([
  ['b{ArrowDown}c', 'ab'],
  ['b{Home}c', 'ab'],
  ['bc{ArrowLeft}d', 'abdc'],
  ['{ArrowLeft}c', 'a'],
  ['{Backspace}c', 'a'],
  ['{PageDown}c', 'a'],
])('writes of %s only what belongs at its caret: %s', async (keys, written) => {
  take()
  await userEvent.keyboard(keys)
  focusText()
  await Promise.resolve()
  expect(find('text').textContent).toBe(written)
})

it('takes no words after a shortcut that nothing has handled', async () => {
  take()
  await userEvent.keyboard('b')
  endEarlyWords(document.activeElement)
  await userEvent.keyboard('c')
  focusText()
  await Promise.resolve()
  expect(find('text').textContent).toBe('ab')
})

it('takes pasted words, and no pasted lines', () => {
  take()
  const pasted = (data: string) =>
    field()?.dispatchEvent(
      new InputEvent('beforeinput', { inputType: 'insertFromPaste', data, cancelable: true }),
    )
  expect([pasted('b c'), pasted('b\nc'), pasted('b\rc')]).toEqual([true, false, false])
})

it('does not take a key that is held since it opened the book', async () => {
  take()
  await userEvent.keyboard('{x>3/}y')
  expect(field()?.value).toBe('xxxy')
  field()!.value = ''
  const held = new KeyboardEvent('keydown', { key: ' ', repeat: true, cancelable: true })
  expect(field()?.dispatchEvent(held)).toBe(false)
})

it('takes nothing while something has the focus', () => {
  find('field').focus()
  take()
  expect(field()).toBeNull()
  expect(document.activeElement).toBe(find('field'))
})

it('says when a composition has ended, also when the book is closed', async () => {
  const end = take()
  expect(takesEarlyKeys(document.activeElement!)).toBe(true)
  await earlyWordsComposed()
  const begun = () => {
    field()?.dispatchEvent(new Event('compositionstart'))
    return earlyWordsComposed().then(() => 'ended')
  }
  const first = begun()
  expect(await Promise.race([first, Promise.resolve('waits')])).toBe('waits')
  field()?.dispatchEvent(new Event('compositionend'))
  expect(await first).toBe('ended')
  const second = begun()
  end()
  expect(await second).toBe('ended')
})
