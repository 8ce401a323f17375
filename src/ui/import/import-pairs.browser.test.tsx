import { plain } from '#domain/rich-text'
import type { ReadablePreview } from '#services/outside'
import type { ReactElement } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { ImportPairs } from './import-pairs.tsx'
import { useCorrections } from './use-corrections.ts'

/**
 * Shows twelve paragraphs whose translations are one too low from the third on, with doubts about
 * the third and the last. Those before `first` have none.
 */
async function show(count = 12, around = (list: ReactElement) => list, first = 0) {
  const services = await servicesOver(talkingShell([]).api)
  const lines = Array.from({ length: count }, (_, i) => `第${i}句话说完了。`)
  const bytes = new TextEncoder().encode(lines.join('\n\n'))
  const read = await services.library.preview({ name: '书.txt', bytes })
  if (!read.ok) throw new Error(read.code)
  const pairing = lines.map((_, i) => ({
    start: i <= first ? 0 : i < 3 ? i : Math.min(i - 1, count - 2),
    end: i < first ? 0 : i < 2 ? i + 1 : i === 2 ? 2 : i === 3 ? 3 : i,
    doubtful: i === 3 || i === count - 1,
  }))
  if (first === 0) pairing[2] = { start: 2, end: 2, doubtful: false }
  const preview: ReadablePreview = {
    ...read,
    translation: {
      language: 'en',
      sources: lines,
      texts: lines.slice(1).map((_, i) => plain(`Sentence ${i}`)),
      pairing,
    },
  }
  const seen: { applied: ReadablePreview | null } = { applied: null }
  function Host() {
    const { corrections, correct, step, applied } = useCorrections(preview)
    return corrections ? (
      <>
        <ImportPairs preview={preview} corrections={corrections} correct={correct} step={step} />
        <button
          type="button"
          data-action="import.confirm"
          onClick={() => (seen.applied = applied(preview))}
        >
          Keep
        </button>
      </>
    ) : null
  }
  await showPart(around(<Host />), 'en', services)
  await expect.element(page.getByText('2 pairs to review')).toBeVisible()
  return seen
}

const beside = (index: number) =>
  document
    .querySelector(`[data-pair="${index}"]`)
    ?.closest('[role="listitem"]')
    ?.querySelector('div[lang]')?.textContent

const press = (name: string) => userEvent.click(page.getByRole('button', { name }))

it('goes from one doubtful pair to the next, and from the last to the first', async () => {
  await show()
  await press('Next to Review')
  expect(document.activeElement?.getAttribute('data-pair')).toBe('3')
  await press('Next to Review')
  expect(document.activeElement?.getAttribute('data-pair')).toBe('11')
  await press('Next to Review')
  expect(document.activeElement?.getAttribute('data-pair')).toBe('3')
})

it('moves a translation to another paragraph, undoes that, and keeps what was corrected', async () => {
  const seen = await show()
  expect([2, 3].map(beside)).toEqual(['no translation', 'Sentence 2'])
  await press('Next to Review')
  await press('Move Translation to the Paragraph Before')
  await expect.poll(() => [2, 3].map(beside)).toEqual(['Sentence 2', 'no translation'])
  expect(document.activeElement?.getAttribute('data-pair')).toBe('2')
  await expect.element(page.getByText('1 pair to review')).toBeVisible()
  await press('Undo')
  await expect.poll(() => beside(3)).toBe('Sentence 2')
  await press('Redo')
  await press('Keep')
  expect(seen.applied?.translation?.pairing.slice(2, 4)).toMatchObject([
    { start: 2, end: 3, doubtful: false },
    { start: 3, end: 3, doubtful: false },
  ])
})

it('accepts a pair when the reader confirms it', async () => {
  await show()
  await press('Next to Review')
  await press('Confirm Pair')
  await expect.element(page.getByText('1 pair to review')).toBeVisible()
  expect(beside(3)).toBe('Sentence 2')
})

it('renders only the rows of a long book that are near the screen', async () => {
  await show(2000)
  expect(document.querySelectorAll('[data-pair]').length).toBeLessThan(200)
  await press('Next to Review')
  await press('Next to Review')
  expect(document.activeElement?.getAttribute('data-pair')).toBe('1999')
})

it('what is above the pairs stays in sight when they open, however tall the first one is', async () => {
  await show(12, list => (
    <div data-dialog style={{ height: 160, overflow: 'auto' }}>
      <div style={{ height: 80 }}>Title</div>
      {list}
    </div>
  ))
  const dialog = document.querySelector('[data-dialog]')!
  expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight)
  expect(dialog.scrollTop).toBe(0)
})

it('the first translation of a book with a few pairs is in sight when they open', async () => {
  await show(200, list => list, 120)
  const list = page.getByRole('list', { name: 'Source and translation' }).element()
  await expect
    .poll(() => {
      const row = list.querySelector('[data-pair="120"]')?.getBoundingClientRect()
      const { top, bottom } = list.getBoundingClientRect()
      return row !== undefined && row.top >= top && row.bottom <= bottom + 1
    })
    .toBe(true)
})
