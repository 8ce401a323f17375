import type { Api } from '#contract/api'
import { createLogicalClock, unknownInstallation, type InstallationId } from '#domain/clock'
import type { Outcome, Space } from '#contract/answers'
import type { Operation } from '#domain/operation'
import { seenIn } from '#storage/clock'
import { commit } from '#storage/commit'
import type { LibraryDb } from '#storage/db'
import { allSettings } from '#storage/settings'
import { readWholeWork } from '#storage/whole'
import { systemAfter, type SetTimer } from './timers.ts'
import { createAutosave, type Autosave } from './saving/autosave.ts'
import { createCategories } from './marking/categories.ts'
import type { Editions } from './editions/editions.ts'
import { editionsLater } from './editions/editions-later.ts'
import { createExporting, type Exporting } from './library/exporting.ts'
import { observedWriter } from './saving/observed-writer.ts'
import { createHistory, type History } from './history.ts'
import type { Importing } from './library/importing.ts'
import { createLibrary, type Library } from './library/library.ts'
import { live } from './live.ts'
import { createMarking, type Marking } from './marking/marking.ts'
import { createKeeping, type Keeping } from './keeping/keeping.ts'
import { lookAfter } from './keeping/look-after.ts'
import { createOwnership } from './keeping/ownership.ts'
import { outboxSource } from './keeping/outbox-source.ts'
import { restartOnceLost } from './keeping/restart-once-lost.ts'
import { createRoom, type DiskSpace } from './keeping/disk-space.ts'
import { createSecondCopy, noSecondCopy, type SecondCopy } from './keeping/second-copy.ts'
import type { StartReport } from './keeping/start-report.ts'
import type { Packing } from './restoring/packing.ts'
import { createPreferences, type Preferences } from './preferences.ts'
import { createReading, keptSections, type Reading } from './reading/reading.ts'
import { recentAnswers } from './reading/recent.ts'
import { reportTo } from './report.ts'
import type { Restoring } from './restoring/restoring.ts'
import { createShelf } from './library/shelf.ts'
import { comparingHere, type Comparing } from './restoring/comparing.ts'
import { createRestoring } from './restoring/create-restoring.ts'
import type { SearchEngine } from './searching/search-engine.ts'
import { createSearching, type Searching } from './searching/searching.ts'
import type { StoredSection } from './reading/stored-section.ts'
import { createTallies } from './reading/tallies.ts'
import { createTexts } from './saving/texts.ts'
import { createUndoing, type Undoing } from './undoing.ts'
import { createNames, type Names } from './library/name-search.ts'
import { createWriter, type Commit } from './saving/writer.ts'

/** What the interface works with. */
export interface Services {
  readonly library: Library
  readonly editions: Editions
  readonly reading: Reading
  readonly autosave: Autosave
  readonly marking: Marking
  readonly exporting: Exporting
  readonly preferences: Preferences
  readonly keeping: Keeping
  readonly restoring: Restoring
  readonly history: History
  readonly searching: Searching
  readonly names: Names
  readonly undoing: Undoing
}

/** What the services are handed. Those that may be left out have the obvious default. */
export interface ServiceTools {
  readonly db: LibraryDb
  readonly api: Api
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Each answer is another safe name. */
  readonly newId: () => string
  readonly importing: Importing
  readonly packing: Packing
  readonly comparing?: Comparing
  readonly searchEngine: SearchEngine
  /** How the start of the library went. */
  readonly started: {
    readonly seq: number
    readonly installation?: InstallationId
    readonly report: StartReport | null
    readonly isDoubtful?: boolean
    /** What only the second copy has, of a library that is shut. */
    readonly ahead?: readonly Operation[]
    readonly space?: Space
    readonly isCopy?: boolean
  }
  /** Loads the page anew. */
  readonly restart?: () => void
  /** The same, unless that would be in the reader's way now: then it is asked again. */
  readonly restartUnseen?: () => void
  readonly after?: SetTimer
  readonly commit?: Commit
}

