import { useState } from 'react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { show } from '../testing.ts'
import { WindowedList } from './windowed-list.tsx'

const items = Array.from({ length: 10_000 }, (_, i) => `row ${i + 1}`)

/**
 * Shows ten thousand rows in a box of 300 pixels. Returns the rows that are rendered, and the box.
 */
function showList(needs: string | null = null) {
  const place = show(
    <div style={{ blockSize: 300, overflow: 'auto' }}>
      <WindowedList
        items={items}
        label="rows"
        keyOf={item => item}
        needs={needs}
        rowHeight={20}
        row={(item, at) => (
          <div key={item} role="listitem" aria-posinset={at} style={{ blockSize: 20 }}>
            <button type="button">{item}</button>
          </div>
        )}
      />
    </div>,
  )
  const rows = () => [...place.querySelectorAll('[role=listitem]')].map(row => row.textContent)
  return { rows, scroller: () => place.firstElementChild! }
}

it('renders the rows near the screen and leaves space for the others', async () => {
  const { rows, scroller } = showList()
  await expect.poll(() => rows()[0]).toBe('row 1')
  expect(rows().length).toBeLessThan(500)
  expect(scroller().scrollHeight).toBe(items.length * 20)
})

it('renders rows that are scrolled to', async () => {
  const { rows, scroller } = showList()
  await expect.poll(() => rows().length).toBeGreaterThan(0)
  scroller().scrollTop = 100_000
  await expect.poll(rows).toContain('row 5001')
  await expect.poll(rows).not.toContain('row 1')
})

it('keeps the row that has the focus', async () => {
  const { rows, scroller } = showList()
  await expect.poll(() => rows()[0]).toBe('row 1')
  scroller().querySelector<HTMLElement>('[role=listitem] button')?.focus()
  scroller().scrollTop = 100_000
  await expect.poll(rows).toContain('row 5001')
  expect(rows()).toContain('row 1')
})

it('renders a needed row anywhere in the list', async () => {
  const { rows } = showList('row 9999')
  await expect.poll(rows).toContain('row 9999')
})

interface Item {
  readonly name: string
  readonly text: string
}

const drawings: string[] = []

const row = ({ name, text }: Item, place: number, isStop: boolean) => {
  drawings.push(name)
  return (
    <div key={name} role="listitem" aria-posinset={place} style={{ blockSize: 20 }}>
      <button type="button" data-stop="" tabIndex={isStop ? 0 : -1}>
        {text}
      </button>
      <button type="button" tabIndex={-1}>{`more of ${name}`}</button>
      <select tabIndex={-1} aria-label={`kind of ${name}`}>
        <option>one</option>
        <option>two</option>
      </select>
    </div>
  )
}
const nameOf = ({ name }: Item) => name
const all: readonly Item[] = Array.from({ length: 3_000 }, (_, i) => ({
  name: `row ${i}`,
  text: `row ${i}`,
}))

/**
 * A list with stops, and buttons that change row 2, leave out every second row, and remove the
 * first row.
 */
function Stops() {
  const [shown, setShown] = useState(all)
  const change = (to: (items: readonly Item[]) => readonly Item[]) => () => setShown(to)
  return (
    <>
      <button type="button" onClick={change(old => old.with(2, { name: 'row 2', text: 'other' }))}>
        change
      </button>
      <button type="button" onClick={change(old => old.slice(1))}>
        take
      </button>
      <div style={{ blockSize: 300, overflow: 'auto' }}>
        <WindowedList
          items={shown}
          label="rows"
          keyOf={nameOf}
          needs={null}
          rowHeight={20}
          stop="[data-stop]"
          row={row}
        />
      </div>
    </>
  )
}

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
const button = (place: HTMLElement, name: string) =>
  [...place.querySelectorAll('button')].find(each => each.textContent === name)

async function showStops() {
  const place = show(<Stops />)
  await expect.poll(() => button(place, 'row 0')).toBeDefined()
  return place
}

it('is one stop for Tab, before and after it was used', async () => {
  const place = await showStops()
  const stops = () => [...place.querySelectorAll('[role=list] [tabindex="0"]')]
  expect(stops().map(stop => stop.textContent)).toEqual(['row 0'])
  button(place, 'row 0')?.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('row 2999')
  expect(stops().map(stop => stop.textContent)).toEqual(['row 2999'])
  await userEvent.tab({ shift: true })
  expect(focused()).toBe('take')
  await userEvent.tab()
  expect(focused()).toBe('row 2999')
})

it('goes to the controls in a row with Right and back with Left, and to the next row with Up and Down', async () => {
  const place = await showStops()
  button(place, 'row 0')?.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('more of row 0')
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('kind of row 0')
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(focused()).toBe('kind of row 0')
  await userEvent.keyboard('{ArrowLeft}{ArrowDown}')
  await expect.poll(focused).toBe('row 1')
})

it('goes by as many rows as fit with PageDown and PageUp', async () => {
  const place = await showStops()
  button(place, 'row 0')?.focus()
  await userEvent.keyboard('{PageDown}')
  await expect.poll(focused).toBe('row 14')
  await userEvent.keyboard('{PageDown}{PageUp}')
  await expect.poll(focused).toBe('row 14')
})

it('draws only the row that changes', async () => {
  const place = await showStops()
  drawings.length = 0
  button(place, 'change')?.click()
  await expect.poll(() => button(place, 'other')).toBeDefined()
  expect(new Set(drawings).size).toBeLessThanOrEqual(40)
})

it('follows the focused row when rows before it are removed', async () => {
  const place = await showStops()
  button(place, 'row 0')?.focus()
  await userEvent.keyboard('{PageDown}')
  await expect.poll(focused).toBe('row 14')
  button(place, 'take')?.click()
  await expect
    .poll(() => place.querySelector('[role=list] [tabindex="0"]')?.textContent)
    .toBe('row 14')
})

it('has few elements far from the screen, because the browser looks at each in every frame', async () => {
  const place = await showStops()
  button(place, 'row 0')?.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('row 2999')
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('row 0')
  await expect.poll(() => place.querySelectorAll('[role=list] [role=none]').length).toBeLessThan(45)
})
