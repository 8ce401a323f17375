import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { freshProfile, removeProfile } from '../support/app.ts'
import { damageFile, damages, type Damage } from '../support/faults.ts'
import { begin, note, type Ledger } from './at-work.ts'
import { check, writeSome, type Part } from './part.ts'

/** The folders in which the reader's work is, and what is known of it. */
const folders = ['IndexedDB', 'library', join('backups', 'auto')]

let sound: { readonly profile: string; readonly ledger: Ledger } | undefined

/** A profile of three sittings, so that there are journals and snapshots; made once, removed at the end. */
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

/** Every file there is to be damaged, from the profile's folder; the folder of the database itself comes first. */
function filesOf(profile: string): readonly string[] {
  const files = folders.flatMap(folder =>
    readdirSync(join(profile, folder), { recursive: true })
      .map(name => join(folder, String(name)))
      .filter(name => statSync(join(profile, name)).isFile()),
  )
  return ['IndexedDB', ...files.sort()]
}

/** A copy of a well used profile in which one thing is damaged, and what its reader had been promised. */
export interface DamagedProfile {
  readonly userData: string
  readonly ledger: Ledger
  /** What was done, for whoever must find out why. */
  readonly fault: string
}

/** The `n`-th file damaged; after the last file it is the first one again. The database's folder is always deleted. */
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

/** How many things there are to be damaged. */
export const thingsToDamage = async (): Promise<number> =>
  filesOf((await soundProfile()).profile).length

/** D4: one file of database, journal, snapshots and witness after the other, damaged while the program is not running. */
export const damaged: Part = {
  id: 'D4',
  title: 'every file of database, journal, snapshot, witness: flipped, cut, emptied, deleted',
  runs: 80,
  async run(random, n) {
    // A short soak too should see every kind of damage, and one of all runs every kind on every file.
    const things = await thingsToDamage()
    const damage = damages[((n % things) + Math.floor(n / things)) % damages.length] ?? 'deleted'
    const { userData, ledger, fault } = await damagedProfile(n, damage, random.next())
    const { lost, told } = await check(userData, ledger.promised, isTellable(fault))
    removeProfile(userData)
    // Of damage in the engine's own files that takes nothing away nobody can know.
    return { lost, unsaved: null, told: isTellable(fault) ? told !== null : null, fault }
  },
}

/** Whether damage that is called `fault` must be noticed: electron/main/keeping/README.md says which is not, and why. */
const isTellable = (fault: string): boolean =>
  !/leveldb\/(LOCK|LOG|LOG\.old|\d+\.(log|ldb)) |blob|\.sha256 |journal\/spare /.test(fault)
