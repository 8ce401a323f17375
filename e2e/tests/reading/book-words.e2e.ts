/** The words of a book: figures, rare words first, new words, all by keyboard. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { ReaderPage } from '../../pages/reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'duizhao-book-words-'))
const userData = freshProfile()
let program: Launched

const around = ['风雨', '山水', '朋友', '学校', '天空', '城市']
const lines = around.map(
  (word, i) => `${word}敏督利${around[(i + 1) % 6]}。${'他走进学校，'.repeat(40)}`,
)

test.beforeAll(async () => {
  const file = join(folder, '书.txt')
  writeFileSync(file, `第一章 风雨\n\n${lines.join('\n\n')}\n\n第二章 学校\n\n${lines[0]}\n`)
  program = await launch({ userData, args: [file] })
  await program.page.locator('[data-action="import.confirm"]').click()
  await new ReaderPage(program.page).open('书')
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
  rmSync(folder, { recursive: true })
})

const dialog = () => program.page.getByRole('dialog', { name: 'Words of This Book' })
const rows = () => dialog().locator('[data-own-word]')
const row = (word: string) => dialog().locator(`[data-own-word="${word}"]`)
const figure = (name: string) => dialog().locator(`[data-figure="${name}"] dd`)
const focused = () =>
  program.page.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-own-word]')?.dataset['ownWord'],
  )

async function open() {
  await program.page.keyboard.press('Alt+Shift+F2')
  await expect(rows().first()).toBeVisible()
}

test('the words of a book are counted, and keys in the list mark them and write a gloss', async () => {
  const { page } = program
  await open()
  await expect(figure('known')).toHaveText('0%')
  expect(await found(page)).toEqual([])
  await page.keyboard.type('学校')
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('1')
  await expect(row('学校').locator('[data-action="word.status"]')).toHaveValue('known')
  await expect(figure('known')).not.toHaveText('0%')
  expect(await focused()).toBe('学校')
  await page.keyboard.press('g')
  await page.getByRole('textbox', { name: 'Meaning' }).fill('place of learning')
  await page.keyboard.press('Enter')
  await expect(row('学校')).toContainText('place of learning')
  await expect.poll(focused).toBe('学校')
  await dialog().getByText('By chapter').click()
  await expect(dialog().getByRole('row')).toHaveCount(3)
})

test('what is listed is saved as a table, and Enter goes to the first place', async () => {
  const { app, page } = program
  const path = join(folder, 'words.csv')
  await answerSaveDialog(app, path)
  await dialog().locator('[data-action="word.export"]').click()
  await expect(dialog()).toBeHidden()
  expect(readFileSync(path, 'utf8')).toMatch(
    /"学校","xué xiào","place of learning","\d+","[\d.]+","known","\d+"/,
  )
  await open()
  await page.keyboard.type('天空')
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeHidden()
  await expect(page.locator('[data-side="source"]', { hasText: '天空' }).first()).toBeInViewport()
})

test('what the book repeats is offered, accepted and rejected by key, and each is one step', async () => {
  const { page } = program
  await open()
  await dialog().getByRole('combobox', { name: 'Show' }).selectOption('fresh')
  await expect(row('敏督利')).toContainText('风雨敏督利山水')
  await row('敏督利').locator('[data-action="word.go"]').focus()
  await page.keyboard.press('Delete')
  await expect(row('敏督利')).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(row('敏督利')).toBeVisible()
  await row('敏督利').locator('[data-action="word.go"]').focus()
  await page.keyboard.press('1')
  await expect(row('敏督利')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await open()
  await page.keyboard.type('敏督利')
  await expect(row('敏督利')).toContainText('7×')
})
