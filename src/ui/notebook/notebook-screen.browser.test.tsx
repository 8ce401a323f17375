import { anchorAt } from '#domain/anchor'
import type { NoteBody } from '#domain/annotation'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { noFilter } from '#domain/notebook/filter'
import { plain } from '#domain/rich-text'
import { emptyWork } from '#domain/work'
import { live } from '#services/live'
import { markOn, sampleBook, snapshotOf } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp, servicesOver, showPart, talkingShell } from '../testing.ts'
import type { UiServices } from '../services.ts'
import { NotebookScreen } from './notebook-screen.tsx'
import { freshNotebook, type NotebookState } from './notebook-state.ts'

const books = [sampleBook('one'), sampleBook('other')]
const one = bookId('one')
const words = ['甲乙', '丙丁', '戊己', '庚辛']
const placed = (index: number, text = words[index] ?? '') => ({
  side: 'source' as const,
  index,
  anchors: [anchorAt(paragraphId(`p${index}`), text, 0, text.length)],
})

/** Shows the notebook over four marks of one book, with changed services if a test wants that. */
async function showNotebook({
  state = {},
  note = [],
  over = services => services,
}: {
  readonly state?: Partial<NotebookState>
  /** The note on the first mark. */
  readonly note?: NoteBody
  readonly over?: (services: UiServices) => UiServices
} = {}) {
  const outside: string[] = []
  const { api } = talkingShell(books, { openLink: async url => void outside.push(url) })
  const services = await servicesOver(api)
  const marks = await services.marking.open(one)
  for (const index of words.keys())
    markOn(marks, {
      ...placed(index),
      category: categoryId('term'),
      note: index === 0 ? note : [],
    })
  const gone: string[] = []
  await showPart(
    <NotebookScreen
      books={books}
      from={null}
      scope="asBefore"
      left={{ state: { ...freshNotebook, ...state }, place: null }}
      onOutline={() => {}}
      onOpen={(_, mark) => gone.push(mark.id)}
      onLeave={() => {}}
      onClose={() => {}}
    />,
    'en',
    over(services),
  )
  return { services, marks, outside, gone }
}

const rows = () => page.getByRole('treeitem')
const row = (part: string) => page.getByRole('treeitem', { name: new RegExp(part) })
const box = () => page.getByRole('searchbox').first()
const button = (name: string) => page.getByRole('button', { name })
const shown = () =>
  rows()
    .elements()
    .map(element => words.find(word => element.textContent?.includes(word)))
const focused = () => document.activeElement?.getAttribute('data-annotation-id') ?? null

it('Delete deletes the row with the focus if another one is selected', async () => {
  await showNotebook()
  await userEvent.click(row('甲乙'))
  await expect.element(row('甲乙')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('丙丁')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('戊己')).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(shown).toEqual(['甲乙', '丙丁', '庚辛'])
  await expect.element(row('庚辛')).toHaveFocus()
  await userEvent.keyboard('{Home}')
  await expect.element(row('甲乙')).toHaveFocus()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await expect.element(row('丙丁')).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(shown).toEqual(['庚辛'])
})

it('the step of a deletion is called after what is deleted', async () => {
  const { services } = await showNotebook({ note: [{ text: 'why?', spans: [] }] })
  const next = () => services.undoing.order.next.get().undo
  for (const [name, step] of [
    ['甲乙', 'deleteNote'],
    ['丙丁', 'deleteMark'],
  ] as const) {
    await userEvent.click(row(name))
    await userEvent.keyboard('{Delete}')
    await expect.poll(next).toBe(step)
  }
  await userEvent.keyboard('{Control>}a{/Control}{Delete}')
  await expect.poll(next).toBe('deleteMarks')
})

it('the focus goes to a row after an act in the bar, and to the notebook without rows', async () => {
  await showNotebook()
  await userEvent.click(row('丙丁'))
  await userEvent.click(button('Delete'))
  await expect.poll(shown).toEqual(['甲乙', '戊己', '庚辛'])
  await expect.poll(focused).not.toBeNull()
  await userEvent.keyboard('{Home}')
  await expect.element(row('甲乙')).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(shown).toEqual(['戊己', '庚辛'])
  await expect.poll(focused).not.toBeNull()
  await userEvent.keyboard('{Control>}a{/Control}')
  await userEvent.click(button('Delete'))
  await expect.poll(shown).toEqual([])
  await expect.element(page.getByRole('main')).toHaveFocus()
})

it('the last row has the focus again when its deletion by key is undone', async () => {
  const { services } = await showNotebook({ state: { words: '庚辛' } })
  await expect.poll(shown).toEqual(['庚辛'])
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('庚辛')).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await expect.poll(shown).toEqual([])
  await expect.element(page.getByRole('main')).toHaveFocus()
  services.undoing.order.undo()
  await expect.element(row('庚辛')).toHaveFocus()
})

