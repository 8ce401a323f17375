/** The calls about the page's database: opening it, journalling its changes, recovering it. */
import type { OpenedStore, Outcome, Recovery, Space, StoreReport } from '#contract/answers'
import type { OutboxEntry } from '#domain/operation'
import { countWork } from './border.ts'
import { checkCopies } from './checks/check-copies.ts'
import { setStoreAside } from './checks/raw-copy.ts'
import { setAside } from './checks/set-aside.ts'
import { fault, outcomeOf } from './fault.ts'
import { nothingRead, type KeepingCalls } from './keeping-tools.ts'
import { installationIn } from './lease/installation.ts'
import { openedWitness, witnessFor } from './library.ts'
import { tryBackups } from './snapshots/backup-trouble.ts'
import { entryOf, readSnapshot, sidecar } from './snapshots/snapshot-file.ts'
import { isDamage, mustSeeSnapshots } from './snapshots/snapshots.ts'
import type { Snapshotting, SnapshottingParts } from './snapshotting.ts'

export interface StoreParts extends SnapshottingParts {
  readonly snapshots: Snapshotting
}

/** All methods but `journal` must run in turn. */
export class StoreCalls {
  readonly #parts: StoreParts
  /**
   * The page has reported that its database is whole. What happens to the page later does not harm
   * it.
   */
  #isOpen = false
  #wasClean = false

  constructor(parts: StoreParts) {
    this.#parts = parts
  }

  /** Reports what is known of the library, before the page opens its database. */
  async open(): Promise<StoreReport> {
    const { tools, library, damage, disk } = this.#parts
    const { folders, lease, log, prepared } = tools
    const before = await prepared
    damage.add(before.damaged)
    const hold = await lease.check()
    if (hold !== 'ours') return { ...nothingRead, readOnly: { why: hold, host: '' } }
    const found = await library.survey()
    const engine = await library.engine()
    if (found.witness && found.witness.engine !== engine) log('warn', 'keeping.other-engine')
    const space = await disk.look()
    const clean = this.#isOpen || (before.clean && (found.witness?.clean ?? true))
    this.#wasClean = clean
    if (space === 'none' || found.witness) library.setWitness(found.witness)
    // On a disk that is nearly full only the journal is written, so the witness keeps the last end.
    if (space !== 'none' && found.witness) {
      await library.save('as before')
      const { rhythm } = this.#parts.snapshots
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
      damaged: damage.unreported(),
      readOnly: null,
      isCopy: tools.isCopy ?? false,
    }
  }

  /** The page's database is open and whole. Returns the space on the disk. */
  async opened(store: OpenedStore): Promise<Space> {
    const { tools, library, damage, backups, disk, snapshots } = this.#parts
    const engine = await library.engine()
    library.setWitness(openedWitness(store, library.witness(), engine))
    await library.save('noted')
    this.#isOpen = true
    damage.settle()
    await tryBackups(tools.folders).catch((error: unknown) =>
      backups.failed(error, snapshots.lastMade()),
    )
    // The page receives no event before it has all that it works with, and opening takes space.
    return disk.look()
  }

  /** Writes `entries` to the journal; resolves when they are on the disk. */
  async journal(
    entries: readonly OutboxEntry[],
    { direct, content, isRenewal }: Parameters<KeepingCalls['journal']>[1],
  ): Promise<Outcome<{ readonly seq: number }>> {
    const { tools, library, disk, snapshots } = this.#parts
    const known = library.known()
    if (!known) return fault('keeping.not-open', '')
    const { libraryId, schemaVersion } = known.witness
    if (direct) {
      tools.log('warn', 'keeping.direct', { entries: entries.length })
      // The database has failed, and must not be opened again on a full disk.
      void disk.look()
    }
    const outcome = await outcomeOf('journal', async () => {
      await library.mustBeOurs()
      await known.journal.append({ libraryId, schemaVersion }, entries)
      return { seq: Math.max(...entries.map(({ seq }) => seq)) }
    })
    if (outcome.ok) {
      snapshots.rhythm.wrote(countWork(entries), isRenewal)
      const witness = library.witness()
      if (content && witness) library.setWitness({ ...witness, content })
    } else {
      void disk.look()
      tools.log('error', `${outcome.fault.code}.journal.${outcome.fault.place.toLowerCase()}`)
    }
    return outcome
  }

  /** Checks older snapshots and journal files. Returns the names of those newly found damaged. */
  async checkCopies(): Promise<readonly string[]> {
    const { tools, library, damage } = this.#parts
    await library.mustBeOurs()
    const upTo = await library.turnJournal()
    return damage.add(await checkCopies(tools.folders, { now: tools.now(), upTo }))
  }

  /** Reads the newest whole snapshot and the journal after it. */
  async readRecovery(): Promise<Recovery> {
    const { tools, library, damage } = this.#parts
    await library.mustBeOurs()
    await mustSeeSnapshots(tools.folders)
    for (;;) {
      const { snapshot, entries } = await library.survey()
      try {
        const work = snapshot && (await readSnapshot(snapshot))
        const from = snapshot && entryOf(snapshot)
        return { work, entries, from, damaged: damage.unreported() }
      } catch (error) {
        // Its sidecar says something else than it has; the one before it is tried.
        if (!snapshot || !isDamage(error)) throw error
        const { path, name } = snapshot
        await setAside(tools.folders.backups, [path, path + sidecar], tools.now())
        damage.add([name])
      }
    }
  }

  /** Moves the database's files out of the way, so that a new database can be made. */
  async setAside(): Promise<{ readonly name: string | null }> {
    const { tools, library } = this.#parts
    await library.mustBeOurs()
    tools.log('warn', 'keeping.set-aside')
    return { name: await setStoreAside(tools.folders, tools.now()) }
  }

  /** Makes the last snapshot, then writes that the program has ended. */
  async close(): Promise<void> {
    const { library, disk, snapshots } = this.#parts
    // Without space at the start nothing was changed, so the witness keeps the last end.
    if (!library.known() || (!this.#isOpen && disk.space() === 'none')) return
    await snapshots.makeLast()
    library.end(this.#isOpen || this.#wasClean)
    await library.save(this.#isOpen ? 'noted' : 'as before')
  }
}
