// The program as it will be shipped, as far as it can be made here: an Electron under our own name, so that
// it knows that it is packaged, with the released fuses, and the program as its archive.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setReleasedFuses } from '../../electron/runtime/build/fuses.mjs'
import { electronPath, programFolder } from './app.ts'
import { writeArchive } from './archive.ts'
import { asOrdinaryUser, copyLinked, type Starter } from './ordinary-user.ts'

export interface Packaged {
  /** Starts it on a profile of its own with `args` after the program's name, and `env` besides ours. */
  readonly start: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<{
    /** Null while it runs. */
    readonly exitCode: () => number | null
    readonly said: () => string
    /** Whether its page has opened the library, and the second copy has what that begins with. */
    readonly isUp: () => boolean
    /** Names of the snapshots it has made. */
    readonly snapshots: () => readonly string[]
    /** Asks it to end, as a system that shuts down does; resolves when it has. */
    readonly end: () => Promise<void>
  }>
}

/** Makes it in `folder`. */
export async function packagedIn(folder: string): Promise<Packaged> {
  const electron = electronPath()
  const made = join(folder, 'duizhao')
  copyLinked(dirname(electron), made)
  const program = join(made, 'duizhao')
  // A copy, not a link: its fuses are bits in the file.
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
