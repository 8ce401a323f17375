/** Starts the program on a profile again and again, for tests of the second copy as a whole. */
import { join } from 'node:path'
import type { BackupEntry, BackupTrouble, Hold, Space } from '#contract/answers'
import { countsOf, emptyWork, fold } from '#domain/work'
import { afterEach, beforeEach, expect } from 'vitest'
import { keepingFolders, type KeepingFolders } from './folders.ts'
import { openKeeping } from './keeping.ts'
import type { KeepingCalls } from './keeping-tools.ts'
import { prepareStore } from './prepare.ts'
import { entries, freshFolders, morning, owner, script } from './testing.ts'

/** The work after operations 1 to `seq`. */
export const workTo = (seq: number) =>
  fold(emptyWork(owner.libraryId, owner.schemaVersion), entries(1, seq))

/** What the page reports when it has found a whole database after operation `seq`. */
export const openedAt = (seq: number) => ({ ...owner, seq, counts: countsOf(workTo(seq)) })

/** Makes a fresh profile for each test, and closes what still runs at the end. */
export function profileUnderTest() {
  let running: KeepingCalls[] = []
  const profile = {
    folders: keepingFolders(join('/', 'no', 'profile', 'yet')),
    time: morning,
    told: new Array<BackupEntry>(),
    logged: new Array<string>(),
    spaces: new Array<Space>(),
    /** Free bytes on its disk. */
    free: Number.POSITIVE_INFINITY,
    /** Whether the library is still its own. */
    hold: 'ours' as Hold,
    /** The reported troubles with backups. */
    troubles: new Array<BackupTrouble | null>(),
    /** The folder that the reader chooses when asked. */
    chosen: null as string | null,
    start,
    session,
    recovered,
    /** Goes on with another profile. What ran on this one counts as killed. */
    goTo: (folders: KeepingFolders) => {
      profile.folders = folders
      running = []
    },
  }

  /** Starts the program on this profile, a minute after the last start. */
  async function start(): Promise<KeepingCalls> {
    profile.time += 60_000
    const prepared = await prepareStore(profile.folders, profile.time, () => {})
    const keeping = openKeeping({
      folders: profile.folders,
      prepared: Promise.resolve(prepared),
      lease: { check: async () => profile.hold, hold: () => profile.hold },
      script,
      log: (_level, code) => profile.logged.push(code),
      now: () => profile.time,
      backedUp: entry => profile.told.push(entry),
      spaceChanged: space => profile.spaces.push(space),
      backupTrouble: trouble => profile.troubles.push(trouble),
      free: async () => profile.free,
      chooseFolder: async () => profile.chosen,
      showFolder: async () => {},
      // A busy machine may take long to start a worker; without the snapshot the witness is older.
      patience: 60_000,
    })
    running.push(keeping)
    return keeping
  }

  /** Starts the program; the page finds a whole database and writes operations `from` to `to`. */
  async function session(from: number, to: number): Promise<KeepingCalls> {
    const keeping = await start()
    await keeping.openStore()
    await keeping.storeOpened(openedAt(from - 1))
    expect(await keeping.journal(entries(from, to), { direct: false })).toEqual({
      ok: true,
      value: { seq: to },
    })
    return keeping
  }

  /** What a start without a database would rebuild. */
  async function recovered() {
    const keeping = await start()
    // It counts as killed: it has written nothing.
    running.pop()
    const report = await keeping.openStore()
    const outcome = await keeping.readRecovery()
    if (!outcome.ok) throw new Error(outcome.fault.code)
    const { work, entries } = outcome.value
    const base = work ?? emptyWork(owner.libraryId, owner.schemaVersion)
    return { report, recovery: outcome.value, work: fold(base, entries) }
  }

  beforeEach(async () => {
    profile.goTo(await freshFolders())
    const free = Number.POSITIVE_INFINITY
    const heard = { told: [], logged: [], spaces: [], troubles: [] }
    Object.assign(profile, { time: morning, ...heard, free, hold: 'ours', chosen: null })
  })
  afterEach(async () => {
    for (const keeping of running) await keeping.close()
  })
  return profile
}
