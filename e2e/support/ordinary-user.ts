// Chromium's sandbox refuses root, and so does a released program. If the tests run as root, the
// program runs as an ordinary user instead. That user is created once and owns nothing.
import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const user = 'duizhao-test'

/** Whether the program needs another user to run in the sandbox. */
export const isRoot = process.getuid?.() === 0

export interface Starter {
  /**
   * Starts the program with the given arguments. It becomes that program and keeps the process id.
   */
  readonly executablePath: string
  /** A folder that belongs to the user of the program. */
  readonly home: string
}

/**
 * Makes a `Starter` in `folder` that runs `program` as an ordinary user. It makes `folder` readable
 * for everybody.
 */
export function asOrdinaryUser(program: string, folder: string): Starter {
  const home = join(folder, 'home')
  if (!isRoot) {
    execFileSync('mkdir', ['-p', home])
    return { executablePath: program, home }
  }
  makeUser()
  chmodSync(folder, 0o755)
  execFileSync('install', ['-d', '-o', user, home])
  const key = process.env.XAUTHORITY
  if (key) execFileSync('install', ['-m', '600', '-o', user, key, join(home, 'key')])
  const executablePath = join(folder, 'start')
  const given = `HOME="${home}" TMPDIR="${home}" XAUTHORITY="${home}/key"`
  writeFileSync(
    executablePath,
    // Playwright also runs as root and puts --no-sandbox first.
    `#!/bin/sh
if [ "$1" = --no-sandbox ] && [ -z "$DUIZHAO_AS_GIVEN" ]; then shift; fi
exec setpriv --reuid=${user} --regid="$(id -g ${user})" --init-groups env ${given} "${program}" "$@"
`,
    { mode: 0o755 },
  )
  return { executablePath, home }
}

/**
 * Copies a folder with hard links if the file system allows them, because an Electron has 300 MB.
 */
export function copyLinked(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', '--remove-destination', from, to])
  }
}

/** Another worker may create the user at the same moment. */
function makeUser(): void {
  if (isKnown()) return
  try {
    execFileSync('useradd', ['--system', '--shell', '/usr/sbin/nologin', user], { stdio: 'pipe' })
  } catch (error) {
    if (!isKnown()) throw error
  }
}

function isKnown(): boolean {
  try {
    execFileSync('id', [user], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
