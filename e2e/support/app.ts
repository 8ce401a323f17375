/** Starts the built program as a reader would, with a profile of its own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { familyOf, stillThere } from './process-tree.ts'

/** The top folder of the checkout. Electron runs it. */
export const programFolder = resolve(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** The folder of the built program; this checkout if it is missing. */
  readonly folder?: string
  /** The profile's folder. If it is missing, `launch` makes one and `close` removes it. */
  readonly userData?: string
  /** Files and switches that follow the program's name. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A program that is started instead of Electron and replaces itself with it. */
  readonly executablePath?: string
}

export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Quits as a reader does, so that the page can save. */
  readonly close: () => Promise<void>
}

/** Starts the program and waits for its page. */
export async function launch({ userData, ...options }: LaunchOptions = {}): Promise<Launched> {
  const profile = userData ?? freshProfile()
  const app = await launchUnseen({ ...options, userData: profile })
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return {
    app,
    page,
    userData: profile,
    async close() {
      await quit(app)
      if (userData === undefined) removeProfile(profile)
    },
  }
}

/**
 * Starts the program without its own fonts, which take a fifth of the work of opening a book. For
 * tests and soaks of what is kept, which do not look at the form of the page.
 */
export const launchPlain = ({ args = [], ...options }: LaunchOptions = {}): Promise<Launched> =>
  launch({ ...options, args: [...args, '--disable-remote-fonts'] })

/** Starts the program on a profile. The window may not be open yet when this resolves. */
export function launchUnseen({
  folder = programFolder,
  userData,
  args = [],
  env = {},
  executablePath = electronPath(),
}: LaunchOptions & { readonly userData: string }): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath,
    args: [
      ...rootSwitches(),
      ...withoutGpu(),
      '-r',
      join(import.meta.dirname, 'wait-for-driver.cjs'),
      folder,
      `--user-data-dir=${userData}`,
      ...args,
    ],
    cwd: folder,
    env: { ...inherited(), ...env },
  })
}

/** A new empty folder for a profile; remove it with `removeProfile`. */
export const freshProfile = (): string => mkdtempSync(join(tmpdir(), 'duizhao-e2e-'))

export const removeProfile = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })

/** Chromium's sandbox refuses root. Only launchers may switch it off; the program never does. */
export const rootSwitches = (): readonly string[] =>
  process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * An Xvfb has no graphics card. Chromium would start a software one for each program, which is a
 * sixth of the work of a start.
 */
const withoutGpu = (): readonly string[] =>
  process.env['DUIZHAO_SCREENS'] ? ['--disable-gpu', '--disable-software-rasterizer'] : []

let found: string | undefined

/** The Electron that `npm start` would use. */
export function electronPath(): string {
  found ??=
    process.env.DUIZHAO_ELECTRON ??
    execFileSync('npm', ['run', '--silent', 'electron-path'], {
      cwd: programFolder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }).trim()
  return found
}

/** How long quitting may take before the processes are killed, in milliseconds. */
const quitPatience = 25_000

/**
 * Quits as a reader does. If the program does not end, kills its processes and throws an error that
 * lists them.
 */
async function quit(app: ElectronApplication): Promise<void> {
  const family = familyOf(app)
  const ended = new Promise<'ended'>(done => app.once('close', () => done('ended')))
  const asked = app.evaluate(electron => electron.app.quit()).catch(gone)
  const first = await Promise.race([
    asked.then(() => ended),
    after(quitPatience, 'hung' as const, { ref: false }),
  ])
  if (first === 'ended') return
  const left = stillThere(family).map(line => `    ${line}\n`)
  for (const pid of family)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It had ended.
    }
  await ended
  throw new Error(`the program did not end by itself:\n${left.join('')}`)
}

/** The connection may close before the reply to `quit` arrives. That is no failure. */
function gone(): void {}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/**
 * Presses a button that closes the program and waits until it has closed. The window may be gone
 * before Playwright has finished the click.
 */
export async function pressToClose(app: ElectronApplication, button: Locator): Promise<void> {
  const ended = app.waitForEvent('close')
  await Promise.all([ended, button.click().catch(() => {})])
}
