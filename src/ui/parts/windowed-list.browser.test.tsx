import { expect, it } from 'vitest'
import { show } from '../testing.ts'
import { WindowedList } from './windowed-list.tsx'

const items = Array.from({ length: 10_000 }, (_, i) => `row ${i + 1}`)

/** Shows ten thousand rows in a window of 300 pixels; answers which rows there are, and the window. */
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

it('renders what is near and leaves the rest room', async () => {
  const { rows, scroller } = showList()
  await expect.poll(() => rows()[0]).toBe('row 1')
  expect(rows().length).toBeLessThan(500)
  expect(scroller().scrollHeight).toBe(items.length * 20)
})

it('renders what is scrolled to', async () => {
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

it('renders a row that is needed, wherever it is', async () => {
  const { rows } = showList('row 9999')
  await expect.poll(rows).toContain('row 9999')
})
