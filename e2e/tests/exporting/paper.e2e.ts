/** The preview of pages and the PDFs of the real program, read by poppler. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { exportTo } from '../../support/exporting.ts'
import { answerSaveDialog, freshFolder } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { poppler, popplerMissing } from '../../support/poppler.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const folder = freshFolder()

test.skip(popplerMissing !== null, popplerMissing ?? '')

const dialog = () => opened.page.getByRole('dialog')
const pages = () => dialog().locator('[data-pages]')

/** Resolves when nothing is being laid out. */
async function settled(): Promise<void> {
  await expect(pages()).toBeVisible({ timeout: 30_000 })
  await expect(dialog().locator('[data-action="print.cancel"]')).toBeHidden({ timeout: 30_000 })
}

async function savePdf(name: string): Promise<string> {
  const path = join(folder, name)
  await answerSaveDialog(opened.app, path)
  await dialog().locator('[data-action="print.save"]').click()
  await expect(dialog()).toBeHidden({ timeout: 60_000 })
  return path
}

/** The Han characters of a text, sorted, so that columns and pages do not matter. */
const hanOf = (text: string): string => (text.match(/\p{Script=Han}/gu) ?? []).toSorted().join('')

const han = hanOf(paragraphs.map(({ text }) => text).join(''))

/** How many characters of `part` are missing in `whole`; both are sorted. */
function missing(part: string, whole: string): number {
  const counts = new Map<string, number>()
  for (const character of whole) counts.set(character, (counts.get(character) ?? 0) + 1)
  let gone = 0
  for (const character of part) {
    const left = counts.get(character) ?? 0
    if (left === 0) gone++
    counts.set(character, left - 1)
  }
  return gone
}

/** The pages of the places that links in a PDF lead to, by their names. */
const placesIn = (path: string): ReadonlyMap<string, number> =>
  new Map(
    Array.from(
      poppler('pdfinfo', '-dests', path).matchAll(/^ *(\d+) \[.*\] "(\w+)"$/gm),
      ([, page, name = '']) => [name, Number(page)],
    ),
  )

