import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
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

function DeleteButton({ said }: { readonly said: string[] }) {
  const remove = useDeleteMark({
    remove: id => void said.push(`remove ${id}`),
    restore: ({ id }) => void said.push(`restore ${id}`),
  })
  return (
    <button type="button" onClick={() => remove(mark)}>
      Delete
    </button>
  )
}

it('says on which words the mark was that is deleted, and puts it back', async () => {
  const said: string[] = []
  await showPart(<DeleteButton said={said} />)
  await userEvent.click(page.getByRole('button', { name: 'Delete' }))
  await expect
    .element(page.getByText('Deleted the mark on “构建网络空间命运共同体，是信息时代的必然…”.'))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  expect(said).toEqual(['remove a', 'restore a'])
})
