/**
 * Makes the services and connects them. The file is long because it is the one list of what the
 * interface works with.
 */
import type { Api } from '#contract/api'
import type { Outcome, Space } from '#contract/answers'
import type { InstallationId } from '#domain/clock'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { LibraryDb } from '#storage/db'
import { readFirst, type FirstRows } from '#storage/first-rows'
import { allSettings } from '#storage/settings'
import { systemAfter, type SetTimer } from './timers.ts'
import { createAutosave, type Autosave } from './saving/autosave.ts'
import { createCategories, type Categories } from './marking/categories.ts'
import type { Editions } from './editions/editions.ts'
import { editionsLater } from './editions/editions-later.ts'
import { exportingLater } from './library/exporting-later.ts'
import type { Exporting, ExportTools } from './library/exporting.ts'
import { printingLater } from './library/printing-later.ts'
import type { Printing } from './library/printing.ts'
import type { History } from './history.ts'
import { historyLater } from './history-later.ts'
import type { Bringing, BringingTools } from './notes/bringing.ts'
import type { Reviewing, ReviewingTools } from './reviewing/reviewing.ts'
import { reviewingLater } from './reviewing/reviewing-later.ts'
import { createNotebook, type Notebook } from './notebook/notebook.ts'
import type { Importing } from './library/importing.ts'
import type { AddingAll } from './library/adding-all.ts'
import type { Collation } from './collation/collation.ts'
import type { Concordance } from './concordance/concordance.ts'
import type { ConcordanceTools } from './concordance/create-concordance.ts'
import { createLibrary, type Library } from './library/library.ts'
import { live } from './live.ts'
import { createMarking, type Marking } from './marking/marking.ts'
import { createKeeping, type Keeping } from './keeping/keeping.ts'
import type { StartReport } from './keeping/start-report.ts'
import type { Packing } from './restoring/packing.ts'
import { outlinesLater, type Outlines } from './outline/outlines.ts'
import { createPlaces, type LibraryPlaces, type PlaceTools } from './places/places.ts'
import { createPreferences, type Preferences } from './preferences.ts'
import { createReading, keptSections, type Reading } from './reading/reading.ts'
import { recentAnswers } from './reading/recent.ts'
import { reportTo, type ReportDamage } from './report.ts'
import type { Restoring } from './restoring/restoring.ts'
import { createShelf } from './library/shelf.ts'
import { comparingHere, type Comparing } from './restoring/comparing.ts'
import { createRestoring } from './restoring/create-restoring.ts'
import type { SearchEngine } from './searching/search-engine.ts'
import type { Searching, SearchingTools } from './searching/searching.ts'
import { searchingLater } from './searching/searching-later.ts'
import type { StoredSection } from './reading/stored-section.ts'
import { createHeadings } from './reading/heading-words.ts'
import { createTallies } from './reading/tallies.ts'
import { createSpelling, noDictionaries, type Spelling } from './spelling/spelling.ts'
import type { SpellingEngine } from './spelling/spelling-in-worker.ts'
import {
  createTranslationLanguages,
  type TranslationLanguages,
} from './library/translation-languages.ts'
import { fetchOnce } from './fetch-once.ts'
import { createTexts } from './saving/texts.ts'
import { createDividing, type Dividing } from './structure/structure.ts'
import { createStructures, type Structures } from './structure/structures.ts'
import { createUnfinishedWork } from './saving/unfinished-work.ts'
import { createUndoing, type Undoing } from './undoing.ts'
import { createNames, type Names } from './library/name-search.ts'
import { openWriter } from './saving/open-writer.ts'
import type { Commit, Writer } from './saving/writer.ts'
import { sentencesLater, type Sentences } from './sentences/sentences.ts'
import { ownWordsLater } from './own-words/own-words-later.ts'
import type { OwnWords } from './own-words/own-words.ts'
import type { Voices } from './speaking/voices.ts'
import type { Dictionaries } from './dictionaries/dictionaries.ts'
import type { CreateWords } from './words/words-later.ts'
import {
  bookVocabularyLater,
  type BookVocabulary,
  type BookVocabularyTools,
} from './words/book-words.ts'
import { noChineseWords, type ChineseWords } from './words/words.ts'

/** The services that the interface works with. */
export interface Services {
  readonly library: Library
  readonly editions: Editions
  readonly addingAll: AddingAll
  readonly reading: Reading
  readonly autosave: Autosave
  readonly marking: Marking
  readonly exporting: Exporting
  readonly printing: Printing
  readonly bringing: Bringing
  readonly reviewing: Reviewing
  readonly notebook: Notebook
  readonly preferences: Preferences
  readonly keeping: Keeping
  readonly restoring: Restoring
  readonly history: History
  readonly searching: Searching
  readonly names: Names
  readonly places: LibraryPlaces
  readonly undoing: Undoing
  readonly spelling: Spelling
  readonly translationLanguages: TranslationLanguages
  readonly words: ChineseWords
  readonly ownWords: OwnWords
  readonly bookWords: BookVocabulary
  /** Loads the voices of the system. */
  readonly voices: () => Promise<Voices>
  readonly structure: Dividing
  readonly outlines: Outlines
  /** These are loaded at the first call. */
  readonly dictionaries: () => Promise<Dictionaries>
  readonly concordance: () => Promise<Concordance>
  readonly collation: () => Promise<Collation>
  readonly sentences: Sentences
}

