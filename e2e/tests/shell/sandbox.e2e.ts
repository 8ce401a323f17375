// The page runs in Chromium's sandbox, so that a hostile text cannot leave it.
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronPath, programFolder } from '../../support/app.ts'
import { asOrdinaryUser, copyLinked, isRoot } from '../../support/ordinary-user.ts'

test.skip(process.platform !== 'linux', 'reads /proc')

let folder = ''

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-sandbox-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

test('the page runs in Chromium’s sandbox for an ordinary user', async () => {
  const { electron, program } = isRoot
    ? readable()
    : { electron: electronPath(), program: programFolder }
  const { executablePath, home } = asOrdinaryUser(electron, folder)
  const app = await _electron.launch({
    executablePath,
    args: [program, `--user-data-dir=${join(home, 'profile')}`],
  })
  await app.firstWindow()
  const pids = await app.evaluate(({ BrowserWindow }) => ({
    main: process.pid,
    page: BrowserWindow.getAllWindows().map(window => window.webContents.getOSProcessId()),
  }))

  expect(pids.page).toHaveLength(1)
  for (const pid of pids.page) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    expect(status, 'system calls are filtered').toMatch(/^Seccomp:\s+2$/m)
    expect(status, 'no rights can be gained').toMatch(/^NoNewPrivs:\s+1$/m)
    expect(userNamespace(pid), 'it is in a user namespace of its own').not.toBe(
      userNamespace(pids.main),
    )
  }

  // The other processes write to the profile a little longer. They hold our end of stderr open.
  const ended = once(app.process(), 'close')
  await app.close()
  await ended
})

const userNamespace = (pid: number): string => readlinkSync(`/proc/${pid}/ns/user`)

/** Copies Electron and the program to a folder that everybody may read. */
function readable() {
  const electron = join(folder, 'electron')
  copyLinked(dirname(electronPath()), electron)
  const program = join(folder, 'program')
  for (const part of ['package.json', 'out', 'resources'])
    cpSync(join(programFolder, part), join(program, part), { recursive: true })
  return { electron: join(electron, basename(electronPath())), program }
}
