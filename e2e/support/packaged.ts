// The program as it is released: what `npm run package` made.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from './app.ts'
import { asOrdinaryUser, type Starter } from './ordinary-user.ts'

export interface Packaged {
  /**
   * Starts the program on a new profile, with `args` after its name and `env` besides our
   * environment.
   */
  readonly start: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<{
    /** `null` while the program runs. */
    readonly exitCode: () => number | null
    readonly said: () => string
    /** Whether the page has opened the library and the second copy has its first operations. */
    readonly isUp: () => boolean
    /** The names of the automatic snapshots. */
    readonly snapshots: () => readonly string[]
    /** Sends the signal that a shutdown sends, and resolves after the program has ended. */
    readonly end: () => Promise<void>
  }>
}

/** The folder of what `npm run package` made; empty if this machine can make no packages. */
const packages = process.env['DUIZHAO_PACKAGES'] ?? join(programFolder, 'release')

/** Why there is no package with the given ending to test; `null` if there is one. */
export function whyNoPackage(ending: string): string | null {
  if (process.platform !== 'linux') return 'packages are made on Linux'
  return packages === '' ? `this machine cannot make a ${ending}` : null
}

/** The path of the package with the given ending. Throws if it was not made. */
export function packageFile(ending: string): string {
  const name = existsSync(packages) && readdirSync(packages).find(file => file.endsWith(ending))
  if (!name) throw new Error(`No ${ending} in ${packages}: \`npm run package -- --quick\` makes it`)
  return join(packages, name)
}

/** Unpacks the released program in `folder`. */
export function packagedIn(folder: string): Packaged {
  execFileSync('tar', ['-xf', packageFile('.tar.xz'), '-C', folder, '--strip-components=1'])
  const starter = asOrdinaryUser(join(folder, 'duizhao'), folder)
  return { start: (args, env = {}) => start(starter, args, env) }
}

let profiles = 0

async function start(
  { executablePath, home }: Starter,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const profile = join(home, `profile-${++profiles}`)
  const child = spawn(executablePath, [...args, `--user-data-dir=${profile}`], {
    env: { ...process.env, DUIZHAO_AS_GIVEN: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const ended = once(child, 'exit')
  await once(child, 'spawn')
  const log = () => {
    const path = join(profile, 'logs', 'main.log')
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  return {
    exitCode: () => child.exitCode,
    said: () => said,
    isUp: () => {
      const [library, journal] = [join(profile, 'library'), join(profile, 'library', 'journal')]
      const isKnown = log().includes('started') && existsSync(join(library, 'witness.json'))
      const isWritten = (file: string) => statSync(join(journal, file)).size > 0
      return isKnown && readdirSync(journal).some(file => file !== 'spare' && isWritten(file))
    },
    snapshots: () => {
      const folder = join(profile, 'backups', 'auto')
      return existsSync(folder) ? readdirSync(folder) : []
    },
    end: async () => {
      child.kill()
      await ended
    },
  }
}
