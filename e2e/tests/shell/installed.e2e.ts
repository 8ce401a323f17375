/** The .deb is installed, works for an ordinary user of the system, and is removed again. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chosenExtensions } from '../../../src/formats/import/extensions.ts'
import { programFolder } from '../../support/app.ts'
import {
  clearInstalled,
  installIn,
  openedTypes,
  whyNotInstalled,
  type Installed,
} from '../../support/installed.ts'

const hindrance = whyNotInstalled()
test.skip(hindrance !== null, hindrance ?? '')

let folder = ''
let installed: Installed
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-installed-'))
  installed = installIn(folder)
})
test.afterAll(() => {
  clearInstalled()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const patient = { timeout: 60_000 }
const desktopFile = 'io.github.duizhao.Duizhao.desktop'
const text = '第一段。這是一篇短文。\n\n第二段。\n'
/** Texts only come back from a review in these, and other programs open them better. */
const leftToOthers = ['gz', 'xml', 'odt', 'rtf']

test('the desktop offers the program for each kind of file that it opens', () => {
  const types = openedTypes()
  expect(types).toContain('x-scheme-handler/duizhao')
  for (const extension of chosenExtensions.filter(each => !leftToOthers.includes(each))) {
    const path = join(installed.home, `a.${extension}`)
    writeFileSync(path, text)
    const said = installed.asReader('gio', 'info', '-a', 'standard::fast-content-type', path)
    const type = /fast-content-type: (\S+)/.exec(said)?.[1]
    expect(types, `${extension} is ${type}`).toContain(type)
    rmSync(path)
  }
})

test('a text opened through its type, and a link, are in the program, which runs in its sandbox, and removing the package leaves the library', async () => {
  const { home, asReader, open, processes, windows } = installed
  const file = join(home, '短 文.txt')
  writeFileSync(file, text)
  // A text that is in the library opens as a book, whose title the window shows.
  const profile = join(home, '.config', 'Duizhao')
  const book = join(profile, 'books', 'short')
  const maker = join(programFolder, 'resources', 'make-bundle.ts')
  execFileSync(process.execPath, [maker, file, book, '--title', 'Short Text'], { stdio: 'pipe' })
  execFileSync('chown', ['-R', 'duizhao-reader:', home])

  asReader('gio', 'mime', 'text/plain', desktopFile)
  open(file)
  await expect.poll(windows, patient).toContainEqual(expect.stringMatching(/^Short Text — /))

  // A link in another program goes to the same window.
  asReader('gio', 'mime', 'x-scheme-handler/duizhao', desktopFile)
  open('duizhao:book/eefe48b5cef79a63')
  await expect.poll(windows, patient).toContainEqual(expect.stringMatching(/^携手构建.* — /))

  // The start that handed the link over has ended.
  const mains = () => processes().filter(({ type }) => type === 'browser').length
  await expect.poll(mains, patient).toBe(1)

  const running = processes()
  const main = running.find(({ type }) => type === 'browser')
  const pages = running.filter(({ type }) => type === 'renderer')
  expect(main?.command, 'a link or file can never be a switch').toContain('--')
  expect(running.flatMap(({ command }) => command)).not.toContain('--no-sandbox')
  expect(pages).not.toEqual([])
  for (const { status, userNamespace } of pages) {
    expect(status, 'system calls are filtered').toMatch(/^Seccomp:\s+2$/m)
    expect(status, 'no rights can be gained').toMatch(/^NoNewPrivs:\s+1$/m)
    expect(userNamespace).not.toBe(main?.userNamespace)
  }

  process.kill(main?.pid ?? 0, 'SIGTERM')
  await expect.poll(() => processes().map(({ type }) => type), patient).toEqual([])
  const snapshots = () => readdirSync(join(profile, 'backups', 'auto'))
  expect(snapshots()).not.toEqual([])

  const kept = snapshots()
  installed.remove()
  for (const gone of ['/usr/bin/duizhao', '/usr/lib/duizhao', '/etc/apparmor.d/duizhao'])
    expect(existsSync(gone), gone).toBe(false)
  expect(snapshots()).toEqual(kept)
  expect(existsSync(join(book, 'manifest.json'))).toBe(true)
})
