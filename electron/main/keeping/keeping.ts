/**
 * The second copy of the reader's work: every change in a journal, everything in snapshots,
 * and a witness of what there should be. The page's database can be built up again from it.
 */
import { setTimeout as after } from 'node:timers/promises'
import type { Outcome } from '#contract/answers'
import { errorCode } from '../files/write-whole.ts'
import { snapshotApart } from './in-worker.ts'
import { tryBackups, watchBackups } from './snapshots/backup-trouble.ts'
import { changeCopyFolder, listBackups, readBackup, showBackups } from './snapshots/backups.ts'
import { countWork, type Border } from './border.ts'
import { checkCopies } from './checks/check-copies.ts'
import { openCopies } from './snapshots/copy-folder.ts'
import { fault, faultOf, outcomeOf } from './fault.ts'
import { timeIn } from './folders.ts'
import { installationIn } from './lease/installation.ts'
import { takeInventory } from './checks/inventory.ts'
import { adoptSpare, openJournal, type Journal } from './journal/journal.ts'
import { nothingRead, type KeepingCalls, type KeepingTools } from './keeping-tools.ts'
import { NotOursError } from './lease/lease.ts'
import { openedWitness, withSnapshot, witnessFor } from './library.ts'
import { setStoreAside } from './checks/raw-copy.ts'
import { createRhythm } from './snapshots/rhythm.ts'
import { entryOf, readSnapshot, type Snapshot } from './snapshots/snapshot-file.ts'
import { freeBytes } from './space/space.ts'
import { watchSpace } from './space/space-watch.ts'
import { mustSeeSnapshots } from './snapshots/snapshots.ts'
import { engineIn, survey, type StoreSurvey } from './checks/survey.ts'
import { inTurns } from '../turns.ts'
import { writeWitness, type StoredWitness } from './checks/witness.ts'

/** How long the last snapshot may take, in milliseconds. */
const patience = 5000

