/**
 * The whole window, with fakes at its edges. The file is long because each way into a book begins
 * in the same window.
 */
import type { TaskOptions } from '#services/in-worker'
import { importingHere, type Importing } from '#services/library/importing'
import { largestFile, type OpenedFile } from '#services/outside'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from './testing.ts'

const text = (content: string, name = '学而.txt'): OpenedFile => ({
  name,
  bytes: new TextEncoder().encode(content),
})

it('begins with the books of the library', async () => {
  await openApp()
  await expect.element(page.getByRole('button', { name: '网络空间' })).toBeVisible()
  await expect.element(page.getByText('20 characters')).toBeVisible()
})

it('says what to do in an empty library', async () => {
  await openApp({ books: [] })
  await expect.element(page.getByText('No books yet')).toBeVisible()
})

it('names the file and the remedy when a book cannot be read', async () => {
  const fault = {
    code: 'bundle.wrong-hash',
    file: 'chapters/0001.json',
    place: 'chapter 1',
  } as const
  await openApp({ answers: { listBooks: async () => ({ books: [], faults: [fault] }) } })
  await expect
    .element(page.getByText(/“chapters\/0001.json” has changed since.*Where: chapter 1\./))
    .toBeVisible()
})

it('goes from book to book with the arrow keys', async () => {
  await openApp({ books: [sampleBook('a'), sampleBook('b')] })
  const rows = page.getByRole('button', { name: '网络空间' })
  await expect.element(rows.first()).toBeVisible()
  rows.first().element().querySelector('span')?.closest('button')?.focus()
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement?.closest('[data-book-id]')?.getAttribute('data-book-id')).toBe('b')
})

it('changes the language of page, document and menu while it runs', async () => {
  const { menuLanguages } = await openApp()
  await userEvent.keyboard('{Control>},{/Control}')
  await userEvent.click(page.getByRole('radio', { name: '繁體中文' }))
  await expect.element(page.getByRole('heading', { name: '設定' })).toBeVisible()
  expect(document.documentElement.lang).toBe('zh-Hant')
  await expect.poll(() => menuLanguages.at(-1)).toBe('zh-Hant')
})

it('shows a theme at once', async () => {
  await openApp()
  await userEvent.keyboard('{Control>},{/Control}')
  await userEvent.click(page.getByRole('radio', { name: 'Sepia' }))
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('sepia')
})

it('closes a dialog with Esc and runs no action below it meanwhile', async () => {
  const { menus } = await openApp()
  await userEvent.keyboard('{F1}')
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await expect.poll(() => menus.at(-1)).toEqual(['dialog.close'])
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => menus.at(-1)).toContain('library.import')
})

it('finds a shortcut by its action', async () => {
  await openApp()
  await userEvent.keyboard('{F1}')
  await userEvent.fill(page.getByRole('dialog').getByRole('searchbox'), 'untranslated')
  await expect.element(page.getByText('Next Untranslated Paragraph')).toBeVisible()
  await expect.element(page.getByText('Bold')).not.toBeInTheDocument()
})

it('runs what is chosen in the menu', async () => {
  const { tell } = await openApp()
  await expect.element(page.getByRole('main')).toBeVisible()
  tell('action', 'settings.open')
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
})

