// Chromium's sandbox refuses root, and so does a released program. There a program is started as an
// ordinary user, who is made for it once and owns nothing.
import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const user = 'duizhao-test'

/** Whether a program has to be started as somebody else to be sandboxed. */
export const isRoot = process.getuid?.() === 0

export interface Starter {
  /** Starts the program with the arguments it is given; it becomes that program, with the same process id. */
  readonly executablePath: string
  /** A folder that belongs to whom the program runs as. */
  readonly home: string
}

/** What starts `program` as an ordinary user, in `folder`, which everybody may read. */
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
    // Playwright, itself run by root, puts --no-sandbox first.
    `#!/bin/sh
if [ "$1" = --no-sandbox ] && [ -z "$DUIZHAO_AS_GIVEN" ]; then shift; fi
exec setpriv --reuid=${user} --regid="$(id -g ${user})" --init-groups env ${given} "${program}" "$@"
`,
    { mode: 0o755 },
  )
  return { executablePath, home }
}

/** Copies a folder, with hard links where the file system allows them: an Electron is 300 MB. */
export function copyLinked(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', '--remove-destination', from, to])
  }
}

/** Another worker may make the user at the same moment. */
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
