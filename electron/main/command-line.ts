import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOutside } from '#domain/notes/link-target'

/** The files, the link and the profile that the command line names; absolute paths. */
interface CommandLine {
  /** The folder for everything that is stored; null for the system's usual one. */
  readonly profile: string | null
  readonly files: readonly string[]
  /** The last link into the library, unchecked, or null. */
  readonly link: string | null
}

/**
 * Reads a command line. `argv` begins with the program and, unless `packaged`, the folder that
 * Electron runs. Other switches belong to Chromium and are skipped. Everything after `--` is a
 * file or a link, never a switch. Desktops may name files by `file:` addresses.
 */
export function readCommandLine(
  argv: readonly string[],
  { packaged, cwd }: { readonly packaged: boolean; readonly cwd: string },
): CommandLine {
  const { switches, words } = sorted(argv.slice(1))
  const folder = switches.map(profileIn).findLast(value => value !== '')
  const named = packaged ? words : words.slice(1)
  return {
    profile: folder === undefined ? null : resolve(cwd, folder),
    files: named.filter(isOutside).map(word => resolve(cwd, pathIn(word))),
    link: named.findLast(word => !isOutside(word)) ?? null,
  }
}

function pathIn(word: string): string {
  // Another host would be a folder on the network.
  if (!/^file:\/\/(?:localhost)?\//i.test(word)) return word
  try {
    return fileURLToPath(word)
  } catch {
    return word
  }
}

const profileSwitch = '--user-data-dir='

const profileIn = (word: string): string =>
  word.startsWith(profileSwitch) ? word.slice(profileSwitch.length) : ''

function sorted(rest: readonly string[]): {
  switches: readonly string[]
  words: readonly string[]
} {
  const end = rest.indexOf('--')
  const before = end === -1 ? rest : rest.slice(0, end)
  return {
    switches: before.filter(word => word.startsWith('-')),
    words: [
      ...before.filter(word => word !== '' && !word.startsWith('-')),
      ...(end === -1 ? [] : rest.slice(end + 1)),
    ],
  }
}

/**
 * Switches that would disable the page's protection, let a debugger in, start another program in
 * place of this one, or change the engine that stores the work.
 */
const refusedNames = [
  /^remote-(debugging-.+|allow-origins)$/,
  /^inspect(-.+)?$/,
  /^debug(-.+)?$/,
  /^js-flags$/,
  /^no-(sandbox|zygote)$/,
  /^single-process$/,
  /^disable-(web-security|.+-sandbox|site-isolation-.+)$/,
  /^allow-file-access-from-files$/,
  /^(enable|disable)-features$/,
  /^((enable|disable)-blink-features|blink-settings)$/,
  /^enable-experimental-.+$/,
  /^(load-extension|disable-extensions-except)$/,
  /^(.+-cmd-prefix|.+-launcher|browser-subprocess-path)$/,
]

/**
 * Returns the first switch that a released program refuses; null if there is no such switch. It
 * reads switches as Chromium does: one hyphen or two, on Windows also a slash and any case, and
 * nothing after `--`.
 */
export function refusedSwitch(argv: readonly string[], platform: string): string | null {
  const mark = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/
  for (const word of argv.slice(1)) {
    const trimmed = word.trim()
    if (trimmed === '--') return null
    if (!mark.test(trimmed)) continue
    const name = trimmed.replace(mark, '').replace(/=.*/s, '').toLowerCase()
    if (refusedNames.some(refused => refused.test(name))) return name
  }
  return null
}
