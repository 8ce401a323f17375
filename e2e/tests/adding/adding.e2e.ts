/**
 * The table "How to add something" of README is true: an engineer who follows it in a copy of the
 * program gets types, lint and tests that pass, and a program that has the new thing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { launch, programFolder, removeProfile } from '../../support/app.ts'
import { exportTo } from '../../support/exporting.ts'
import { answerOpenDialog, freshFolder, readIfThere } from '../../support/files.ts'
import { copyProgram, type Copy } from './copy.ts'
import { addedLanguage, databaseVersion, recipes, type Recipe } from './recipes.ts'
import { chooseInMenu } from '../../support/menus.ts'

const versions = readdirSync(join(programFolder, 'src/storage/versions'))
// Some numbers were never used.
const last = Math.max(...versions.map(name => Number(/^v(\d+)\.ts$/.exec(name)?.[1] ?? 0)))
const all: readonly Recipe[] = [...recipes, databaseVersion(last)]
const folder = freshFolder()
let copy: Copy

test.beforeAll(() => {
  copy = copyProgram(folder)
})
test.afterAll(() => removeProfile(folder))

/** The layers in which the compiler finds the places that a line in a list misses. */
const layers = ['src/i18n', 'src/formats', 'src/storage', 'src/services']

/** The unit tests that hold what is added. */
const tests = [
  'src/formats/backup/layout.test.ts',
  'src/formats/export',
  'src/formats/import/importers.test.ts',
  'src/i18n',
  'src/services/marking',
  'src/storage/versions',
  'electron/main/window',
  'electron/runtime/lint/rooms.test.ts',
]

test('README has a row for each recipe, and a recipe for each row', () => {
  const readme = readFileSync(join(programFolder, 'README.md'), 'utf8')
  const table = readme.split('## How to add something')[1]?.split('\n## ')[0] ?? ''
  const rows = [...table.matchAll(/^\| (an? [^|]+?) +\|/gm)].map(([, adds]) => adds)
  expect(rows.toSorted()).toEqual(all.map(({ adds }) => adds).toSorted())
})

test.describe.serial('one of each, added by the table', () => {
  test('the compiler names every place that a line in a list still misses', () => {
    const started = all.flatMap(({ list }) => list ?? [])
    for (const { line } of started) copy.insert(line)
    const { isPassed, output } = copy.run('typescript', '-b', ...layers)
    expect(isPassed).toBe(false)
    for (const { missing } of started) for (const place of missing) expect(output).toContain(place)
  })

  test('types, lint and tests pass once all is written', () => {
    for (const recipe of all) copy.add(recipe)
    expect(copy.run('typescript', '-b')).toEqual({ isPassed: true, output: '' })
    // `npm run check` lints the files that are as they were.
    expect(copy.run('oxlint', ...copy.touched())).toMatchObject({ isPassed: true })
    const vitest = ['run', '--config=electron/runtime/test/vitest.config.ts', '--project=unit']
    // The first run writes the sample of a new export format.
    const { isPassed, output } = copy.run('vitest', ...vitest, '--reporter=dot', ...tests)
    expect(isPassed, output.slice(-20_000)).toBe(true)
  })

  test('the program that is built from them has each of them', async () => {
    const built = copy.run('electron-vite', 'build', '-c', 'electron.config.ts')
    expect(built).toMatchObject({ isPassed: true })
    const { app, page, close } = await launch({ folder })
    const reader = new ReaderPage(page)
    const labels = () =>
      app.evaluate(({ Menu }) =>
        (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
          (submenu?.items ?? []).map(({ label }) => label),
        ),
      )
    const choose = (id: string) => chooseInMenu(app, id)

    await test.step('the import format opens a file', async () => {
      const sayings = join(folder, '论语.sayings')
      writeFileSync(sayings, '学而时习之。\n有朋自远方来。\n')
      await expect(page.locator('[data-book-id]').first()).toBeVisible()
      await answerOpenDialog(app, sayings)
      await choose('library.import')
      await reader.action('import.confirm').first().click()
      await reader.open('论语')
      await expect(reader.paragraph('source', 1)).toHaveText('有朋自远方来。')
    })
    await test.step('the annotation kind can be made, and goes from state to state', async () => {
      await reader.select(
        { side: 'source', index: 0, offset: 0 },
        { side: 'source', index: 0, offset: 2 },
      )
      await choose('hunch.make')
      const state = page.locator('[data-pane="notes"] [data-action="hunch.confirm"]')
      await expect(state).toHaveText('~ Vague hunch')
      await state.click()
      await expect(state).toHaveText('= Confirmed hunch')
    })
    await test.step('the action runs from its menu', async () => {
      await expect(page.locator('[data-pane="notes"]')).toBeVisible()
      expect(await labels()).toContain('Close All Panels')
      await choose('view.noPanels')
      await expect(page.locator('[data-pane="notes"]')).toBeHidden()
    })
    await test.step('the export format writes a file', async () => {
      const exported = join(folder, 'exported.lines')
      await exportTo({ app, page }, 'lines', exported)
      await expect.poll(() => readIfThere(exported)).toContain('学而时习之。\n')
    })
    await test.step('the setting and the language can be chosen', async () => {
      await reader.press('Control+,')
      await page.getByLabel('Quiet gutter').check()
      await page.getByLabel(addedLanguage.name).check()
      await expect(page.getByRole('heading', { name: addedLanguage.settings })).toBeVisible()
      await expect(page.getByLabel('Quiet gutter')).toBeChecked()
    })
    await close()
  })
})
