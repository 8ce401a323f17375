import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { freshProfile, removeProfile } from '../support/app.ts'
import { lookInto } from '../support/older-library.ts'
import { begin } from './at-work.ts'
import { deaths } from './deaths.ts'
import { check, writeSome, type Part } from './part.ts'

/**
 * D5: kills the program while it upgrades a library of the first version. Afterwards the library
 * must be complete in the old or in the new form, and a snapshot must have its words.
 */
export const migrationKilled: Part = {
  id: 'D5',
  title: 'program killed while it upgrades an older library',
  runs: 30,
  async run(random) {
    const userData = freshProfile()
    const program = await begin({ userData })
    const ledger = await writeSome(program)
    await deaths(0).migrating({ program, ledger, random })
    const { version, tables, translations } = await lookInto(userData)
    const isRolledBack = version === 1
    const isOneForm = isRolledBack !== tables.includes('history')
    const written = Object.values(ledger.promised.texts)
    const missing = Math.max(0, written.length - translations) + notInSnapshots(userData, written)
    const { lost } = await check(userData, ledger.promised)
    removeProfile(userData)
    return {
      lost: lost + missing + (isOneForm ? 0 : 1),
      unsaved: null,
      told: null,
      fault: isRolledBack ? 'rolled back' : `upgraded to ${version}`,
    }
  },
}

/** Returns how many of `texts` are in no snapshot of the profile `userData`. */
export function notInSnapshots(userData: string, texts: readonly string[]): number {
  const folder = join(userData, 'backups', 'auto')
  const snapshots = readdirSync(folder)
    .filter(name => name.endsWith('.json.gz'))
    .map(name => gunzipSync(readFileSync(join(folder, name))).toString('utf8'))
  return texts.filter(text => !snapshots.some(snapshot => snapshot.includes(text))).length
}
