import { afterEach, describe, expect, it } from 'vitest'
import { press, settled, type } from '../testing/hands.ts'
import { placesIn, showWith, type Shown } from '../testing/shown.ts'

let shown: Shown
let stop = () => {}
const field = document.createElement('input')
afterEach(() => {
  stop()
  shown.close()
  field.remove()
})

/** Mounts section 2, which `bring` in the spread waits for. */
let mount = () => {}

/** Three sections: one|two, six|ten, ask|end. The last is not on the page until `mount`. */
async function open(): Promise<void> {
  let resolve = () => {}
  const mounted = new Promise<void>(done => (resolve = done))
  shown = await showWith({ reveal: () => mounted }, 'one|two‸', 'six|ten', 'ask|end')
  stop = shown.spread.follow(shown.host)
  shown.editors[2]!.unmount()
  mount = () => {
    shown.editors[2]!.views.mount(placesIn(shown.host))
    resolve()
  }
  document.body.append(field)
  await settled()
}

const caret = () => {
  const { index, caret: offset } = shown.spread.selection.where!
  return `${index}:${offset}`
}

const moves = {
  go: () => void shown.spread.navigation.go(4, 'translation', 1),
  show: () => void shown.spread.navigation.show(4, 'translation', 1, 2),
}

describe('a move that waits for its section', () => {
  it.each(['go', 'show'] as const)('arrives if nothing happens meanwhile: %s', async move => {
    await open()
    moves[move]()
    mount()
    await expect.poll(caret).toBe('4:1')
    expect(document.activeElement).toBe(shown.column('translation', 2))
  })

  it.each<[string, () => Promise<void> | void, string]>([
    ['what is typed meanwhile', () => type('x'), '1:4'],
    ['a key that moves the caret', () => press('Home'), '1:0'],
    [
      'a place that the reader has chosen meanwhile',
      () => shown.editors[1]!.focus('translation', { pair: 0, offset: 2 }),
      '2:2',
    ],
    ['a selection that the reader has made meanwhile', () => press('ArrowLeft', 'Shift'), '1:2'],
  ])('leaves the caret to %s', async (_what, act, place) => {
    await open()
    moves.go()
    await act()
    await settled()
    mount()
    await settled()
    expect(caret()).toBe(place)
    const at = place.startsWith('2') ? 1 : 0
    expect(document.activeElement).toBe(shown.column('translation', at))
  })

  it.each(['go', 'show'] as const)(
    'leaves the keyboard in a field to which the reader has gone meanwhile: %s',
    async move => {
      await open()
      moves[move]()
      field.focus()
      mount()
      await settled()
      expect(document.activeElement).toBe(field)
    },
  )

  it('is dropped for one that is asked for later, although that arrives earlier', async () => {
    await open()
    moves.go()
    shown.spread.navigation.go(2, 'translation', 1)
    await settled()
    mount()
    await settled()
    expect(caret()).toBe('2:1')
  })

  it('does not extend a selection that the reader has made elsewhere meanwhile', async () => {
    await open()
    shown.editors[1]!.focus('translation', { pair: 1, offset: 3 })
    await settled()
    await press('ArrowDown', 'Shift')
    await settled()
    shown.editors[0]!.focus('translation', { pair: 0, offset: 1 })
    mount()
    await settled()
    expect(shown.spread.selection.span).toBeNull()
    expect(caret()).toBe('0:1')
  })
})