/** Nothing is read or written before the page asks for its store. */
export function openKeeping(tools: KeepingTools): KeepingCalls {
  const { folders, prepared, script, log, now, lease } = tools
  const inTurn = inTurns()
  const copies = openCopies(folders.copyFolder)
  const rhythm = createRhythm(() => void inTurn(() => snapshot('auto')).catch(() => {}))
  const room = watchSpace(tools.free ?? (() => freeBytes(folders.profile)), tools.spaceChanged)
  const backups = watchBackups(now, tools.backupTrouble ?? (() => {}))
  /** All that was ever found at fault, and what of it the page has not lived through yet. */
  const damaged = new Set<string>()
  const untold = new Set<string>()
  let journal: Journal | null = null
  let witness: StoredWitness | null = null
  /** The page has said that its database is whole: whatever becomes of the page since does not harm it. */
  let isOpen = false
  let isEnding = false
  /** The number of the last journal file that any snapshot made here has. */
  let fullest = 0
  let wasClean = false

  /** Rejects where another may be writing. */
  async function mustBeOurs(): Promise<void> {
    const hold = await lease.check()
    if (hold !== 'ours') throw new NotOursError(hold)
  }

  const failed = (what: string, error: unknown) => {
    const { code, place } = faultOf(error, '')
    log('error', [code, what, place.toLowerCase()].join('.'))
  }

  function note(names: readonly string[]) {
    for (const name of names) {
      if (!damaged.has(name)) untold.add(name)
      damaged.add(name)
    }
  }

  async function look(): Promise<StoreSurvey> {
    // What is being written meanwhile is no part of it, and must not pass for torn.
    const upTo = await journal?.turn()
    let found = await survey(folders, now(), upTo)
    if (!journal && (await adoptSpare(folders.journal, found.lastFile).catch(() => false))) {
      found = await survey(folders, now(), upTo)
    }
    note(found.damaged)
    journal ??= await openJournal(folders.journal, found.lastFile)
    return found
  }

  /** Writes the witness. What lies beside it is noted down only when the page has all that it was told to send again. */
  async function remember(next: StoredWitness, files: 'noted' | 'as before'): Promise<void> {
    const last = (await journal?.turn()) ?? next.journal
    witness = { ...next, clean: isEnding && (isOpen || wasClean), journal: last }
    if (files === 'noted') witness = { ...witness, files: await takeInventory(folders) }
    if ((await lease.check()) !== 'ours') return
    await writeWitness(folders.witness, witness).catch((error: unknown) => failed('witness', error))
  }

  async function snapshot(
    kind: Snapshot['kind'],
    signal?: AbortSignal,
    border?: Border,
  ): Promise<Snapshot> {
    if (!journal || !witness) throw new Error('no library is known')
    const ended = rhythm.begin(border?.written)
    try {
      await mustBeOurs()
      const upTo = border?.upTo ?? (await journal.turn())
      const before = border?.before ?? null
      const known = [...damaged]
      const task = { folders, owner: witness, kind, before, upTo, known, now: now() }
      const made = await snapshotApart(script, task, signal)
      const isNew = made.name !== witness.snapshot
      // One from before a border may be ready only after one that has more in it.
      const isFullest = made.info.journal >= fullest
      fullest = Math.max(fullest, made.info.journal)
      await remember(isFullest ? withSnapshot(witness, made) : witness, 'noted')
      ended(true)
      backups.made()
      if (isNew) {
        await copies.add(made)
        tools.backedUp(entryOf(made))
        log('info', 'keeping.snapshot', { bytes: made.bytes, seq: made.info.seq })
      }
      return made
    } catch (error) {
      ended(false)
      failed('snapshot', error)
      // What is missing of the journal is being sent again, and whose library it is the reader hears otherwise.
      if (errorCode(error) !== '') backups.failed(error, timeIn(witness.snapshot ?? ''))
      void room.look()
      throw error
    }
  }

  async function close(): Promise<void> {
    rhythm.stop()
    room.stop()
    // The next program may open the database, which must not be in the middle of being copied.
    await prepared
    if ((await lease.check()) !== 'ours') return
    // Where there was no room at the start nothing has been touched, and the last end stays what it was.
    if (!journal || !witness || (!isOpen && room.space() === 'none')) return
    if (rhythm.pending() > 0) {
      const late = AbortSignal.timeout(patience)
      // One that was begun before is not waited for longer either.
      const made = inTurn(() => snapshot('auto', late)).catch(() => {})
      await Promise.race([made, after(patience, null, { ref: false })])
    }
    rhythm.stop()
    isEnding = true
    await remember(witness, isOpen ? 'noted' : 'as before')
  }

  return {
    openStore: () =>
      inTurn(async () => {
        const before = await prepared
        note(before.damaged)
        const hold = await lease.check()
        if (hold !== 'ours') return { ...nothingRead, readOnly: { why: hold, host: '' } }
        const found = await look()
        const engine = await engineIn(folders.store)
        if (found.witness && found.witness.engine !== engine) log('warn', 'keeping.other-engine')
        const space = await room.look()
        const clean = isOpen || (before.clean && (found.witness?.clean ?? true))
        wasClean = clean
        // On a disk that is all but full only the journal is written, so the last end stays what it was.
        if (space === 'none') witness = found.witness
        else if (found.witness) {
          await remember(found.witness, 'as before')
          rhythm.wrote(countWork(found.entries) - rhythm.pending())
        }
        return {
          witness: found.witness && { ...witnessFor(found.witness), clean },
          lastSeq: found.lastSeq,
          clean,
          space,
          rawCopy: before.rawCopy,
          snapshot: found.snapshot && entryOf(found.snapshot),
          installation: await installationIn(folders.installation),
          damaged: [...untold],
          readOnly: null,
          isCopy: tools.isCopy ?? false,
        }
      }),
    storeOpened: opened =>
      inTurn(async () => {
        const engine = await engineIn(folders.store)
        await remember(openedWitness(opened, witness, engine), 'noted')
        isOpen = true
        untold.clear()
        await tryBackups(folders).catch((error: unknown) =>
          backups.failed(error, timeIn(witness?.snapshot ?? '')),
        )
        // The page hears of no change before it has all it works with, and opening takes room.
        return room.look()
      }),
    checkCopies: () =>
      inTurn(async () => {
        await mustBeOurs()
        const upTo = (await journal?.turn()) ?? 0
        const found = await checkCopies(folders, { now: now(), upTo })
        const news = found.filter(name => !damaged.has(name))
        note(news)
        return news
      }),
    async journal(
      entries,
      { direct, content, isRenewal },
    ): Promise<Outcome<{ readonly seq: number }>> {
      if (!journal || !witness) return fault('keeping.not-open', '')
      if (direct) {
        log('warn', 'keeping.direct', { entries: entries.length })
        // The database has failed, and must not be opened again on a full disk.
        void room.look()
      }
      const { append } = journal
      const owner = { libraryId: witness.libraryId, schemaVersion: witness.schemaVersion }
      const outcome = await outcomeOf('journal', async () => {
        await mustBeOurs()
        await append(owner, entries)
        return { seq: Math.max(...entries.map(({ seq }) => seq)) }
      })
      if (outcome.ok) {
        rhythm.wrote(countWork(entries), isRenewal)
        if (content) witness = { ...witness, content }
      } else {
        void room.look()
        log('error', `${outcome.fault.code}.journal.${outcome.fault.place.toLowerCase()}`)
      }
      return outcome
    },
    readRecovery: () =>
      inTurn(() =>
        outcomeOf('journal', async () => {
          await mustBeOurs()
          await mustSeeSnapshots(folders)
          const found = await look()
          return {
            work: found.snapshot && (await readSnapshot(found.snapshot)),
            entries: found.entries,
            from: found.snapshot && entryOf(found.snapshot),
            damaged: [...untold],
          }
        }),
      ),
    setStoreAside: () =>
      inTurn(() =>
        outcomeOf('IndexedDB', async () => {
          await mustBeOurs()
          log('warn', 'keeping.set-aside')
          return { name: await setStoreAside(folders, now()) }
        }),
      ),
    backUpNow: kind =>
      journal && witness
        ? outcomeOf('backups', () => inTurn(async () => entryOf(await snapshot(kind))))
        : Promise.resolve(fault('keeping.not-open', '')),
    backupTrouble: async () => backups.get(),
    backUpBefore: (kind, before) => {
      if (!journal || !witness) return Promise.resolve(fault('keeping.not-open', ''))
      const written = rhythm.written()
      // Asked for at once, and before anything of the step can be journalled.
      const turned = journal.turn()
      return outcomeOf('backups', async () => {
        const border = { before, written, upTo: await turned }
        return entryOf(await inTurn(() => snapshot(kind, undefined, border)))
      })
    },
    listBackups: () => inTurn(() => listBackups(folders)),
    readBackup: name => inTurn(() => readBackup(folders, name, now())),
    openBackups: () => showBackups(folders, tools.showFolder),
    copyFolder: copies.get,
    setCopyFolder: async wanted => {
      if (!wanted)
        return outcomeOf('copy-folder.json', async () => {
          await mustBeOurs()
          await copies.choose(null)
          return copies.get()
        })
      return changeCopyFolder(copies, folders, { choose: tools.chooseFolder, now: now() })
    },
    close,
  }
}
