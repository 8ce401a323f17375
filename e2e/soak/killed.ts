import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeManifest, manifestPath } from '#formats/bundle'
import { freshProfile, removeProfile } from '../support/app.ts'
import { begin, newLedger } from './at-work.ts'
import { deaths, moments } from './deaths.ts'
import { unsavedOf } from './kept.ts'
import { check, writeSome, type Part } from './part.ts'

/** D1: kills the whole program at a random moment. */
export const killed: Part = {
  id: 'D1',
  title: `kill -9 while ${moments.join(', ')}`,
  runs: 200,
  async run(random, n) {
    const moment = moments[n % moments.length] ?? 'typing'
    const userData = freshProfile()
    const program = await begin({ userData })
    // If the reader does not type at that moment, some work is saved before, so that it can be
    // lost.
    const isQuiet = ['snapshotting', 'importing', 'migrating'].includes(moment)
    const ledger = isQuiet ? await writeSome(program) : newLedger()
    const { at, isAtWork } = await deaths(6000)[moment]({ program, ledger, random })
    const halves = halfBooks(userData)
    const { lost, found } = await check(userData, ledger.promised)
    removeProfile(userData)
    return {
      lost: lost + halves,
      unsaved: isAtWork ? unsavedOf(ledger.seen, found, at) : null,
      told: null,
      fault: moment,
    }
  },
}

/**
 * Returns how many of the reader's own books in the profile `userData` are incomplete. A book that
 * is still being written does not count.
 */
export function halfBooks(userData: string): number {
  const shelf = join(userData, 'books')
  if (!existsSync(shelf)) return 0
  const names = readdirSync(shelf).filter(name => !name.startsWith('.'))
  return names.filter(name => !isWhole(join(shelf, name))).length
}

function isWhole(folder: string): boolean {
  try {
    const manifest = decodeManifest(readFileSync(join(folder, manifestPath)))
    return (
      manifest.ok &&
      manifest.value.chapters.every(({ file, sha256 }) => hashOf(join(folder, file)) === sha256)
    )
  } catch {
    return false
  }
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
