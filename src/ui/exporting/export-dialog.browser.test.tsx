import { choicesFor, withChoices } from '#domain/exporting/export-choices'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { sectionLimit } from '#domain/book'
import { fakeFiles, sampleBook } from '#services/testing'
import { memoryLibrary } from '#storage/testing'
import type { Api } from '#contract/api'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { ExportDialog } from './export-dialog.tsx'

const selection = {
  side: 'source',
  anchor: { index: 1, offset: 0 },
  head: { index: 2, offset: 1 },
} as const

/** Shows the dialog over a book with two translations, of which the second is a draft. */
async function shown(book = sampleBook(), answers: Partial<Api> = {}) {
  const savedFiles: { readonly name: string; readonly text: string }[] = []
  const shell = talkingShell([book], {
    ...fakeFiles((name, bytes) => {
      savedFiles.push({ name, text: new TextDecoder().decode(bytes) })
    }),
    ...answers,
  })
  const services = await servicesOver(shell.api)
  for (const [index, state] of [
    [0, 'done'],
    [1, 'draft'],
  ] as const)
    services.autosave.changed({
      bookId: book.id,
      translations: [
        { paragraphId: paragraphId(`p${index}`), index, content: plain(`Text ${index}.`), state },
      ],
      annotations: [],
    })
  let closed = 0
  const part = (
    <ExportDialog book={book} selection={selection} isOfIt={false} onClose={() => void closed++} />
  )
  await showPart(part, 'en', services)
  await expect.element(preview()).toBeVisible()
  return { services, savedFiles, book, closed: () => closed }
}

const preview = () => page.getByRole('region', { name: 'Preview of the beginning' })
const beginning = () => preview().element().textContent
const format = () => page.getByRole('combobox', { name: 'Format' })
const start = () => page.getByRole('dialog').getByRole('button', { name: 'Export…' })

it('shows the beginning of the file, and follows each choice', async () => {
  await shown()
  await expect.poll(beginning).toContain('Text 0.')
  await expect.poll(beginning).not.toContain('第0段')
  await userEvent.selectOptions(format(), 'docxBilingual')
  await expect.poll(beginning).toMatch(/第0段。.*Text 0\./)
  await userEvent.click(page.getByRole('radio', { name: 'Translation' }))
  await expect.poll(beginning).toMatch(/Text 0\..*第0段。/)
  await userEvent.click(page.getByRole('checkbox', { name: 'Not Translated' }))
  await expect.poll(beginning).not.toContain('第3段')
  await userEvent.click(page.getByRole('radio', { name: 'Selection' }))
  await expect.poll(beginning).not.toContain('Text 0.')
  await expect.poll(beginning).toContain('Text 1.')
})

it('says that nothing is left by the choices', async () => {
  await shown()
  for (const name of ['Not Translated', 'Draft', 'Done', 'Needs Review'])
    await userEvent.click(page.getByRole('checkbox', { name }))
  await expect.poll(beginning).toContain('Nothing is left by these choices.')
})

it('offers only what the format has', async () => {
  await shown()
  const first = page.getByRole('group', { name: 'First' })
  await expect.element(first).not.toBeInTheDocument()
  await userEvent.selectOptions(format(), 'markdown')
  await expect.element(first).toBeVisible()
  await userEvent.click(page.getByRole('radio', { name: 'Chinese' }).first())
  await expect.element(first).not.toBeInTheDocument()
})

it('leaves links back out if they are not wanted, and a translation alone has no such choice', async () => {
  const { savedFiles } = await shown()
  const links = page.getByRole('checkbox', { name: /lead back to the book/ })
  await expect.element(links).not.toBeInTheDocument()
  await userEvent.selectOptions(format(), 'html')
  await expect.element(links).toBeChecked()
  await userEvent.click(page.getByRole('radio', { name: 'Translation' }).first())
  await expect.element(links).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('radio', { name: 'Both' }))
  await userEvent.click(links)
  await userEvent.click(start())
  await expect.poll(() => savedFiles).toHaveLength(1)
  expect(savedFiles[0]?.text).toContain('Text 0.')
  expect(savedFiles[0]?.text).not.toContain('duizhao:')
})

