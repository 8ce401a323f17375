// The program almost as it is released: an Electron under our own name, which makes it a packaged
// one, with the released fuses and with the program in an archive.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setReleasedFuses } from '../../electron/runtime/build/fuses.mjs'
import { electronPath, programFolder } from './app.ts'
import { writeArchive } from './archive.ts'
import { asOrdinaryUser, copyLinked, type Starter } from './ordinary-user.ts'

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

/** Makes the packaged program in `folder`. */
export async function packagedIn(folder: string): Promise<Packaged> {
  const electron = electronPath()
  const made = join(folder, 'duizhao')
  copyLinked(dirname(electron), made)
  const program = join(made, 'duizhao')
  // The file is copied, not linked, because the fuses are bits in it.
  cpSync(electron, program)
  rmSync(join(made, basename(electron)))
  rmSync(join(made, 'resources', 'default_app.asar'), { recursive: true, force: true })
  writeArchive(join(made, 'resources', 'app.asar'), programFolder, [
    'package.json',
    'out',
    'resources',
  ])
  await setReleasedFuses(program)
  const starter = asOrdinaryUser(program, folder)
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