/** What the services are made of. An optional tool has the obvious default. */
export interface ServiceTools {
  readonly db: LibraryDb
  readonly api: Api
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Returns another name each time, safe as a file name. */
  readonly newId: () => string
  readonly importing: Importing
  readonly packing: Packing
  readonly comparing?: Comparing
  readonly searchEngine: SearchEngine
  readonly spellingEngine?: SpellingEngine
  readonly words?: CreateWords
  /** Loads the voices of the system. */
  readonly voices?: () => Promise<Voices>
  /** Makes a worker that reads dictionaries. */
  readonly createWordsWorker?: () => Worker
  /** The result of the start of the library. */
  readonly started: {
    readonly seq: number
    readonly first?: FirstRows | null
    readonly installation?: InstallationId
    readonly report: StartReport | null
    readonly isDoubtful?: boolean
    /** What only the second copy has, if the library is closed for want of space. */
    readonly ahead?: readonly Operation[]
    readonly space?: Space
    readonly isCopy?: boolean
  }
  /** Reloads the page. */
  readonly restart?: () => void
  /** Reloads the page unless that would disturb the reader now. It is called again later then. */
  readonly restartUnseen?: () => void
  readonly after?: SetTimer
  readonly commit?: Commit
}

/**
 * Makes all services once settings and categories have been read. Rejects if the database cannot be
 * read.
 */
// oxlint-disable-next-line max-lines-per-function -- it makes every service once, in order
export async function createServices(given: ServiceTools): Promise<Services> {
  const { db, api, now, started, after = systemAfter } = given
  const { comparing = comparingHere(wholeWork(db)) } = given
  const report = reportTo(api)
  const { settings, categories: found } = started.first ?? (await readFirst(db))
  const { writer, second, room, ownership, clock, mayWrite } = await openWriter({ ...given, after })
  const undoing = createUndoing()
  const { order: undo } = undoing
  const categories = createCategories({ db, found, writer, report, undo, now, newId: given.newId })
  report('settings', settings.damaged)
  const known = createKnown({ db, writer, report }, started.ahead)
  const shelf = createShelf({ api, db, writer, report, now })
  const common = { ...given, after, comparing, mayWrite, writer, second, clock, report }
  const shared = { ...common, ...known, categories, shelf, undo, undoing }
  const { marking, move, present, open, reread: rereadMarks } = createMarking(shared)
  const notebook = createNotebook({ ...shared, open })
  const outlines = outlinesLater({ ...shared, open })
  const { searching, places } = createFinding({ ...shared, engine: given.searchEngine, present })
  const settingTools = { stored: settings.rows, read: readSettings(db), writer, now }
  const { reread: rereadPreferences, ...preferences } = createPreferences(settingTools)

  const ownWords = ownWordsLater(shared)
  const translationLanguages = createTranslationLanguages(shelf.words, preferences.settings)
  const languageOf = (book: BookId) => translationLanguages.of(book).get()
  const sentences = sentencesLater({ ...shared, languageOf })

  async function reread(): Promise<void> {
    known.clear()
    await Promise.all([
      ...[...known.parts, categories, shelf, notebook, outlines, places].map(part => part.reread()),
      rereadMarks(),
      ownWords.reread(),
      sentences.reread(),
      rereadPreferences(),
    ])
  }

  const { refresh, ...restoring } = createRestoring({ ...shared, reread })
  const startReport = live(started.report)
  const { isDoubtful = false, isCopy = false } = started
  const kept = { report: startReport, space: room.space, lost: ownership.lost, isCopy }
  void second.catchUp()
  const looking = { ...shared, isDoubtful, tell: startReport.set, refresh }
  void import('./keeping/look-after.ts').then(({ lookAfter }) => lookAfter(looking))
  const library = createLibrary({ ...shared, translationLanguage: languageIn(preferences), reread })
  const editions = editionsLater({ ...shared, reread: refresh })
  return {
    library,
    editions,
    addingAll: {
      addAll: async (...what) =>
        (await import('./library/adding-all.ts'))
          .createAddingAll({ library, editions })
          .addAll(...what),
    },
    reading: createReading(shared),
    ...writing({ ...shared, move, present, tally: known.tallies.change, library }),
    marking,
    ...notAtStart({ ...shared, present, ownWords, searching, settings: preferences.settings }),
    notebook,
    outlines,
    sentences,
    collation: fetchOnce(async () =>
      (await import('./collation/create-collation.ts')).createCollation(shared),
    ),
    dictionaries: fetchOnce(async () =>
      (await import('./dictionaries/create-dictionaries.ts')).createDictionaries({
        ...shared,
        preferences,
      }),
    ),
    preferences,
    keeping: createKeeping({ ...shared, ...kept }),
    restoring,
    history: historyLater(shared),
    searching,
    places,
    names: createNames(),
    spelling: createSpelling({ preferences, engine: given.spellingEngine ?? noDictionaries, undo }),
    voices: given.voices ?? (async () => (await import('./speaking/voices.ts')).noVoices),
    translationLanguages,
    undoing,
  }
}