it('exports what was chosen, remembers it for the book, names the file, and closes', async () => {
  const { services, savedFiles, book, closed } = await shown()
  await userEvent.selectOptions(format(), 'plainText')
  await userEvent.click(page.getByRole('checkbox', { name: 'Draft' }))
  await userEvent.click(start())
  await expect.poll(() => savedFiles.map(({ name }) => name)).toEqual(['网络空间.txt'])
  expect(savedFiles[0]?.text).toContain('Text 0.')
  expect(savedFiles[0]?.text).not.toContain('Text 1.')
  await expect.element(page.getByText('Exported: 网络空间.txt')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Show in Folder' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Open' })).toBeVisible()
  expect(closed()).toBe(1)
  const { exportChoices } = services.preferences.settings.get()
  expect(choicesFor(book.id, exportChoices)).toMatchObject({
    format: 'plainText',
    withoutStates: ['draft'],
  })
})

it('shows the progress of a long export, and can cancel it', async () => {
  const book = sampleBook('long', [sectionLimit * 4])
  let isHeld = false
  const held: (() => void)[] = []
  const shell = talkingShell([book])
  const { savedFiles, closed } = await shown(book, {
    readSection: async (...what) => {
      if (isHeld) await new Promise<void>(resolve => held.push(resolve))
      return shell.api.readSection(...what)
    },
  })
  isHeld = true
  await userEvent.click(start())
  await expect.element(page.getByRole('progressbar')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Cancel Export' }))
  isHeld = false
  for (const release of held) release()
  await expect.element(page.getByText('Nothing was exported.')).toBeVisible()
  expect([savedFiles, closed()]).toEqual([[], 0])
})

it('says that nothing was exported if it is closed meanwhile', async () => {
  const book = sampleBook()
  const held = Promise.withResolvers<never>()
  const services = await servicesOver(talkingShell([book]).api)
  const exporting = { ...services.exporting, export: () => held.promise }
  function Closable() {
    const [isOpen, setOpen] = useState(true)
    return isOpen && <ExportDialog book={book} isOfIt={false} onClose={() => setOpen(false)} />
  }
  await showPart(<Closable />, 'en', { ...services, exporting })
  await expect.element(preview()).toBeVisible()
  await userEvent.click(start())
  await expect.element(page.getByRole('progressbar')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  held.reject(new Error('aborted'))
  await expect.element(page.getByText('Nothing was exported.')).toBeVisible()
})

it('shows a tag and a category that it remembers, although no mark has them any more', async () => {
  const book = sampleBook()
  const services = await servicesOver(talkingShell([book]).api)
  const remembered = {
    ...choicesFor(book.id, ''),
    tags: ['old name'],
    withoutCategories: ['category2'],
  }
  services.preferences.change({ exportChoices: withChoices('', book.id, remembered) })
  await showPart(<ExportDialog book={book} isOfIt={false} onClose={() => {}} />, 'en', services)
  const tag = page.getByRole('checkbox', { name: 'old name' })
  await expect.element(tag).toBeChecked()
  const categories = page.getByRole('group', { name: 'Categories' }).getByRole('checkbox')
  await expect.element(categories).not.toBeChecked()
  await userEvent.click(tag)
  await userEvent.click(categories)
  await expect.element(page.getByText('Which marks…')).not.toBeInTheDocument()
})

it('says that something went wrong if the library cannot be read', async () => {
  const db = await memoryLibrary()
  const book = sampleBook()
  const services = await servicesOver(talkingShell([book]).api, { db })
  db.close()
  const part = <ExportDialog book={book} isOfIt={false} onClose={() => {}} />
  await showPart(part, 'en', services)
  const words = page.getByRole('status').getByText(/^Something went wrong/)
  await expect.element(words).toBeVisible()
  expect(document.querySelector('[aria-busy="true"]')).toBeNull()
})

it('says why a book cannot be exported, and stays', async () => {
  const fault = { code: 'bundle.not-found', file: 'sample', place: '' } as const
  const { closed } = await shown(sampleBook(), {
    readSection: async () => ({ ok: false, fault }),
  })
  await expect.element(page.getByRole('alert')).toBeVisible()
  await userEvent.click(start())
  await expect.element(page.getByRole('status').getByText(/is kept/)).toBeVisible()
  expect(closed()).toBe(0)
})

it('says that a web page of very many paragraphs is slow, until less is chosen', async () => {
  await shown(sampleBook('long', [20_001, 2]))
  const said = () => page.getByRole('dialog').getByRole('status').element().textContent
  await userEvent.selectOptions(format(), 'epub')
  await expect.poll(beginning).toContain('第0段')
  expect(said()).toBe('')
  await userEvent.selectOptions(format(), 'html')
  await expect.poll(said).toContain('20,003 paragraphs')
  await userEvent.click(page.getByRole('radio', { name: 'Selection' }))
  await expect.poll(said).toBe('')
})
