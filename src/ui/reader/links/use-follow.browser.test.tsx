import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { markOn, sampleBook } from '#services/testing'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../../testing.ts'
import { useFollow } from './use-follow.ts'

const book = sampleBook('here')
const other = sampleBook('there')
const inOther = (name: string): LibraryPlace => ({
  kind: 'paragraph',
  book: other.id,
  paragraph: paragraphId(name),
})

interface LinksProps {
  readonly said: string[]
  readonly places: readonly LibraryPlace[]
}

function Links({ said, places }: LinksProps) {
  const follow = useFollow({
    book,
    show: at => said.push(`show ${at.kind}`),
    onOpen: (to, at) => said.push(`open ${to.id} ${at.kind === 'paragraph' ? at.index : at.kind}`),
  })
  return places.map((place, i) => (
    <button key={i} type="button" onClick={() => follow(addressOf(place))}>
      Link {i}
    </button>
  ))
}

function Closing(props: LinksProps) {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setOpen(false)}>
        Leave
      </button>
      {isOpen && <Links {...props} />}
    </>
  )
}

const looking = page.getByText('Looking for the place of this link in the library…')
const deletedMessage = page.getByText('The mark of this link was deleted. You can restore it.')
const press = (name: string) => userEvent.click(page.getByRole('button', { name }))

/** Shows links over a library whose text is only read after `go` was called. */
async function slowly(...places: readonly LibraryPlace[]) {
  const gate = Promise.withResolvers<void>()
  let asked = 0
  const { api } = talkingShell([book, other])
  const services = await servicesOver({
    ...api,
    readChapters: async (...what) => {
      asked++
      await gate.promise
      return api.readChapters(...what)
    },
  })
  const said: string[] = []
  await showPart(<Closing said={said} places={places} />, 'en', services)
  return { said, services, go: () => gate.resolve(), asked: () => asked }
}

it('a place that is found after another link was followed takes the reader nowhere', async () => {
  const { said, go, asked } = await slowly(inOther('p1'), inOther('p2'))
  await press('Link 0')
  await expect.poll(asked).toBe(1)
  await press('Link 1')
  await expect.poll(asked).toBe(2)
  go()
  await expect.poll(() => said).toContain('open there 2')
  expect(said).toEqual(['open there 2'])
})

it('a place that is found after the reader left the book takes them nowhere', async () => {
  const { said, go, asked, services } = await slowly(inOther('p1'))
  await press('Link 0')
  await expect.poll(asked).toBe(1)
  await press('Leave')
  go()
  // Read after the gate was opened, so the place was found before.
  await services.places.find(inOther('p4'))
  expect(said).toEqual([])
})

it('a place that is looked for long is said, and the reader can cancel', async () => {
  const { said, go, asked, services } = await slowly(inOther('p1'))
  await press('Link 0')
  await expect.poll(asked).toBe(1)
  await expect.element(looking).toBeVisible()
  await press('Cancel')
  go()
  await services.places.find(inOther('p4'))
  expect(said).toEqual([])
  await expect.element(looking).not.toBeInTheDocument()
})

it('the message about a deleted mark goes with the open book, whose marks it would change', async () => {
  const { api } = talkingShell([book, other])
  const services = await servicesOver(api)
  const marks = await services.marking.open(book.id)
  const { id } = markOn(marks, {
    side: 'source',
    index: 1,
    anchors: [anchorAt(paragraphId('p1'), '第1段。', 0, 2)],
    category: categoryId('term'),
  })
  marks.remove(id)
  const place: LibraryPlace = { kind: 'mark', book: bookId('here'), mark: id }
  await showPart(<Closing said={[]} places={[place]} />, 'en', services)
  await press('Link 0')
  await expect.element(deletedMessage).toBeVisible()
  await press('Leave')
  await expect.element(deletedMessage).not.toBeInTheDocument()
})
