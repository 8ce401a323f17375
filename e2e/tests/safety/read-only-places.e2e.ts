/**
 * A home folder, profile or disk that cannot be written. The program shows a sentence, and the
 * reader can read if there is a library.
 */
import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import {
  electronPath,
  freshProfile,
  launchPlain,
  pressToClose,
  programFolder,
  removeProfile,
  rootSwitches,
} from '../../support/app.ts'
import { mayMount, smallDisk, type SmallDisk } from '../../support/faults.ts'
import { ReaderPage } from '../../pages/reader.ts'

test.skip(!mayMount, 'only root can mount a disk, and only on Linux')

let disk: SmallDisk
test.beforeEach(() => {
  disk = smallDisk()
})
test.afterEach(() => {
  disk.remove()
})

/**
 * Runs the program until it exits. Returns its exit code, and its output with the content of the
 * system's dialog, which is closed at once.
 */
async function runToItsEnd(profile: string, language: string) {
  const folder = freshProfile()
  const answering = join(folder, 'answering.cjs')
  writeFileSync(
    answering,
    `const { dialog } = require('electron')
process.argv.splice(process.argv.indexOf('-r'), 2)
dialog.showMessageBox = async said => {
  process.stdout.write('DIALOG ' + JSON.stringify(said) + '\\n')
  return { response: 0 }
}`,
  )
  const args = [...rootSwitches(), '-r', answering, programFolder, `--user-data-dir=${profile}`]
  const env = { ...process.env, LANGUAGE: language, LANG: `${language}.UTF-8` }
  const program = spawn(electronPath(), args, { cwd: programFolder, env })
  let said = ''
  program.stdout.on('data', text => (said += text))
  program.stderr.on('data', text => (said += text))
  const code = await new Promise(resolve => program.once('exit', resolve))
  removeProfile(folder)
  return { code, said }
}

for (const [language, sentence] of [
  ['en_GB', 'Duizhao cannot start: it has no folder for your work.'],
  ['zh_CN', '“对照”无法启动：没有可存放您的内容的文件夹。'],
  ['zh_TW', '「對照」無法啟動：沒有可存放您的內容的資料夾。'],
] as const)
  test(`a start without a writable profile shows one sentence and ends, in ${language}`, async () => {
    disk.protect(true)
    const { code, said } = await runToItsEnd(join(disk.folder, 'home', 'Duizhao'), language)
    expect(code).toBe(1)
    expect(said.split('\n').filter(line => line.startsWith(sentence))).toHaveLength(1)
    expect(said).toContain(`DIALOG {"type":"error","message":"${sentence}"`)
    expect(said).not.toMatch(/JavaScript error|Uncaught|at async/)
  })

test('a library on a read-only disk can be read, and the program says that nothing is saved', async () => {
  const profile = join(disk.folder, 'profile')
  const first = await launchPlain({ userData: profile })
  const reader = new ReaderPage(first.page)
  await reader.open()
  await reader.type(1, 'Written before')
  await reader.saved()
  await first.close()
  const files = () => readdirSync(profile, { recursive: true }).toSorted()
  const before = files()

  disk.protect(true)
  const second = await launchPlain({ userData: profile })
  const found = new ReaderPage(second.page)
  const state = second.page.locator('[data-save-state]')
  await expect(
    second.page.getByText(/You can read it here, but nothing will be saved/),
  ).toBeVisible()
  await found.open()
  await expect(state).toHaveText('Read-only: the folder of your library cannot be written to')
  expect(await found.translation(1)).toBe('Written before')
  await found.type(2, 'Kept nowhere')
  await expect(
    second.page.getByText(/Not saved: the folder of your library cannot be written to/),
  ).toBeVisible()
  await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await pressToClose(second.app, second.page.locator('[data-action="close.anyway"]'))
  expect(files()).toEqual(before)

  disk.protect(false)
  const third = await launchPlain({ userData: profile })
  const again = new ReaderPage(third.page)
  await again.openUnlessOpen()
  expect(await again.translations(1, 2)).toEqual(['Written before', ''])
  await again.type(2, 'And after')
  await again.saved()
  await third.close()
})

test('an empty profile on a read-only disk opens, and the program says that nothing is saved', async () => {
  disk.protect(true)
  const { page, close } = await launchPlain({ userData: disk.folder })
  await expect(page.getByText(/You can read it here, but nothing will be saved/)).toBeVisible()
  await expect(page.locator('[data-book-id]').first()).toBeVisible()
  await close()
})