it('Enter on a link in a note opens the link, and arrow keys lead back to the row', async () => {
  const note = [plain('see https://example.org/a')]
  const { outside, gone } = await showNotebook({ note })
  await expect.element(row('甲乙')).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  await expect.element(page.getByRole('link', { name: 'https://example.org/a' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => outside).toEqual(['https://example.org/a'])
  expect(gone).toEqual([])
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  expect(gone).toHaveLength(1)
})

it('a change that fails says so, and not that nothing was left to change', async () => {
  const fail = () => Promise.reject(new Error('the database is closed'))
  const over = (services: UiServices) => ({
    ...services,
    notebook: { ...services.notebook, change: fail },
  })
  await showNotebook({ over })
  await userEvent.click(row('甲乙'))
  await userEvent.keyboard('{Delete}')
  await expect.element(page.getByText(/^Something went wrong/)).toBeVisible()
})

it('a key pressed twice says what the first press did', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const ended: (number | null)[] = []
  const over = (services: UiServices): UiServices => ({
    ...services,
    notebook: {
      ...services.notebook,
      async change(...what) {
        await promise
        const made = await services.notebook.change(...what)
        ended.push(made?.count ?? null)
        return made
      },
    },
  })
  await showNotebook({ over })
  await userEvent.click(row('甲乙'))
  await userEvent.keyboard('{Delete}{Delete}')
  resolve()
  await expect.poll(() => ended).toEqual([1, null])
  await expect.element(page.getByText('Deleted 1 mark.')).toBeVisible()
})

it('a filter by chapter can be cleared although several books are shown', async () => {
  const chosen = { ...noFilter.chosen, chapter: ['1'] }
  await showNotebook({ state: { filter: { ...noFilter, chosen } } })
  await expect.poll(shown).toEqual(['庚辛'])
  const chapter = page.getByText(/^Chapter \d/)
  await userEvent.click(chapter)
  await userEvent.click(page.getByRole('group', { name: 'Chapter' }).getByRole('button'))
  await expect.poll(shown).toEqual(words)
})

it('a note on the whole book has no paragraph', async () => {
  const { marks } = await showNotebook()
  const id = marks.noteOn('book', placed(0))
  if (id) marks.writeNote(id, [plain('about all of it')])
  await expect.element(row('about all of it')).toBeVisible()
  expect(row('甲乙').element().textContent).toContain('¶')
  const { textContent } = row('about all of it').element()
  expect(textContent).not.toContain('¶')
  expect(textContent).not.toContain('第1章')
})

it('the rows stay until the marks are read again', async () => {
  const times = live(0)
  const { promise, resolve } = Promise.withResolvers<void>()
  let opened = 0
  const over = (services: UiServices): UiServices => ({
    ...services,
    notebook: {
      ...services.notebook,
      times,
      async open(onProgress) {
        if (++opened > 1) await promise
        onProgress(0.5)
        return services.notebook.open(onProgress)
      },
    },
  })
  await showNotebook({ over })
  await userEvent.click(row('戊己'))
  times.set(1)
  await expect.poll(() => opened).toBe(2)
  expect(shown()).toEqual(words)
  resolve()
  await expect.element(row('戊己')).toHaveFocus()
  expect(shown()).toEqual(words)
})

it('the notebook stays as it is when earlier work is restored', async () => {
  const entry = { name: 'then', kind: 'auto', at: 5, bytes: 1, counts: null } as const
  const { services } = await openApp({
    answers: {
      readBackup: async () => ({ ok: true, value: await snapshotOf(emptyWork('library')) }),
      backUpBefore: async () => ({ ok: true, value: entry }),
    },
  })
  await expect.element(page.getByRole('button', { name: '网络空间' })).toBeVisible()
  await userEvent.keyboard('{Shift>}{F5}{/Shift}')
  await userEvent.fill(box(), '人民')
  const source = await services.restoring.openSnapshot(entry)
  if (!source.ok) throw new Error(source.fault.code)
  const before = services.restoring.times.get()
  await services.restoring.apply(source.value, { kind: 'all' })
  expect(services.restoring.times.get()).toBeGreaterThan(before)
  await expect.element(page.getByRole('main', { name: 'Notebook' })).toBeVisible()
  await expect.element(box()).toHaveValue('人民')
})

it('notes are filtered by what they link to, named by the title of a book or the linked words', async () => {
  const filter = () => page.getByRole('group', { name: 'Filters' }).getByText('Linked to')
  const link = (target: string, start: number) =>
    ({ format: 'link', target, start, end: start + 3 }) as const
  const paragraph = 'duizhao:book/one/paragraph/p2'
  const note = [{ text: 'see the end', spans: [link('duizhao:book/other', 0), link(paragraph, 8)] }]
  const { marks } = await showNotebook({ note })
  await userEvent.click(filter())
  const options = () =>
    page
      .getByRole('checkbox')
      .elements()
      .map(each => each.closest('label')?.textContent)
  expect(options()).toEqual(['end1', `${books[1]?.title}1`])
  await userEvent.keyboard('{Tab} ')
  await expect.poll(shown).toEqual(['甲乙'])
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement?.textContent).toBe('Linked to 1')
  const noted = marks.all.get().find(mark => mark.note.length > 0)
  if (noted) marks.writeNote(noted.id, [])
  await expect.poll(shown).toEqual([])
})

it('a notebook without links offers no filter by them', async () => {
  await showNotebook({ note: [{ text: 'see', spans: [] }] })
  await expect.element(row('甲乙')).toBeVisible()
  expect(page.getByText('Linked to').elements()).toEqual([])
})
