import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import { holdKeys } from './hold-keys.ts'

const place = document.createElement('div')
document.body.append(place)
const find = <E extends HTMLElement = HTMLElement>(name: string) =>
  place.querySelector<E>(`#${name}`)!

beforeEach(() => {
  place.innerHTML =
    '<div id="text" contenteditable="true">a</div><input id="field"><button id="button">b</button>'
  find('text').focus()
  getSelection()?.selectAllChildren(find('text'))
})

const hold = () => {
  const end = holdKeys()
  onTestFinished(end)
  return end
}

it('keeps keys from the text until something else has the focus', async () => {
  hold()
  await userEvent.keyboard('xy')
  expect(find('text').textContent).toBe('a')
  find('button').focus()
  await userEvent.keyboard('z')
  expect(find('field')).toHaveProperty('value', '')
  find('text').focus()
  await userEvent.keyboard('w')
  expect(find('text').textContent).toContain('w')
})

it('writes what was typed meanwhile into the field that gets the focus, over what is selected there', async () => {
  find('field').setAttribute('value', 'old words')
  hold()
  await userEvent.keyboard('x{Control>}b{/Control}y ')
  find('text').replaceChildren()
  find('text').blur()
  await userEvent.keyboard('z')
  find('field').focus()
  find<HTMLInputElement>('field').select()
  await expect.poll(() => find<HTMLInputElement>('field').value).toBe('xy z')
  await userEvent.keyboard('w')
  expect(find('field')).toHaveProperty('value', 'xy zw')
})

it('keeps keys from listeners above the text', async () => {
  const heard: string[] = []
  const listener = ({ key }: KeyboardEvent) => heard.push(key)
  window.addEventListener('keydown', listener)
  onTestFinished(() => window.removeEventListener('keydown', listener))
  const end = hold()
  await userEvent.keyboard('x')
  end()
  await userEvent.keyboard('y')
  expect(heard).toEqual(['y'])
})

it('blurs the text when an input method types, because its keys cannot be stopped', () => {
  hold()
  find('text').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'x', keyCode: 229, bubbles: true }),
  )
  expect(document.activeElement).toBe(document.body)
})

it('holds no keys when the focus is not in a text', () => {
  find('button').focus()
  hold()
  const press = new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true })
  find('button').dispatchEvent(press)
  expect(press.defaultPrevented).toBe(false)
})

it.each(['dialog', 'alertdialog'])('holds no keys in a %s', async role => {
  place.setAttribute('role', role)
  onTestFinished(() => place.removeAttribute('role'))
  find('field').focus()
  hold()
  await userEvent.keyboard('z')
  expect(find('field')).toHaveProperty('value', 'z')
})
