/** The library and imports for readers who use neither eyes nor mouse. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { languages } from '#i18n/languages'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { answerOpenDialog, freshFolder, writeStory } from '../../support/files.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
let folder = ''
let program: Launched
let reader: ReaderPage
test.beforeAll(async () => {
  userData = freshProfile()
  folder = freshFolder()
  program = await launch({ userData, args: [writeStory(folder)] })
  reader = new ReaderPage(program.page)
  await reader.action('import.confirm').click()
  await expect(program.page.locator('[data-book-id]')).toHaveCount(2)
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
  removeProfile(folder)
})

const dialog = () => program.page.getByRole('dialog')
const importing = async (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  await answerOpenDialog(program.app, join(folder, name))
  await reader.press('Control+O')
  await expect(dialog()).toBeVisible()
}
const close = async () => {
  await reader.press('Escape')
  await expect(dialog()).toBeHidden()
}

/** A text with page numbers, which the import offers to remove. */
const pages = Array.from({ length: 6 }, (_, i) => `山水人家，一片好风光。\n\n- ${i + 1} -`)
/** Ends inside a character, so that no encoding fits. */
const cut = Uint8Array.from([...new TextEncoder().encode('山水人。\n'), 0xe5, 0xb1, 0x0a])

interface Screen {
  readonly open: () => Promise<unknown>
  readonly leave: () => Promise<unknown>
}

const screens: Readonly<Record<string, Screen>> = {
  'books as a list, a tool of one in sight': {
    open: () => reader.action('book.describe').first().focus(),
    leave: () => Promise.resolve(),
  },
  'books as covers': {
    async open() {
      await reader.action('shelf.covers').click()
      await reader.action('book.open').first().focus()
    },
    leave: () => reader.action('shelf.list').click(),
  },
  'a search that finds no book': {
    open: () => program.page.getByRole('searchbox').fill('无此书'),
    leave: () => program.page.getByRole('searchbox').fill(''),
  },
  'the details of a book': {
    async open() {
      // The message about the import has such a button too.
      await program.page.locator('[data-book-id] [data-action="book.open"]').last().focus()
      await reader.press('F2')
      await expect(reader.action('book.keepWords')).toBeVisible()
    },
    leave: close,
  },
  'a place to paste a text': {
    async open() {
      await reader.action('library.paste').click()
      await expect(reader.action('paste.confirm')).toBeVisible()
    },
    leave: close,
  },
  'an import with its rules open, an invalid pattern, and lines offered for removal': {
    async open() {
      await importing('页.txt', pages.join('\n\n'))
      await dialog().locator('summary').click()
      await dialog().locator('details input[type="text"]').first().fill('/(/')
      await expect(dialog().getByRole('alert')).toBeVisible()
      await dialog().locator('fieldset input').first().check()
    },
    leave: close,
  },
  'an import that is refused until it has an encoding': {
    async open() {
      await importing('坏.txt', cut)
      await expect(dialog().getByRole('alert')).toBeVisible()
      await dialog().locator('select').selectOption('UTF-8')
      await expect(dialog().getByRole('checkbox')).toBeVisible()
    },
    leave: close,
  },
}

const eachScreen = async (visit: (name: string) => Promise<void>) => {
  for (const [name, { open, leave }] of Object.entries(screens)) {
    await open()
    await visit(name)
    await leave()
  }
}

for (const { tag } of languages)
  test(`axe finds nothing in the library and in imports in ${tag}`, async () => {
    await reader.press('Control+,')
    await dialog().locator(`fieldset input[value="${tag}"]`).check()
    await close()
    await expect(program.page.locator('html')).toHaveAttribute('lang', tag)
    await eachScreen(name => look(program.page, name))
  })

test('no screen of the library or of imports is cut off at 200 % zoom', async () => {
  const { page } = program
  const devtools = await reader.devtools()
  const [width, height] = [400, 280]
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 2,
    mobile: false,
  })
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
  const wider = () =>
    page.evaluate(() =>
      ['html', 'main', '[role="dialog"]'].flatMap(selector => {
        const place = document.querySelector(selector)
        return place && place.scrollWidth > place.clientWidth ? [selector] : []
      }),
    )
  await eachScreen(async name => {
    expect.soft(await wider(), name).toEqual([])
  })
  await devtools.send('Emulation.clearDeviceMetricsOverride')
})
