/** Dictionaries of the reader's own. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeZip } from '#formats/zip/make-zip'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const folder = mkdtempSync(join(tmpdir(), 'duizhao-own-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

const dialog = () => opened.page.getByRole('dialog', { name: 'Dictionaries' })
const row = (name: string) =>
  dialog()
    .locator('[data-listed]')
    .filter({ has: opened.page.locator(`input[type="text"][value="${name}"]`) })
const card = () => opened.page.locator('[data-pane="dictionary"]')
const search = () => opened.page.locator('[data-pane="dictionary-search"]')
const sections = () =>
  card()
    .locator('[data-dictionary] h2')
    .evaluateAll(all => all.map(each => each.textContent))

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function openDialog() {
  await chooseInMenu(opened.app, 'dictionary.open')
  await expect(dialog()).toBeVisible()
}

const choose = (...paths: string[]) => dialog().locator('input[type="file"]').setInputFiles(paths)

async function close() {
  await opened.page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
}

async function lookUp(index: number, offset: number) {
  await opened.reader.caretAt('source', index, offset)
  await opened.reader.press('F5')
  await expect(card().locator('[data-entries]')).toBeVisible()
}

test('a dictionary is added with a report, and is on the card after a restart', async () => {
  const { page } = opened
  await openDialog()
  await expect(dialog().getByText('There is no dictionary of your own yet.')).toBeVisible()
  await choose(
    write(
      'mine.u8',
      '# My Glossary\n數字 数字 [shu4 zi4] /a digit of mine/\n數字經濟 数字经济 [shu4 zi4 jing1 ji4] /an economy of mine/<img src=x onerror=alert(1)>/\nnot an entry\n',
    ),
  )
  await expect(dialog().getByText('“My Glossary” was added: 2 entries.')).toBeVisible()
  await expect(
    dialog().getByText('1 line that is not an entry was left out. First: 4'),
  ).toBeVisible()
  expect(await found(page)).toEqual([])
  await close()
  await opened.reader.saved()
  await opened.again()
  await lookUp(2, 8)
  expect(await sections()).toEqual(['My Glossary'])
  await expect(card().locator('[data-dictionary] [data-entry]')).toHaveCount(2)
  await expect(card().locator('[data-dictionary]')).toContainText('shù zì jīng jì')
  await expect(card().locator('[data-dictionary]')).toContainText('<img src=x onerror=alert(1)>')
  expect(await found(opened.page)).toEqual([])
  await opened.page.keyboard.press('Escape')
})

test('several kinds of files are added at once, and a refused one says why', async () => {
  const term = [
    '数字',
    'shùzì',
    '',
    '',
    0,
    [{ type: 'structured-content', content: [{ tag: 'li', content: 'from Yomitan' }] }],
    1,
    '',
  ]
  const archive = makeZip(
    [
      { name: 'index.json', bytes: Buffer.from('{"title":"Yomi","format":3}') },
      { name: 'term_bank_1.json', bytes: Buffer.from(JSON.stringify([term])) },
    ],
    0,
  )
  await openDialog()
  await choose(
    write('yomi.zip', archive),
    write('table.csv', 'word,meaning\n数字,from a table\n'),
    write('broken.zip', archive.slice(0, 60)),
    write('lonely.ifo', "StarDict's dict ifo file\n"),
  )
  await expect(dialog().getByText('“Yomi” was added: 1 entry.')).toBeVisible()
  await expect(dialog().getByText('“table” was added: 1 entry.')).toBeVisible()
  await expect(dialog().getByText('“broken.zip” is damaged.')).toBeVisible()
  await expect(dialog().getByText('.idx is missing')).toBeVisible()
  await expect(dialog().locator('[data-listed]')).toHaveCount(4)
  await close()
})

test('dictionaries are moved, named with an input method and switched off, each undone', async () => {
  const { reader, page } = opened
  await openDialog()
  for (let i = 0; i < 2; i++) await row('Yomi').locator('[data-action="dictionary.up"]').click()
  const name = row('table').locator('input[type="text"]')
  await name.fill('')
  await reader.compose(['biao', '表'])
  await page.keyboard.press('Enter')
  await expect(row('表')).toBeVisible()
  await row('My Glossary').getByRole('checkbox', { name: 'Use' }).uncheck()
  await close()
  await lookUp(2, 8)
  expect(await sections()).toEqual(['Yomi', '表'])
  await expect(card().locator('[data-entries] > *').first()).toContainText('from Yomitan')
  await page.keyboard.press('Escape')
  for (let i = 0; i < 2; i++) await reader.press('Control+Z')
  await lookUp(2, 8)
  expect(await sections()).toEqual(['Yomi', 'My Glossary', 'table'])
  await page.keyboard.press('Escape')
})

test('the search has the entries of all dictionaries, by Chinese, pinyin and meaning', async () => {
  const { page, reader } = opened
  await reader.press('Control+F5')
  const field = search().getByRole('searchbox')
  await field.fill('digit of mine')
  await expect(search().locator('[data-dictionary]')).toContainText('a digit of mine')
  await field.fill('shuzijingji')
  await expect(search().locator('[data-dictionary]')).toContainText('an economy of mine')
  await field.fill('數字經濟')
  await expect(search().locator('[data-dictionary]')).toContainText('an economy of mine')
  await field.fill('xyzzyx')
  await search().locator('[data-action="dictionary.open"]').click()
  await expect(dialog()).toBeVisible()
  await close()
  await page.keyboard.press('Escape')
})

test('a dictionary divides texts only if the reader wants that', async () => {
  const { reader, page } = opened
  const wordAt = async () => {
    await reader.caretAt('source', 2, 8)
    await page.keyboard.press('Control+ArrowRight')
    return (await reader.caret())?.offset ?? 0
  }
  const before = await wordAt()
  await openDialog()
  await row('My Glossary').getByRole('checkbox', { name: 'Its words count' }).check()
  await close()
  await expect.poll(wordAt).toBe(before + 2)
  await reader.press('Control+Z')
  await expect.poll(wordAt).toBe(before)
})

test('a dictionary is exported, deleted after a question, and added again from its export', async () => {
  const { app, page } = opened
  const path = join(folder, 'out.tsv')
  await answerSaveDialog(app, path)
  await openDialog()
  await row('My Glossary').getByRole('button', { name: 'Export as TSV' }).click()
  await expect(dialog()).toBeHidden()
  expect(readFileSync(path, 'utf8')).toContain('数字\t數字\tshu4 zi4\ta digit of mine\n')
  await openDialog()
  await row('My Glossary').locator('[data-action="dictionary.remove"]').click()
  await dialog().locator('[data-action="dictionary.keep"]').click()
  await row('My Glossary').locator('[data-action="dictionary.remove"]').click()
  await dialog().getByRole('group').locator('[data-action="dictionary.remove"]').click()
  await expect(dialog().locator('[data-listed]')).toHaveCount(3)
  const files = join(await app.evaluate(({ app }) => app.getPath('userData')), 'dictionaries')
  await expect.poll(() => readdirSync(files).length).toBe(2)
  await choose(path)
  await expect(dialog().getByText('“out” was added: 2 entries.')).toBeVisible()
  const kept = readdirSync(files)
  expect(kept).toHaveLength(3)
  await close()
  await page.keyboard.press('Escape')
})

test('a dictionary whose file is damaged or gone is named, and the others go on', async () => {
  const { app } = opened
  const files = join(await app.evaluate(({ app }) => app.getPath('userData')), 'dictionaries')
  const [first = '', second = ''] = readdirSync(files)
  writeFileSync(join(files, first), 'x'.repeat(200))
  rmSync(join(files, second))
  await opened.again()
  await openDialog()
  await expect(dialog().locator('[data-state="damaged"]')).toContainText('is damaged')
  await expect(dialog().locator('[data-state="missing"]')).toContainText('not on this computer')
  await close()
  await lookUp(2, 8)
  expect(await sections()).toHaveLength(1)
  await opened.page.keyboard.press('Escape')
})
