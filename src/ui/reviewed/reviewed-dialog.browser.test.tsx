import { annotationId, paragraphId } from '#domain/ids'
import type { ReviewCase, ReviewedPair } from '#domain/reviewing/merge-reviewed'
import { plain } from '#domain/rich-text'
import type { ReviewPlan } from '#services/reviewing/reviewing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { ReviewedDialog } from './reviewed-dialog.tsx'

const pair = (
  found: ReviewCase,
  index: number,
  more: Partial<ReviewedPair> = {},
): ReviewedPair => ({
  case: found,
  index,
  id: paragraphId(`p${index}`),
  row: index + 2,
  source: `第${index}段`,
  here: { content: plain('Mine.'), state: 'draft' },
  there: { content: plain('Theirs.'), state: 'done' },
  original: null,
  tracked: [{ kind: 'inserted', text: 'Theirs.', author: 'Anna Berg' }],
  otherSource: null,
  ...more,
})

const plan: ReviewPlan = {
  form: 'docx',
  isOfOtherBook: true,
  unchanged: 70,
  pairs: [
    pair('there', 0),
    pair('both', 1, { original: 'As sent.' }),
    pair('merged', 2),
    pair('there', 3, { otherSource: '别的' }),
    pair('missing', 4, { there: null }),
  ],
  notes: [
    {
      id: annotationId('reviewed-1'),
      index: 0,
      source: '第0段',
      comment: {
        author: 'Anna Berg',
        date: '',
        text: 'Why?',
        quote: { side: 'translation', start: 0, end: 4, exact: 'Mine' },
        isChanged: false,
      },
    },
  ],
  noteAt: () => {
    throw new Error('nothing is applied here')
  },
}

async function shown(given = plan, why = '') {
  const said: string[] = []
  const dialog = (applying: number | null) => (
    <ReviewedDialog
      file="review.docx"
      plan={given}
      languages={{ source: 'zh-Hans', translation: 'en' }}
      applying={applying}
      said={why}
      onApply={accepted => said.push(`apply ${accepted.map(({ key }) => key).join(', ')}`)}
      onCancel={() => said.push('cancel')}
      onClose={() => said.push('close')}
    />
  )
  await showPart(dialog(null))
  await expect.element(page.getByRole('dialog')).toBeVisible()
  return { said, dialog }
}

const focused = () => document.activeElement?.getAttribute('data-row')
const decisions = () =>
  Array.from(document.querySelectorAll('[data-decision]'), row => [
    row.getAttribute('data-row'),
    row.getAttribute('data-decision'),
  ])

it('each difference is accepted or left by one key, and the next has the focus', async () => {
  const { said } = await shown()
  await expect.poll(focused).toBe('pair 0')
  await userEvent.keyboard('a')
  await expect.poll(focused).toBe('note reviewed-1')
  await userEvent.keyboard('{Backspace}')
  await expect.poll(focused).toBe('pair 1')
  await userEvent.keyboard('{Enter}')
  await expect.poll(focused).toBe('pair 2')
  // A row that was joined with others cannot be accepted.
  await userEvent.keyboard('a')
  await expect.poll(focused).toBe('pair 3')
  await userEvent.keyboard('kj')
  await userEvent.keyboard('l')
  expect(decisions()).toEqual([
    ['pair 0', 'accept'],
    ['note reviewed-1', 'leave'],
    ['pair 1', 'accept'],
    ['pair 3', 'leave'],
  ])
  await expect.element(page.getByText('0 still to decide')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Apply 2 Changes' }))
  expect(said).toEqual(['apply pair 0, pair 1'])
})

it('keys of a composition decide nothing', async () => {
  await shown()
  await expect.poll(focused).toBe('pair 0')
  const key = { key: 'a', bubbles: true, isComposing: true }
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
  expect(decisions()).toEqual([])
  expect(focused()).toBe('pair 0')
})

it('all without problems are accepted at once, and nothing before that', async () => {
  await shown()
  await expect.element(page.getByText('4 still to decide')).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: 'Apply 0 Changes' }))
    .toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(page.getByRole('button', { name: 'Accept 2 Without Problems' }))
  expect(decisions().map(([row]) => row)).toEqual(['pair 0', 'note reviewed-1'])
})

it('the reader sees by whom it was changed, the words that were sent, and other Chinese', async () => {
  await shown()
  await expect.element(page.getByText('As sent.')).toBeVisible()
  await expect.element(page.getByText('By Anna Berg').first()).toBeVisible()
  await expect.element(page.getByText('The Chinese in the file differs')).toBeVisible()
  await expect.element(page.getByText('State: draft → done').first()).toBeVisible()
  await expect
    .element(page.getByText('The file names another book.', { exact: false }))
    .toBeVisible()
})

it('shows one case, or the rows with certain words', async () => {
  await shown()
  await userEvent.selectOptions(page.getByLabelText('Show'), 'missing')
  await expect.poll(() => document.querySelectorAll('[data-row]').length).toBe(1)
  await userEvent.selectOptions(page.getByLabelText('Show'), 'all')
  await userEvent.type(page.getByRole('searchbox'), 'why')
  await expect.poll(() => document.querySelectorAll('[data-row]').length).toBe(1)
  await userEvent.type(page.getByRole('searchbox'), '?!')
  await expect.element(page.getByText('No difference matches.', { exact: false })).toBeVisible()
})

it('a file without differences says so', async () => {
  await shown({ ...plan, pairs: [], notes: [], isOfOtherBook: false })
  await expect.element(page.getByText('Nothing in this file is to be decided.')).toBeVisible()
})

it('says why nothing was applied', async () => {
  await shown(plan, 'Cancelled.')
  await expect.element(page.getByText('Cancelled.', { exact: false })).toBeVisible()
})
