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
        hit={(number, tabIndex) => (
          <>
            <input type="checkbox" tabIndex={-1} aria-label={`tick ${number}`} />
            <button type="button" data-action="find.hit" tabIndex={tabIndex}>
              {`hit ${number}`}
            </button>
          </>
        )}
        current={current}
        onNear={hits => near.push(hits)}
      />
    </div>,
  )
  await expect.element(page.getByText('hit', { exact: false }).first()).toBeVisible()
  return { place, near, shown: () => place.querySelectorAll('[data-hit-number]').length }
}

it('renders what is near the screen, and reports it', async () => {
  const { near, shown } = await showList()
  expect(shown()).toBeLessThan(40)
  await expect.poll(() => near.at(-1)?.[0]).toBe(0)
})

it('brings the current hit into sight', async () => {
  const { near, shown } = await showList(40_001)
  await expect.element(page.getByText('hit 40001')).toBeInViewport()
  await expect.element(page.getByText('第二章')).toBeInViewport()
  expect(shown()).toBeLessThan(40)
  await expect.poll(() => near.at(-1)?.at(-1)).toBe(40_001)
})

it('goes from hit to hit by arrow keys, beyond the screen', async () => {
  await showList()
  await userEvent.click(page.getByText('hit 0', { exact: true }))
  for (let i = 0; i < 30; i++) await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByText('hit 30', { exact: true })).toHaveFocus()
})

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent

it('goes to the true first and last hit, and by pages', async () => {
  const { shown } = await showList()
  await userEvent.click(page.getByText('hit 0', { exact: true }))
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('hit 40001')
  await expect.element(page.getByText('hit 40001')).toBeInViewport()
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  await expect.poll(focused).toBe('hit 39999')
  await userEvent.keyboard('{PageUp}')
  await expect.poll(focused).toBe('hit 39992')
  expect(shown()).toBeLessThan(60)
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('hit 0')
})

it('is one stop for Tab at the current hit, and Right goes to the controls of a row', async () => {
  const { place } = await showList(40_001)
  await expect.element(page.getByText('hit 40001')).toBeInViewport()
  const stops = () => [...place.querySelectorAll('[data-row] :is(button, input)[tabindex="0"]')]
  expect(stops().map(each => each.textContent)).toEqual(['hit 40001'])
  await userEvent.tab()
  expect(focused()).toBe('hit 40001')
  await userEvent.keyboard('{ArrowRight}')
  expect(focused()).toBe('tick 40001')
  await userEvent.keyboard('{ArrowUp}')
  await expect.poll(focused).toBe('hit 40000')
  expect(stops().map(each => each.textContent)).toEqual(['hit 40000'])
})

it('says the position of each hit among those of its chapter', async () => {
  await showList(40_001)
  const last = page.getByRole('listitem').filter({ hasText: 'hit 40001' })
  await expect.element(last).toHaveAttribute('aria-posinset', '2')
  await expect.element(last).toHaveAttribute('aria-setsize', '2')
})

it('keeps the focused hit when the reader scrolls away from it', async () => {
  const { place } = await showList()
  await userEvent.click(page.getByText('hit 3', { exact: true }))
  place.querySelector('[role=group]')!.parentElement!.scrollTop = 50_000
  await expect.element(page.getByText('hit 870', { exact: true })).toBeInTheDocument()
  expect(focused()).toBe('hit 3')
})
