import { afterEach, expect, it } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { DialogFrame } from './dialog-frame.tsx'

const before = { width: innerWidth, height: innerHeight }
afterEach(() => page.viewport(before.width, before.height))

it('leaves room for a list at 400 %: what the foot says has one line, and its buttons are in sight', async () => {
  await page.viewport(320, 208)
  const foot = (
    <>
      <p>
        1,118 words · Enter goes to the first place. 1 known, 2 learning, 3 ignored, 0 not marked
      </p>
      <button type="button">Export…</button>
    </>
  )
  await showPart(
    <DialogFrame title="Words" onClose={() => {}} foot={foot} wide>
      <input type="search" style={{ inlineSize: '100%' }} />
    </DialogFrame>,
  )
  const box = (shown: Locator) => shown.element().getBoundingClientRect()
  const button = page.getByRole('button', { name: 'Export…' })
  await expect.element(button).toBeVisible()
  expect(box(page.getByText(/^1,118 words/)).height).toBeLessThan(40)
  expect(box(button).right).toBeLessThan(320)
  expect(box(button).bottom).toBeLessThan(208)
  expect(box(page.getByRole('searchbox')).right).toBeLessThan(320)
})
