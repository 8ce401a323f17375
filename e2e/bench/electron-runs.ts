import { mkdirSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { build } from 'vite'
import { electronPath, freshProfile, removeProfile, rootSwitches } from '../support/app.ts'

const peers = join(import.meta.dirname, 'peers')
const built = join(import.meta.dirname, '../../out/bench')

/** Builds the peers' page and returns its folder, which Electron can run. */
export async function buildPeers(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'chrome130',
      lib: {
        entry: join(peers, 'peers.ts'),
        formats: ['iife'],
        name: 'peers',
        fileName: () => 'peers.js',
      },
    },
  })
  for (const file of ['index.html', 'peers.css', 'main.cjs', 'package.json', 'empty.html'])
    await cp(join(peers, file), join(built, file))
  return built
}

export interface Run {
  readonly app: ElectronApplication
  readonly page: Page
  /** The time when the program was started, in milliseconds since 1970. */
  readonly startedAt: number
  readonly close: () => Promise<void>
}

/**
 * Starts `folder` in Electron with a new profile, after `prepare` has filled the profile. `close`
 * removes the profile.
 */
export async function start(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  prepare: (profile: string) => void = () => {},
): Promise<Run> {
  const profile = freshProfile()
  prepare(profile)
  const run = await startOn(profile, folder, env)
  return {
    ...run,
    async close() {
      await run.close()
      removeProfile(profile)
    },
  }
}

/** Starts `folder` in Electron with a given profile. `close` keeps the profile. */
export async function startOn(
  profile: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const startedAt = Date.now()
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...rootSwitches(), folder, `--user-data-dir=${profile}`],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  const page = await app.firstWindow()
  return { app, page, startedAt, close: () => app.close() }
}

/** Writes a file and creates its folders. */
export function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
