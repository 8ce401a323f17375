import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { freshProfile, removeProfile } from '../support/app.ts'
import { damageFile, damages, type Damage } from '../support/faults.ts'
import { begin, note, type Ledger } from './at-work.ts'
import { check, writeSome, type Part } from './part.ts'

/** The folders that hold the reader's work and the records about it. */
const folders = ['IndexedDB', 'library', join('backups', 'auto')]

let sound: { readonly profile: string; readonly ledger: Ledger } | undefined

/**
 * Returns a profile that was used three times, so that it has journals and snapshots. The profile
 * is made once and removed at the end.
 */
async function soundProfile() {
  if (sound) return sound
  const profile = freshProfile()
  process.once('exit', () => removeProfile(profile))
  const first = await begin({ userData: profile })
  await writeSome(first)
  await first.close()
  const second = await begin({ userData: profile })
  const ledger = await writeSome(second)
  await second.close()
  const third = await begin({ userData: profile })
  await third.reader.type(3, 'and a fourth')
  await third.reader.saved()
  await note(third, ledger)
  await third.close()
  sound = { profile, ledger }
  return sound
}

/**
 * Returns the paths of all files that can be damaged, relative to `profile`. The database's folder
 * itself comes first.
 */
function filesOf(profile: string): readonly string[] {
  const files = folders.flatMap(folder =>
    readdirSync(join(profile, folder), { recursive: true })
      .map(name => join(folder, String(name)))
      .filter(name => statSync(join(profile, name)).isFile()),
  )
  return ['IndexedDB', ...files.sort()]
}

/** A copy of a used profile with one damaged file, and what the page had promised its reader. */
export interface DamagedProfile {
  readonly userData: string
  readonly ledger: Ledger
  /** The damage that was done, so that a developer can find the cause of a loss. */
  readonly fault: string
}

/**
 * Returns a profile in which file number `n` is damaged, counted again from the first after the
 * last. The database's folder is always deleted.
 */
export async function damagedProfile(
  n: number,
  damage: Damage,
  place: number,
): Promise<DamagedProfile> {
  const { profile, ledger } = await soundProfile()
  const files = filesOf(profile)
  const name = files[n % files.length] ?? 'IndexedDB'
  const userData = freshProfile()
  cpSync(profile, userData, { recursive: true })
  if (name === 'IndexedDB') rmSync(join(userData, name), { recursive: true })
  else damageFile(join(userData, name), damage, place)
  return { userData, ledger, fault: `${name} ${damage} at ${place.toFixed(3)}` }
}

/** Returns the number of files that can be damaged. */
export const thingsToDamage = async (): Promise<number> =>
  filesOf((await soundProfile()).profile).length

/**
 * D4: damages the files of database, journal, snapshots and witness one after the other while the
 * program is not running.
 */
export const damaged: Part = {
  id: 'D4',
  title: 'every file of database, journal, snapshot, witness: flipped, cut, emptied, deleted',
  runs: 80,
  async run(random, n) {
    // A short soak includes every kind of damage, and a complete one includes every kind on every
    // file.
    const things = await thingsToDamage()
    const damage = damages[((n % things) + Math.floor(n / things)) % damages.length] ?? 'deleted'
    const { userData, ledger, fault } = await damagedProfile(n, damage, random.next())
    const { lost, told } = await check(userData, ledger.promised, isTellable(fault))
    removeProfile(userData)
    // The program cannot notice damage in the engine's own files that removes nothing.
    return { lost, unsaved: null, told: isTellable(fault) ? told !== null : null, fault }
  },
}

/**
 * Whether the program must notice the damage `fault`. electron/main/keeping/README.md lists the
 * damage that it cannot notice, and why.
 */
const isTellable = (fault: string): boolean =>
  !/leveldb\/(LOCK|LOG|LOG\.old|\d+\.(log|ldb)) |blob|\.sha256 |journal\/spare /.test(fault)
