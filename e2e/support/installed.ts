// The program as a reader installs it: the .deb, and a new user of the system who has nothing yet.
// Root alone can do that, and no Duizhao may be installed already.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { missingTools, testers } from '../../electron/runtime/package/tools.mjs'
import { packageFile, whyNoPackage } from './packaged.ts'

const user = 'duizhao-reader'
const program = '/usr/lib/duizhao/duizhao'
const desktopFile = 'io.github.duizhao.Duizhao.desktop'

/** Why the .deb cannot be installed here; `null` if it can. */
export function whyNotInstalled(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root alone installs a .deb'
  const lacking = missingTools([{ program: 'dpkg', debian: 'dpkg' }, ...testers])
  if (lacking.length > 0)
    return `this machine has no ${lacking.map(({ program: name }) => name).join(', ')}`
  if (existsSync(program)) return 'a Duizhao is installed already, and stays as it is'
  return whyNoPackage('.deb')
}

export interface Installed {
  /** The reader's own folder. */
  readonly home: string
  /** Runs a program as the reader and returns what it wrote. It must leave none behind. */
  readonly asReader: (...command: readonly string[]) => string
  /** Opens a file with the program of its type, as a double click does. */
  readonly open: (path: string) => void
  /** The titles of all windows on the screen. */
  readonly windows: () => readonly string[]
  readonly processes: () => readonly Running[]
  /** Removes the package and its settings of the system, as `apt-get remove` does. */
  readonly remove: () => void
}

/** A process of the installed program. */
export interface Running {
  readonly pid: number
  /** `browser`, `renderer`, `gpu-process`, …: what Chromium calls it. */
  readonly type: string
  readonly command: readonly string[]
  readonly status: string
  readonly userNamespace: string
}

/** Installs the .deb, and makes a reader whose home is in `folder`. */
export function installIn(folder: string): Installed {
  const home = join(folder, 'home')
  execFileSync('chmod', ['755', folder])
  execFileSync('useradd', ['--create-home', '--home-dir', home, '--shell', '/bin/sh', user])
  const key = process.env['XAUTHORITY']
  if (key) execFileSync('install', ['-m', '600', '-o', user, key, join(home, 'key')])
  execFileSync('dpkg', ['--install', packageFile('.deb')], { stdio: 'pipe', env: system() })

  const run = (command: readonly string[], stdout: 'pipe' | 'ignore'): string =>
    execFileSync('setpriv', [...becoming(), 'env', '-i', ...ofReader(home), ...command], {
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'ignore'],
      timeout: 60_000,
    })
  return {
    home,
    asReader: (...command) => run(command, 'pipe'),
    // The program would hold a pipe open after `gio` has ended.
    open: path => void run(['gio', 'open', path], 'ignore'),
    windows: () =>
      execFileSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8', stdio: 'pipe' })
        .split('\n')
        .flatMap(line => /0x[0-9a-f]+ "(.*)": \(/.exec(line)?.[1] ?? []),
    processes: processesOf,
    remove: () =>
      void execFileSync('dpkg', ['--remove', 'duizhao'], { stdio: 'pipe', env: system() }),
  }
}

/** Ends what runs of the program, and removes what is left of the package, and the reader. */
export function clearInstalled(): void {
  for (const { pid } of processesOf())
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It had ended.
    }
  spawnSync('dpkg', ['--purge', 'duizhao'], { env: system() })
  spawnSync('userdel', ['--force', '--remove', user])
}

/** The desktop file's own list of types. */
export const openedTypes = (): readonly string[] =>
  /^MimeType=(.*)$/m
    .exec(readFileSync(`/usr/share/applications/${desktopFile}`, 'utf8'))?.[1]
    ?.split(';')
    .filter(type => type !== '') ?? []

const becoming = () => [`--reuid=${user}`, `--regid=${user}`, '--init-groups']

const ofReader = (home: string) => [
  `HOME=${home}`,
  `XAUTHORITY=${join(home, 'key')}`,
  `DISPLAY=${process.env['DISPLAY'] ?? ''}`,
  'PATH=/usr/bin:/bin',
  'LANG=C.UTF-8',
  'LANGUAGE=en',
]

/** dpkg needs the folders of root’s programs. */
const system = () => ({ ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` })

const processesOf = (): readonly Running[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(running)

/** The process of that number, if the installed program runs in it. It may end at any moment. */
function running(number: string): readonly Running[] {
  const place = join('/proc', number)
  try {
    if (readlinkSync(join(place, 'exe')) !== program) return []
    // Processes that Chromium forks write their switches with spaces between them.
    const command = readFileSync(join(place, 'cmdline'), 'utf8').split(/[\0 ]/)
    const type = command.find(word => word.startsWith('--type='))?.slice('--type='.length)
    return [
      {
        pid: Number(number),
        type: type ?? 'browser',
        command,
        status: readFileSync(join(place, 'status'), 'utf8'),
        userNamespace: readlinkSync(join(place, 'ns/user')),
      },
    ]
  } catch {
    return []
  }
}