/** Makes all services, when settings and categories have been read. Rejects if the database cannot be read. */
export async function createServices(given: ServiceTools): Promise<Services> {
  const { db, api, now, started, after = systemAfter } = given
  const { restart = () => {}, restartUnseen = () => {} } = given
  const report = reportTo(api)
  const startReport = live(started.report)
  const room = createRoom({ api, report: started.report, space: started.space, restart })
  const ownership = createOwnership({ api, report: started.report })
  const isBusy = () => ['editing', 'saving'].includes(own.state.get().state)
  const second = secondCopyOf(given, { after, room, isBusy })
  const write = restartOnceLost({
    db,
    write: given.commit ?? ((...what) => commit(db, ...what)),
    state: () => own.state.get(),
    restart: restartUnseen,
  })
  const clock = createLogicalClock({
    installation: started.installation ?? unknownInstallation,
    seen: await seenIn(db),
    now,
  })
  clock.saw((started.ahead ?? []).map(({ row }) => row))
  // Rows that come back from the second copy are put past the writer.
  db.watch(operations => clock.saw(operations.map(({ row }) => row)))
  const own = createWriter({
    commit: (...what) => ownership.whereOurs(() => room.whereThereIsRoom(() => write(...what))),
    second,
    seq: started.seq,
    ahead: started.ahead,
    clock,
    now,
    after,
  })
  const engine = given.searchEngine
  const { searching, wrote } = createSearching({
    api,
    db,
    writer: own,
    report,
    engine,
    present: book => present(book),
  })
  const writer = observedWriter(own, wrote)
  const undoing = createUndoing()
  const undo = undoing.order
  const [settings, categories] = await Promise.all([
    allSettings(db),
    createCategories({ db, writer, report, undo, now }),
  ])
  report('settings', settings.damaged)
  const texts = createTexts()
  for (const { table, row } of started.ahead ?? []) {
    if (table === 'translations') texts.change(row.bookId, row.paragraphId, row)
  }
  const tallies = createTallies({ db, writer })
  const sections = recentAnswers<Outcome<StoredSection>>(keptSections)
  const shelf = createShelf({ api, db, writer, report, now })
  const mayWrite = () => room.mayWrite() && ownership.lost.get() === null
  const { comparing = comparingHere(() => readWholeWork(db)) } = given
  const shared = {
    ...given,
    comparing,
    mayWrite,
    writer,
    report,
    texts,
    tallies,
    sections,
    categories,
    shelf,
    clock,
    undo,
    undoing,
  }
  const { marking, move, present, reread: rereadMarks } = createMarking(shared)
  const readSettings = async () => (await allSettings(db)).rows
  const { reread: rereadPreferences, ...preferences } = createPreferences({
    stored: settings.rows,
    read: readSettings,
    writer,
    now,
  })

  async function reread(): Promise<void> {
    texts.clear()
    sections.clear()
    await Promise.all([categories.reread(), tallies.reread(), rereadMarks(), rereadPreferences()])
  }

  const { refresh, ...restoring } = createRestoring({ ...shared, reread })
  room.space.subscribe(() => {
    if (mayWrite()) void writer.flush()
  })
  // What waits is tried again where it is ours again, and said to be nowhere where it is not.
  ownership.lost.subscribe(() => void writer.flush())
  void second.catchUp()
  void lookAfter({
    ...shared,
    second,
    after,
    isDoubtful: started.isDoubtful ?? false,
    tell: found => startReport.set(found),
    refresh,
  })
  return {
    library: createLibrary({ ...shared, reread }),
    editions: editionsLater({ ...shared, reread: refresh }),
    reading: createReading(shared),
    autosave: createAutosave({ writer, texts, now, after, move, tally: tallies.change }),
    marking,
    exporting: createExporting({ ...shared, present, categories: categories.all }),
    preferences,
    keeping: createKeeping({
      api,
      writer,
      second,
      report: startReport,
      space: room.space,
      lost: ownership.lost,
      isCopy: started.isCopy ?? false,
    }),
    restoring,
    history: createHistory(shared),
    searching,
    names: createNames(),
    undoing,
  }
}

/** A newer program's library must have no second copy of ours; one that may not be written for want of room has nothing else. */
function secondCopyOf(
  { db, api, now, started }: ServiceTools,
  {
    room,
    ...how
  }: { readonly after: SetTimer; readonly room: DiskSpace; readonly isBusy: () => boolean },
): SecondCopy {
  const { report } = started
  const isShut = report?.found === 'read-only' && report.why === 'no-space'
  if (db.access === 'read-only' && !isShut) return noSecondCopy
  return createSecondCopy({ api, owed: outboxSource(db, now, room.whereThereIsRoom), ...how })
}
