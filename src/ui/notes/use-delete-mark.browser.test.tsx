import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import type { Undoable } from '#domain/undo-order'
import type { Marks } from '#services/marking/marking'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { useDeleteMark } from './use-delete-mark.ts'

const exact = '构建网络空间命运共同体，是信息时代的必然选择。'
const mark: Annotation = {
  id: annotationId('a'),
  bookId: bookId('sample'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index: 0,
  anchors: [
    { paragraphId: paragraphId('p'), start: 0, end: 23, quote: { exact, prefix: '', suffix: '' } },
  ],
  note: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
}

function DeleteButton({ remove }: { readonly remove: Marks['remove'] }) {
  const deleteMark = useDeleteMark({ remove })
  return (
    <button type="button" onClick={() => deleteMark(mark)}>
      Delete
    </button>
  )
}

const message = () =>
  page.getByText('Deleted the mark on “构建网络空间命运共同体，是信息时代的必然…”.')

/**
 * Shows the button over services of its own, whose deletion enters a step into their undo order.
 */
async function deleted(passages = 0) {
  const services = await servicesOver(talkingShell([]).api)
  const { order } = services.undoing
  const said: string[] = []
  const step: Undoable = {
    name: 'deleteMark',
    book: null,
    isFree: true,
    undo: () => (said.push('back'), 'done'),
    redo: () => (said.push('gone'), 'done'),
  }
  const remove = () => {
    order.push(step)
    return { step, passages }
  }
  await showPart(<DeleteButton remove={remove} />, 'en', services)
  await userEvent.click(page.getByRole('button', { name: 'Delete' }))
  await expect.element(page.getByText(/构建网络空间命运共同体/)).toBeVisible()
  return { order, said }
}

it('says how many further passages of the note went too', async () => {
  await deleted(2)
  const said =
    'Deleted the note on “构建网络空间命运共同体，是信息时代的必然…” and its 2 other passages.'
  await expect.element(page.getByText(said)).toBeVisible()
})

it('says which words were marked, and undoes just that deletion', async () => {
  const { order, said } = await deleted()
  order.push({ name: 'typing', book: null, undo: () => 'done', redo: () => 'done' })
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  expect(said).toEqual(['back'])
  expect(order.next.get().undo).toBe('putBack')
})

it('closes its message when the deletion is undone by other means', async () => {
  const { order } = await deleted()
  order.undo()
  await expect.element(message()).not.toBeInTheDocument()
})
