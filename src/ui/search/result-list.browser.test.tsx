import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { ResultList } from './result-list.tsx'

const groups = [
  { key: 'a', title: '第一章', count: 40_000, first: 0, shown: 40_000 },
  { key: 'b', title: '第二章', count: 2, first: 40_000, shown: 2 },
]

async function showList(current = -1) {
  const near: (readonly number[])[] = []
  const { place } = await showPart(
    <div style={{ display: 'grid', blockSize: 500 }}>
      <ResultList
        label="Found"
        groups={groups}
        title={({ title }) => title}
        hit={number => (
          <button type="button" data-action="find.hit">
            {`hit ${number}`}
          </button>
        )}
        current={current}
        onNear={hits => near.push(hits)}
      />
    </div>,
  )
  await expect.element(page.getByText('hit', { exact: false }).first()).toBeVisible()
  return { near, shown: () => place.querySelectorAll('[data-hit-number]').length }
}

it('renders what is near the screen, and tells of it', async () => {
  const { near, shown } = await showList()
  expect(shown()).toBeLessThan(40)
  await expect.poll(() => near.at(-1)?.[0]).toBe(0)
})

it('brings the hit the reader is at into sight, wherever it is', async () => {
  const { near, shown } = await showList(40_001)
  await expect.element(page.getByText('hit 40001')).toBeInViewport()
  await expect.element(page.getByText('第二章')).toBeInViewport()
  expect(shown()).toBeLessThan(40)
  await expect.poll(() => near.at(-1)?.at(-1)).toBe(40_001)
})

it('goes from hit to hit by arrow keys, further than was on the screen', async () => {
  await showList()
  await userEvent.click(page.getByText('hit 0', { exact: true }))
  for (let i = 0; i < 30; i++) await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByText('hit 30', { exact: true })).toHaveFocus()
})
