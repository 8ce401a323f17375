/** Makes snapshots of the library: when one is due, when the reader asks, and at the end. */
import { setTimeout as delay } from 'node:timers/promises'
import { errorCode } from '../files/write-whole.ts'
import type { Turns } from '../turns.ts'
import type { Border } from './border.ts'
import { logCode } from './fault.ts'
import { timeIn } from './folders.ts'
import type { FoundDamage } from './found-damage.ts'
import { snapshotInWorker } from './in-worker.ts'
import type { KeepingTools } from './keeping-tools.ts'
import type { KeptLibrary } from './kept-library.ts'
import { withSnapshot } from './library.ts'
import type { BackupWatch } from './snapshots/backup-trouble.ts'
import type { Copies } from './snapshots/copy-folder.ts'
import { Rhythm } from './snapshots/rhythm.ts'
import { entryOf, type Snapshot } from './snapshots/snapshot-file.ts'
import type { SpaceWatch } from './space/space-watch.ts'

/** The longest time that the last snapshot may take by default, in milliseconds. */
const usualPatience = 5000

export interface SnapshottingParts {
  readonly tools: KeepingTools
  readonly library: KeptLibrary
  readonly damage: FoundDamage
  readonly copies: Copies
  readonly backups: BackupWatch
  readonly disk: SpaceWatch
  readonly inTurn: Turns
}

/** How a snapshot is made. */
interface Making {
  /** Aborts the snapshot, which then rejects. */
  readonly signal?: AbortSignal
  /** Where the snapshot ends; by default after everything journalled so far. */
  readonly border?: Border
}

export class Snapshotting {
  readonly #parts: SnapshottingParts
  /** The highest number of a journal file that is in a snapshot made here. */
  #fullest = 0
  readonly rhythm = new Rhythm(
    () => void this.#parts.inTurn(() => this.make('auto')).catch(() => {}),
  )

  constructor(parts: SnapshottingParts) {
    this.#parts = parts
  }

  /** Makes a snapshot and thins the older ones. Must run in turn. Rejects if none could be made. */
  async make(kind: Snapshot['kind'], { signal, border }: Making = {}): Promise<Snapshot> {
    const { tools, library, backups, disk } = this.#parts
    const known = library.known()
    if (!known) throw new Error('no library is known')
    const ended = this.rhythm.begin(border?.written)
    try {
      await library.mustBeOurs()
      const task = {
        folders: tools.folders,
        owner: known.witness,
        kind,
        before: border?.before ?? null,
        upTo: border?.upTo ?? (await known.journal.turn()),
        known: this.#parts.damage.known(),
        now: tools.now(),
      }
      const made = await snapshotInWorker(tools.script, task, signal)
      await this.#finish(made, ended)
      return made
    } catch (error) {
      ended(false)
      tools.log('error', logCode(error, 'snapshot'))
      // An error without a system code is no trouble with backups: the page is sending again what
      // the journal lacks, or another event reports that the library is no longer ours.
      if (errorCode(error) !== '') backups.failed(error, this.lastMade())
      void disk.look()
      throw error
    }
  }

  /**
   * When the newest snapshot was made, in milliseconds since 1970; null if there is no snapshot.
   */
  lastMade(): number | null {
    return timeIn(this.#parts.library.witness()?.snapshot ?? '')
  }

  /**
   * Makes the last snapshot if one is pending. Waits no longer than the tools' `patience`, also for
   * one begun before.
   */
  async makeLast(): Promise<void> {
    if (this.rhythm.pending() > 0) {
      const { patience = usualPatience } = this.#parts.tools
      const signal = AbortSignal.timeout(patience)
      const made = this.#parts.inTurn(() => this.make('auto', { signal })).catch(() => {})
      await Promise.race([made, delay(patience, null, { ref: false })])
    }
    this.rhythm.stop()
  }

  async #finish(made: Snapshot, ended: (made: boolean) => void): Promise<void> {
    const { tools, library, copies, backups } = this.#parts
    const witness = library.witness()
    const isNew = made.name !== witness?.snapshot
    // One made for an earlier border can be ready after one that has more in it.
    if (witness && made.info.journal >= this.#fullest) {
      library.setWitness(withSnapshot(witness, made))
    }
    this.#fullest = Math.max(this.#fullest, made.info.journal)
    await library.save('noted')
    ended(true)
    backups.made()
    if (!isNew) return
    await copies.add(made)
    tools.backedUp(entryOf(made))
    tools.log('info', 'keeping.snapshot', { bytes: made.bytes, seq: made.info.seq })
  }
}