const wholeWork = (db: LibraryDb) => async () => (await import('#storage/whole')).readWholeWork(db)

const languageIn =
  ({ settings }: Preferences) =>
  () =>
    settings.get().translationLanguage

/** Searching, and the places of links, which are sought by it. */
function createFinding(tools: SearchingTools & Omit<PlaceTools, 'searching'>) {
  const searching = searchingLater(tools)
  return { searching, places: createPlaces({ ...tools, searching }) }
}

/** Autosave, and the acts that change texts through it. */
function writing(
  tools: Parameters<typeof createAutosave>[0] &
    Omit<Parameters<typeof createDividing>[0], 'autosave'>,
): Pick<Services, 'autosave' | 'structure'> {
  const autosave = createAutosave(tools)
  return { autosave, structure: createDividing({ ...tools, autosave }) }
}

const brought = () => import('./brought.ts')

/** Services whose code is loaded at the first call, because a start does not need it. */
const notAtStart = (
  tools: Omit<ExportTools, 'categories'> &
    BringingTools &
    ReviewingTools &
    Omit<ConcordanceTools, 'words'> & {
      readonly categories: Categories
      readonly words?: CreateWords
      readonly ownWords: OwnWords
      readonly structures: Structures
      readonly settings: Preferences['settings']
      readonly after: SetTimer
    },
): Pick<
  Services,
  | 'exporting'
  | 'printing'
  | 'bringing'
  | 'reviewing'
  | 'words'
  | 'ownWords'
  | 'bookWords'
  | 'concordance'
> => ({
  ownWords: tools.ownWords,
  ...withWords(tools),
  exporting: exportingLater({ ...tools, categories: tools.categories.known }),
  printing: printingLater({ ...tools, categories: tools.categories.known }),
  reviewing: reviewingLater(async (...what) =>
    (await brought()).createReviewing(tools).plan(...what),
  ),
  bringing: {
    plan: async (...what) => (await brought()).createBringing(tools).plan(...what),
  },
})

/** The dictionary, and what needs it. */
function withWords({
  words: create,
  ...tools
}: Omit<ConcordanceTools & BookVocabularyTools, 'words'> & {
  readonly words?: CreateWords
  readonly settings: Preferences['settings']
  readonly after: SetTimer
}): Pick<Services, 'words' | 'bookWords' | 'concordance'> {
  const own = {
    words: tools.ownWords.of,
    printed: (book: BookId | null, paragraphs: readonly ParagraphId[]) =>
      paragraphs.flatMap(name => (book && tools.structures.get(book)?.names(name)) ?? [name]),
  }
  const words =
    create?.(own, tools.after, () => tools.settings.get().dictionaries) ?? noChineseWords
  return {
    words,
    bookWords: bookVocabularyLater({ ...tools, words }),
    concordance: fetchOnce(async () =>
      (await import('./concordance/create-concordance.ts')).createConcordance({ ...tools, words }),
    ),
  }
}

const readSettings = (db: LibraryDb) => async () => (await allSettings(db)).rows

/** What is known of the texts of open books. */
function createKnown(
  tools: { readonly db: LibraryDb; readonly writer: Writer; readonly report: ReportDamage },
  ahead?: readonly Operation[],
) {
  const texts = createTexts(ahead)
  const unfinished = createUnfinishedWork()
  const structures = createStructures({ ...tools, texts, unfinished })
  const tallies = createTallies({ ...tools, structures })
  const headings = createHeadings({ ...tools, structures })
  const sections = recentAnswers<Outcome<StoredSection>>(keptSections)
  // Ranges of the print that were read before may overlap those of the sections that there are now.
  structures.followAll(() => sections.clear())
  return {
    texts,
    structures,
    unfinished,
    tallies,
    headings,
    sections,
    /** Forgets what was read, because the database is another. */
    clear: () => {
      texts.clear()
      sections.clear()
    },
    /** What must be read again then. */
    parts: [structures, tallies, headings],
  }
}
