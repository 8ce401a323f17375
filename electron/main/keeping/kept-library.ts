/** The library that this program writes to: its journal, and the witness of what it holds. */
import { takeInventory } from './checks/inventory.ts'
import { engineIn, survey, type StoreSurvey } from './checks/survey.ts'
import { writeWitness, type StoredWitness } from './checks/witness.ts'
import { logCode } from './fault.ts'
import type { FoundDamage } from './found-damage.ts'
import { adoptSpare, openJournal, type Journal } from './journal/journal.ts'
import type { KeepingTools } from './keeping-tools.ts'
import { NotOursError } from './lease/lease.ts'

/** A library that has been found or named, so that operations on it can be journalled. */
interface KnownLibrary {
  readonly journal: Journal
  readonly witness: StoredWitness
}

type Tools = Pick<KeepingTools, 'folders' | 'lease' | 'log' | 'now'>

export class KeptLibrary {
  readonly #tools: Tools
  readonly #damage: FoundDamage
  #journal: Journal | null = null
  #witness: StoredWitness | null = null
  #state: 'running' | 'ended' | 'ended well' = 'running'

  constructor(tools: Tools, damage: FoundDamage) {
    this.#tools = tools
    this.#damage = damage
  }

  /** Null until the page has asked for its store and a library is known. */
  known(): KnownLibrary | null {
    return this.#journal && this.#witness && { journal: this.#journal, witness: this.#witness }
  }

  witness(): StoredWitness | null {
    return this.#witness
  }

  /** Rejects with a `NotOursError` if another program may be writing to the library. */
  async mustBeOurs(): Promise<void> {
    const hold = await this.#tools.lease.check()
    if (hold !== 'ours') throw new NotOursError(hold)
  }

  /** Reads everything that is on the disk. The first call opens the journal. */
  async survey(): Promise<StoreSurvey> {
    const { folders, now } = this.#tools
    // The file being written to would look torn, so it is ended first and later files are left out.
    const upTo = await this.#journal?.turn()
    let found = await survey(folders, now(), upTo)
    if (!this.#journal && (await adoptSpare(folders.journal, found.lastFile).catch(() => false))) {
      found = await survey(folders, now(), upTo)
    }
    this.#damage.add(found.damaged)
    this.#journal ??= await openJournal(folders.journal, found.lastFile)
    return found
  }

  /** Ends the journal's present file. Returns the last file's number; 0 if no journal is open. */
  async turnJournal(): Promise<number> {
    return (await this.#journal?.turn()) ?? 0
  }

  /** The names of Chromium's database folders. */
  engine(): Promise<string> {
    return engineIn(this.#tools.folders.store)
  }

  /** Replaces the witness in memory. `save` writes it. */
  setWitness(witness: StoredWitness | null): void {
    this.#witness = witness
  }

  /** From now on the witness says that the program has ended; `well` if its library was whole. */
  end(well: boolean): void {
    this.#state = well ? 'ended well' : 'ended'
  }

  /**
   * Writes the witness. `noted`: with the files that are on the disk now. This is right only when
   * the page has sent again all that was reported missing; otherwise that would be forgotten.
   */
  async save(files: 'noted' | 'as before'): Promise<void> {
    const { folders, lease, log } = this.#tools
    const last = await this.#journal?.turn()
    const noted = files === 'noted' ? await takeInventory(folders, last) : null
    // Nothing is awaited between reading the witness and assigning it: a journal call that ends
    // meanwhile sets its `content`.
    if (!this.#witness) return
    const witness: StoredWitness = {
      ...this.#witness,
      clean: this.#state === 'ended well',
      journal: last ?? this.#witness.journal,
      ...(noted && { files: noted }),
    }
    this.#witness = witness
    if ((await lease.check()) !== 'ours') return
    await writeWitness(folders.witness, witness).catch((error: unknown) =>
      log('error', logCode(error, 'witness')),
    )
  }
}
