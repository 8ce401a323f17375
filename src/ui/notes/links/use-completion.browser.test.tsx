import type { NoteBody } from '#domain/annotation'
import { anchorAt } from '#domain/anchor'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { live } from '#services/live'
import type { PlaceList } from '#services/places/places'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../../testing.ts'
import { NoteField } from '../note/note-field.tsx'
import { NotePlacesProvider } from './note-places.ts'

/** Shows a field in which two brackets were typed, over places that `list` makes. */
async function asked(list: () => Promise<PlaceList>) {
  const bodies: NoteBody[] = []
  await showPart(
    <NotePlacesProvider value={{ list, language: 'zh-Hans' }}>
      <NoteField
        note={[]}
        latest={() => bodies.at(-1) ?? []}
        label="Note"
        language="en"
        isWriting={() => true}
        onChange={body => bodies.push(body)}
        onPause={() => {}}
        onDone={() => {}}
        onFollow={() => {}}
      />
    </NotePlacesProvider>,
  )
  await expect.element(page.getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('[[[[')
  return bodies
}

const none = page.getByText('Nothing found. Press Escape to keep the brackets.')

it('says that nothing is found only once all places were read', async () => {
  const [ready, isDone] = [live(0), live(false)]
  const sought: string[] = []
  const find = (words: string) => (sought.push(words), [])
  await asked(() => Promise.resolve({ ready, isDone, find, close: () => {} }))
  ready.set(1)
  await expect.poll(() => sought).toContain('')
  await expect.element(none).not.toBeInTheDocument()
  isDone.set(true)
  await expect.element(none).toBeVisible()
})

it('leaves Enter to the note if the places cannot be listed, and says that nothing is found', async () => {
  const bodies = await asked(() => Promise.reject(new Error('unreadable')))
  await expect.element(none).toBeVisible()
  await userEvent.keyboard('{Enter}x')
  expect(bodies.at(-1)?.map(({ text }) => text)).toEqual(['[[', 'x'])
})

it('calls a mark without words and without a note by its place', async () => {
  const wordless = {
    id: annotationId('a'),
    bookId: bookId('sample'),
    kind: 'highlight',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [anchorAt(paragraphId('p'), '网络空间', 0, 4)],
    note: [],
    tags: [],
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
    scope: 'book',
  } as const
  const place = { kind: 'mark', book: wordless.bookId, mark: wordless.id } as const
  const listed = { place, name: '', kind: 'mark', title: '', about: '', wordless } as const
  const [ready, isDone] = [live(1), live(true)]
  const bodies = await asked(() =>
    Promise.resolve({ ready, isDone, find: () => [listed], close: () => {} }),
  )
  await expect
    .element(page.getByRole('listbox', { name: 'Places to link to' }).getByRole('option'))
    .toHaveTextContent('BookMark')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => bodies.at(-1)?.map(({ text }) => text)).toEqual(['Book'])
})