test('Ctrl+P shows the pages, and they are turned by keys', async () => {
  const { reader, page } = opened
  await reader.type(0, 'The first translation, which is set beside its source.')
  await reader.select(
    { side: 'source', index: 1, offset: 2 },
    { side: 'source', index: 1, offset: 6 },
  )
  await reader.press('Control+N')
  await page.keyboard.type('A note for the foot of the page.')
  await page.keyboard.press('Escape')
  await reader.press('Control+P')
  await settled()
  const count = Number(await pages().getAttribute('data-pages'))
  expect(count).toBeGreaterThan(8)
  await expect(dialog().getByText(`Page 1 of ${count}`)).toBeVisible()
  await pages().focus()
  // The rest of the first page, and then the second.
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(dialog().getByText(`Page 2 of ${count}`)).toBeVisible()
  await expect(pages()).toContainText('The first translation, which is set beside its source.')
  await expect(pages()).toContainText('A note for the foot of the page.')
  await page.keyboard.press('End')
  await expect(dialog().getByText(`Page ${count} of ${count}`)).toBeVisible()
  await page.keyboard.press('Home')
  await expect(dialog().getByText(`Page 1 of ${count}`)).toBeVisible()
  const zoom = dialog().getByRole('button', { name: '%' })
  const before = await zoom.textContent()
  await pages().focus()
  await page.keyboard.press('+')
  await expect(zoom).not.toHaveText(before ?? '')
  await page.keyboard.press('0')
  await expect(zoom).toHaveText(before ?? '')
  expect(await found(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
})

test('the menu opens it, and a PDF has every word, tags, headings and languages', async () => {
  const { app } = opened
  await chooseInMenu(app, 'print.open')
  await settled()
  const shown = Number(await pages().getAttribute('data-pages'))
  const path = await savePdf('两栏.pdf')
  const info = poppler('pdfinfo', path)
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(info).toMatch(/Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)/)
  expect(info).toMatch(new RegExp(`Pages:\\s+${shown}\\n`))
  const text = poppler('pdftotext', path, '-')
  expect(missing(han, hanOf(text))).toBe(0)
  const words = text.replaceAll(/\s+/g, ' ')
  expect(words).toContain('The first translation, which is set')
  expect(words).toContain('A note for the foot of the page.')
  const structure = poppler('pdfinfo', '-struct-text', path)
  expect(structure).toMatch(/^\s*H[2-6]/m)
  expect(poppler('pdffonts', path)).not.toMatch(/ no +(yes|no) +(yes|no) +\d+ +\d+$/m)
  // Programs copy no whole lines of a face of Type 3.
  expect(poppler('pdffonts', path)).not.toContain('Type 3')
  const links = poppler('pdfinfo', '-url', path)
  expect(links).toMatch(/duizhao:book\/\w+\?title=/)
  for (const { id } of paragraphs) expect(links).toContain(`/paragraph/${id}`)
  expect(links).toMatch(/duizhao:book\/\w+\/mark\//)
  const first = poppler('pdftotext', '-f', '2', '-l', '2', path, '-')
  expect(first).toContain('A note for the foot of the page.')
  expect(placesIn(path).get('n1')).toBe(2)
  const bytes = readFileSync(path).toString('latin1')
  expect(bytes).toContain('/ObjStm')
  expect(bytes).not.toMatch(/^<<\/Type \/StructElem/m)
})

test('a PDF has rare characters, and no boxes in their places', async () => {
  const { app, reader } = opened
  // Each of them is in another file of the faces, of up to a megabyte.
  const rare = Array.from('𠀀𡀀𢀀𣀀𤀀𥀀𦀀𧀀𨀀𩀀𪚥')
  await reader.type(9, `Rare: ${rare.join(' ')}.`)
  await app.evaluate(({ app: program }) =>
    program.once('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents)
      contents.printToPDF = async options => {
        process.title += ' print'
        return print(options)
      }
    }),
  )
  await reader.press('Control+P')
  await settled()
  const path = await savePdf('僻字.pdf')
  expect(poppler('pdftotext', path, '-').replaceAll(/\s/g, '')).toContain(rare.join(''))
  // A box would have the name of another face.
  const faces = poppler('pdffonts', path).match(/\+HanaMin\w+ +CID TrueType/g)
  expect(faces).toHaveLength(rare.length)
  // All faces were loaded before the sheets were set: to set and print them again takes as long.
  expect(await app.evaluate(() => process.title)).toMatch(/^[^ ]* print$/)
})

test('facing pages and one side alone are remembered, and have all their words', async () => {
  const { reader } = opened
  await reader.press('Control+P')
  await settled()
  await dialog().getByRole('radio', { name: 'Facing pages' }).check()
  await dialog().getByLabel('Paper', { exact: true }).selectOption('a5')
  await settled()
  const path = await savePdf('对页.pdf')
  const info = poppler('pdfinfo', path)
  expect(info).toMatch(/Page size:\s+4\d\d(\.\d+)? x 59\d(\.\d+)? pts \(A5\)/)
  const count = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
  expect(count % 2).toBe(1)
  expect(missing(han, hanOf(poppler('pdftotext', path, '-')))).toBe(0)
  const page = (at: number) => poppler('pdftotext', '-f', `${at}`, '-l', `${at}`, path, '-')
  expect(page(3).replaceAll(/\s+/g, ' ')).toContain('The first translation')
  expect(page(2)).not.toContain('The first translation')

  await opened.again()
  await opened.reader.press('Control+P')
  await settled()
  await expect(dialog().getByRole('radio', { name: 'Facing pages' })).toBeChecked()
  await expect(dialog().getByLabel('Paper', { exact: true })).toHaveValue('a5')
  await dialog().getByRole('radio', { name: 'Chinese' }).first().check()
  await settled()
  const alone = await savePdf('原文.pdf')
  expect(missing(han, hanOf(poppler('pdftotext', alone, '-')))).toBe(0)
})

test('PDF is a form of the export dialog, with the same choices', async () => {
  const path = join(folder, '导出.pdf')
  await exportTo(opened, 'pdf', path)
  expect(poppler('pdfinfo', path)).toMatch(/\(A5\)/)
  await expect(opened.page.locator('[data-pane="toasts"]')).toContainText('Exported: 导出.pdf')
})

test('contents name the pages of the headings, and lead there', async () => {
  await opened.reader.press('Control+P')
  await settled()
  await dialog().getByRole('checkbox', { name: 'Contents' }).check()
  await settled()
  await expect(pages()).toContainText('Contents')
  const path = await savePdf('目录.pdf')
  const places = placesIn(path)
  const headings = [...places].filter(([name]) => /^p\d+$/.test(name))
  expect(headings.length).toBeGreaterThan(5)
  const pageText = (page: number, last = page) =>
    poppler('pdftotext', '-layout', '-f', `${page}`, '-l', `${last}`, path, '-').replaceAll(
      /\s/g,
      '',
    )
  for (const [name, page] of headings) {
    const words = paragraphs[Number(name.slice(1))]?.text.replaceAll(/\s/g, '') ?? '?'
    expect(pageText(2, 3)).toContain(`${words}${page}`)
    expect(pageText(page)).toContain(words.slice(0, 8))
  }
})

test('printing without a printer says what to do', async () => {
  const { reader, app, page } = opened
  await app.evaluate(({ webContents }) => {
    // Electron makes the contents of the hidden window later, so its class is changed.
    const [any] = webContents.getAllWebContents()
    Reflect.set(Object.getPrototypeOf(any), 'getPrintersAsync', () => Promise.resolve([]))
  })
  await reader.press('Control+P')
  await settled()
  await dialog().locator('[data-action="print.start"]').click()
  await expect(dialog()).toContainText('No printer was found.', { timeout: 30_000 })
  await page.keyboard.press('Escape')
})

test('the words of the preview are those of each language', async () => {
  const { page, reader } = opened
  for (const [language, heading, save] of [
    ['zh-Hans', '打印', '另存为 PDF…'],
    ['zh-Hant', '列印', '另存為 PDF…'],
    ['en', 'Print', 'Save as PDF…'],
  ] as const) {
    await reader.press('Control+,')
    await dialog().locator(`fieldset input[value="${language}"]`).check()
    await page.keyboard.press('Escape')
    await expect(dialog()).toBeHidden()
    await reader.press('Control+P')
    await settled()
    await expect(dialog().getByRole('heading', { name: heading, exact: true })).toBeVisible()
    await expect(dialog().getByRole('button', { name: save })).toBeVisible()
    await page.keyboard.press('Escape')
  }
})

test('what is printed can be cancelled while the dialog of the system is open', async () => {
  const { app, reader } = opened
  // A printer whose dialog stays open.
  await app.evaluate(({ app: program }) =>
    program.on('web-contents-created', (_event, contents) =>
      Object.assign(contents, {
        getPrintersAsync: async () => [{}],
        print: () => (process.title = 'asked'),
      }),
    ),
  )
  await reader.press('Control+P')
  await settled()
  await dialog().locator('[data-action="print.start"]').click()
  await expect.poll(() => app.evaluate(() => process.title)).toBe('asked')
  const cancel = dialog().locator('[data-action="print.cancel"]')
  await cancel.click()
  await expect(dialog().getByText('Nothing was printed.')).toBeVisible()
  await expect(cancel).toBeHidden()
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1)
})