it('shows what a file would become, and adds it only when the reader confirms', async () => {
  const kept: string[] = []
  const files = [text('论语选读\n\n一、学而\n\n子曰：“学而时习之，不亦说乎？”\n')]
  await openApp({
    answers: {
      chooseFiles: async () => files.map(value => ({ ok: true, value })),
      keepBundle: async bundle => {
        kept.push(...bundle.map(({ path }) => path))
        return { ok: true, value: sampleBook('new') }
      },
    },
  })
  await userEvent.keyboard('{Control>}o{/Control}')
  await expect.element(page.getByText('From 学而.txt')).toBeVisible()
  expect(kept).toEqual([])
  await expect.element(page.getByRole('button', { name: 'Add to Library' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('“论语选读” is in the library.')).toBeVisible()
  expect(kept).toContain('manifest.json')
})

it('pairs two files that are handed over together as a text and its translation', async () => {
  const value = [text('In 1949 there was rain.', 'rain.txt'), text('1949年下了雨。', '雨.txt')]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect
    .element(page.getByText(/“雨.txt” and “rain.txt” are a text and its translation/))
    .toBeVisible()
})

it('reads a file from outside once, and adds it', async () => {
  let count = 0
  const importing: Importing = {
    ...importingHere,
    preview: (...asked) => {
      count++
      return importingHere.preview(...asked)
    },
  }
  const value = [text('天地玄黄，宇宙洪荒。', '千字文.txt')]
  await openApp({
    answers: { takeOpenedFiles: async () => ({ ok: true, value }) },
    tools: { importing },
  })
  await expect.element(page.getByText('From 千字文.txt')).toBeVisible()
  expect(count).toBe(1)
  await userEvent.click(
    page.getByRole('checkbox', { name: /Chinese/ }).or(page.getByRole('dialog')),
  )
})

it('says so when files from outside cannot be taken', async () => {
  await openApp({ answers: { takeOpenedFiles: () => Promise.reject(new Error('failed')) } })
  await expect.element(page.getByText(/Something went wrong/)).toBeVisible()
})

it('leaves files from outside to wait while there is no window to show them', async () => {
  let taken = 0
  const takeOpenedFiles = async () => {
    taken++
    return { ok: true, value: [] } as const
  }
  const { tell, close } = await openApp({ answers: { takeOpenedFiles } })
  await expect.poll(() => taken).toBe(1)
  close()
  tell('filesOpened', null)
  expect(taken).toBe(1)
})

it('follows a link from outside once the window is there, and says so if it leads nowhere', async () => {
  const links = ['duizhao:book/none?title=%E5%B1%B1', '']
  const { tell } = await openApp({
    answers: { takeOpenedLink: async () => links.shift() ?? null },
  })
  await expect.element(page.getByText(/leads to “山”, which is not in the library/)).toBeVisible()
  tell('linkOpened', null)
  await expect.element(page.getByText(/leads to no place that this version/)).toBeVisible()
})

it('names the file that the page before was reading when it ended', async () => {
  await openApp({ stopped: ['长.txt'] })
  await expect.element(page.getByText(/stopped while it was reading “长.txt”/)).toBeVisible()
})

it('shows that a file from outside is read before the first share of it is done', async () => {
  const importing: Importing = { ...importingHere, preview: () => new Promise(() => {}) }
  const value = [text('天地玄黄。', '短.txt')]
  await openApp({
    answers: { takeOpenedFiles: async () => ({ ok: true, value }) },
    tools: { importing },
  })
  await expect.element(page.getByText('Reading “短.txt”… 0%')).toBeVisible()
})

it('shows the progress of a long file from outside, and lets the reader cancel it', async () => {
  const long = text('天地玄黄，宇宙洪荒。\n'.repeat(30_000), '长.txt')
  const heard: TaskOptions[] = []
  const importing: Importing = {
    ...importingHere,
    preview: (_file, _choices, asking = {}) => {
      heard.push(asking)
      return new Promise((_resolve, reject) => {
        asking.signal?.addEventListener('abort', () => reject(new Error('nobody wants it')))
      })
    },
  }
  await openApp({
    answers: { takeOpenedFiles: async () => ({ ok: true, value: [long] }) },
    tools: { importing },
  })
  await expect.poll(() => heard.length).toBe(1)
  heard[0]?.onProgress?.(0.4)
  await expect.element(page.getByText('Reading “长.txt”… 40%')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  await expect.element(page.getByText(/Reading/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

it('shows the progress of each of two long files from outside', async () => {
  const long = (name: string) => text('天地玄黄，宇宙洪荒。\n'.repeat(30_000), name)
  const given = [long('一.txt'), long('二.txt')]
  const heard: TaskOptions[] = []
  const importing: Importing = {
    ...importingHere,
    preview: (_file, _choices, asking = {}) => {
      heard.push(asking)
      return new Promise((_resolve, reject) => {
        asking.signal?.addEventListener('abort', () => reject(new Error('nobody wants it')))
      })
    },
  }
  const { tell } = await openApp({
    answers: { takeOpenedFiles: async () => ({ ok: true, value: given.splice(0, 1) }) },
    tools: { importing },
  })
  await expect.poll(() => heard.length).toBe(1)
  tell('filesOpened', null)
  await expect.poll(() => heard.length).toBe(2)
  for (const { onProgress: tell } of heard) tell?.(0.4)
  await expect.element(page.getByText('Reading “一.txt”… 40%')).toBeVisible()
  await expect.element(page.getByText('Reading “二.txt”… 40%')).toBeVisible()
  const second = page.getByRole('listitem').filter({ hasText: '二.txt' })
  await userEvent.click(second.getByRole('button', { name: 'Cancel' }))
  await expect.element(page.getByText(/Reading “二/)).not.toBeInTheDocument()
  await expect.element(page.getByText(/Reading “一/)).toBeVisible()
})

it('takes the readable ones of several chosen files, and says why the others are not', async () => {
  const fault = { code: 'file.too-large', file: '大.txt', place: '1000000000' } as const
  await openApp({
    answers: {
      chooseFiles: async () => [
        { ok: false, fault },
        { ok: true, value: text('天地玄黄。', '小.txt') },
      ],
    },
  })
  await userEvent.keyboard('{Control>}o{/Control}')
  await expect.element(page.getByText('From 小.txt')).toBeVisible()
  await expect.element(page.getByText(/“大.txt” is too large/)).toBeVisible()
})

it('says what is wrong with a file that cannot be imported', async () => {
  const value = [text('', '空.txt')]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect.element(page.getByText(/“空.txt” contains no text/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

it('says in which line a damaged file is damaged', async () => {
  const { bytes } = text('天地玄黄，\n宇宙洪荒，\n日月盈昃。')
  bytes[20] = 0xff
  const value = [{ name: '残.txt', bytes }]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect.element(page.getByText(/“残.txt” is damaged: line 2 has/)).toBeVisible()
})

it('opens a file that lost half of its last character, and says in which line', async () => {
  const { bytes } = text('天地玄黄，\n宇宙洪荒。')
  const value = [{ name: '残.txt', bytes: bytes.subarray(0, -1) }]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect.element(page.getByText('From 残.txt')).toBeVisible()
  await expect.element(page.getByText(/it ends inside a character, in line 2\./)).toBeVisible()
})

it('says what to do about a PDF', async () => {
  const value = [text('%PDF-1.7 ', '书.pdf')]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect
    .element(page.getByText(/“书.pdf” is a PDF\. Open it in Word, save it as/))
    .toBeVisible()
})

it('opens a backup file from outside, and says what is wrong with a damaged one', async () => {
  const value = [text('no zip at all', '备份.duizhao')]
  await openApp({ answers: { takeOpenedFiles: async () => ({ ok: true, value }) } })
  await expect.element(page.getByText(/“备份.duizhao”/)).toBeVisible()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

it('lets the window close when everything is saved', async () => {
  const { tell, closes } = await openApp()
  await expect.element(page.getByRole('main')).toBeVisible()
  tell('closing', null)
  await expect.poll(() => closes).toEqual([true])
})

it('goes through the panes with F6, and back', async () => {
  await openApp()
  await userEvent.click(page.getByText('Saved'))
  const pane = () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')
  const round: (string | null | undefined)[] = []
  for (const keys of ['{F6}', '{F6}', '{Shift>}{F6}{/Shift}']) {
    await userEvent.keyboard(keys)
    round.push(pane())
  }
  expect(round).toEqual(['library', 'status', 'library'])
})

it.each([
  ['长篇.txt', '“长篇.txt” is too large to open.'],
  ['备份.duizhao', '“备份.duizhao” is larger than a backup can be.'],
])('refuses %s by its size when it is dropped, before reading it', async (name, said) => {
  await openApp()
  await expect.element(page.getByRole('button', { name: '网络空间' })).toBeVisible()
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([new Uint8Array(largestFile + 1)], name))
  dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  await expect.element(page.getByText(said, { exact: false })).toBeVisible()
})

it('says that a book could not be closed, and lets the reader go on writing in it', async () => {
  const { services, tell } = await openApp()
  await userEvent.click(page.getByRole('button', { name: '网络空间' }))
  const text = page.getByRole('textbox', { name: /translation/i }).first()
  await expect.element(text).toBeVisible()
  const mend = services.autosave.beforeFlush(() => {
    throw new Error('it cannot be written')
  })
  await userEvent.click(text)
  tell('action', 'library.show')
  await expect.element(page.getByText(/^Something went wrong/)).toBeVisible()
  mend()
  await userEvent.keyboard('rain')
  await expect.element(text).toHaveTextContent('rain')
})

it('a book can be left while a large change of it goes on, which a message says until it has ended', async () => {
  const book = sampleBook()
  const { services } = await openApp({ books: [book] })
  await userEvent.click(page.getByRole('button', { name: book.title }))
  await expect.element(page.getByText('第0段。')).toBeVisible()
  let finish = () => {}
  services.autosave.unfinished(book.id, new Promise<void>(resolve => (finish = resolve)))
  await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
  await expect.element(page.getByText('20 characters')).toBeVisible()
  const message = page.getByText('Still working on the rest of the book…')
  await expect.element(message).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: book.title }))
  await expect.element(page.getByText('20 characters')).not.toBeInTheDocument()
  expect(page.getByText('第0段。').query()).toBeNull()
  finish()
  await expect.element(page.getByText('第0段。')).toBeVisible()
  await expect.element(message).not.toBeInTheDocument()
})

it('shows the texts behind one of a folder whose reading fails', async () => {
  const leftOut = {
    hidden: 0,
    unknown: 0,
    unknownNames: [],
    links: 0,
    folders: 0,
    hasMore: false,
  }
  const listing = { folder: 1, name: '书', files: ['坏.txt', '好.txt'], leftOut }
  const { tell } = await openApp({
    answers: {
      chooseFolder: async () => listing,
      readFromFolder: async (_folder, index) => {
        if (index === 0) throw new Error('failed')
        return { ok: true, value: text('天地玄黄。', '好.txt') }
      },
    },
  })
  await expect.element(page.getByRole('button', { name: 'Import a Text…' })).toBeVisible()
  tell('action', 'library.importFolder')
  await expect.element(page.getByText('From 好.txt')).toBeVisible()
  await expect.element(page.getByText(/“坏.txt”/)).toBeVisible()
})
