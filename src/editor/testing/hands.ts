/**
 * Keys, input method, mouse, clipboard and drops, sent through the browser's own input so that the
 * browser's own behaviour is tested too.
 */
import type {} from '@vitest/browser-playwright'
import { cdp } from 'vitest/browser'

export type Held = 'Alt' | 'Control' | 'Shift'
const bits = { Alt: 1, Control: 2, Shift: 8 } as const satisfies Record<Held, number>

const sumOf = (held: readonly Held[]) => held.reduce((sum, name) => sum | bits[name], 0)

/** Windows key codes of the keys that type nothing or have a longer name. */
const codes: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
}

/** Presses and releases a key, named as in `KeyboardEvent.key`, while others are held. */
export async function press(key: string, ...held: readonly Held[]): Promise<void> {
  const named = codes[key]
  const text = named === undefined ? key : key === 'Enter' ? '\r' : ''
  const writes = text !== '' && !held.includes('Control') && !held.includes('Alt')
  const event = {
    key,
    code: named === undefined && /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : key,
    windowsVirtualKeyCode: named ?? (/[a-z0-9 ]/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0),
    modifiers: sumOf(held),
  }
  const down = writes ? { type: 'keyDown' as const, text } : { type: 'rawKeyDown' as const }
  await Promise.all([
    cdp().send('Input.dispatchKeyEvent', { ...event, ...down }),
    cdp().send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
  ])
}

/**
 * Moves the page's caret into `node` and presses a key before the browser reports the caret, as
 * when two keys follow quickly. Returns whether the key was taken.
 */
export function pressAfterMove(node: Node, offset: number, key: string, ...held: Held[]): boolean {
  document.getSelection()?.collapse(node, offset)
  const keyCode = codes[key] ?? key.toUpperCase().charCodeAt(0)
  const ctrlKey = held.includes('Control')
  const event = { key, keyCode, ctrlKey, bubbles: true, cancelable: true }
  return !document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event))
}

/** Runs one of the browser's editing commands, as the Edit menu does. */
export async function choose(command: 'delete' | 'selectAll'): Promise<void> {
  const type = 'rawKeyDown'
  await cdp().send('Input.dispatchKeyEvent', { type, key: 'Unidentified', commands: [command] })
}

/** Presses a key that the input method takes, such as Enter while it shows its candidates. */
export async function pressInMethod(key: string): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: 229 }
  await cdp().send('Input.dispatchKeyEvent', { ...event, type: 'rawKeyDown' })
  await cdp().send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })
}

/** Types `text` key by key. */
export async function type(text: string): Promise<void> {
  for (const key of text) await press(key)
}

/** Sets the text of the composition to `text`. */
export async function compose(text: string): Promise<void> {
  await composeAt(text, text.length)
}

/** Sets the text of the composition, with the input method's caret at `offset`. */
export async function composeAt(text: string, offset: number): Promise<void> {
  const caret = { selectionStart: offset, selectionEnd: offset }
  await cdp().send('Input.imeSetComposition', { text, ...caret })
}

/** Ends a composition with `text`. */
export async function commit(text: string): Promise<void> {
  await cdp().send('Input.insertText', { text })
}

/** Types `letters` as a composition and ends it with `text`. */
export async function composeWhole(letters: string, text: string): Promise<void> {
  for (let i = 1; i <= letters.length; i++) await compose(letters.slice(0, i))
  await commit(text)
}

export interface Carried {
  readonly text?: string
  readonly html?: string
}

/** Pastes into the element with the keyboard, from a clipboard that holds `carried`. */
export function paste(carried: Carried): void {
  const clipboardData = new DataTransfer()
  if (carried.text !== undefined) clipboardData.setData('text/plain', carried.text)
  if (carried.html !== undefined) clipboardData.setData('text/html', carried.html)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(event)
}

/** Cuts or copies from the element with the keyboard. Returns the content of the clipboard. */
export function take(how: 'cut' | 'copy'): Carried {
  const clipboardData = new DataTransfer()
  const event = new ClipboardEvent(how, { clipboardData, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(event)
  return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Drags `carried` in from another program and drops it at a point of this document. */
export async function drop(carried: Carried, at: Point): Promise<void> {
  const items = [{ mimeType: 'text/plain', data: carried.text ?? '' }]
  if (carried.html !== undefined) items.push({ mimeType: 'text/html', data: carried.html })
  const data = { items, dragOperationsMask: 1 }
  const { x, y } = onPage(at)
  for (const step of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp().send('Input.dispatchDragEvent', { type: step, x, y, data })
}

/** Drags the selection at the first point to the second, inside the element with the keyboard. */
export function carry(from: Point, to: Point): void {
  const dataTransfer = new DataTransfer()
  for (const [kind, { x, y }] of [
    ['dragstart', from],
    ['drop', to],
    ['dragend', to],
  ] as const) {
    const where = { clientX: x, clientY: y, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new DragEvent(kind, { ...where, dataTransfer }))
  }
}

/**
 * Presses the mouse at the first point and releases it at the second. The mouse comes to the first
 * point before it is pressed and moves in two steps, as a hand does: a busy browser takes a press
 * and a single move that arrive together for a click.
 */
export async function drag(from: Point, to: Point, ...held: readonly Held[]): Promise<void> {
  const [a, b] = [onPage(from), onPage(to)]
  const between = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const modifiers = sumOf(held)
  const button = { button: 'left', clickCount: 1, modifiers } as const
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...a, modifiers })
  await cdp().send('Input.dispatchMouseEvent', { type: 'mousePressed', ...a, ...button })
  if (a.x !== b.x || a.y !== b.y) {
    for (const point of [between, b]) {
      await settled()
      const moved = { type: 'mouseMoved', ...point, ...button, buttons: 1 } as const
      await cdp().send('Input.dispatchMouseEvent', moved)
    }
    await settled()
  }
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...b, ...button })
}

export const click = (at: Point, ...held: readonly Held[]): Promise<void> => drag(at, at, ...held)

/** Converts a point of the test's frame to a point of the page around it. */
function onPage({ x, y }: Point): Point {
  const frame = window.frameElement
  if (!frame) return { x, y }
  const { left, top, width } = frame.getBoundingClientRect()
  const scale = width / window.innerWidth
  return { x: left + x * scale, y: top + y * scale }
}

/** Resolves after the browser has finished with the last event. */
export const settled = (): Promise<void> =>
  new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))
