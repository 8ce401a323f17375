/** A second copy in memory that a test can make fail: the main process as the page sees it. */
import type { Api } from '#contract/api'
import type { BackupEntry, OpenedStore, StoreReport } from '#contract/keeping'
import { beginning, createLogicalClock, type InstallationId } from '#domain/clock'
import type { OutboxEntry } from '#domain/operation'
import { countsOf, emptyWork, fold, type Work } from '#domain/work'

/** The installation that writes in tests. */
export const installationUnderTest = '00000000000000aa' as InstallationId

/** The clock of an installation whose last seen stamp is `seen`. */
export const clockUnderTest = (now: () => number, seen = beginning) =>
  createLogicalClock({ installation: installationUnderTest, seen, now })

const entryAt = (at: number): BackupEntry => ({
  name: `auto-${at}`,
  kind: 'auto',
  at,
  bytes: 1,
  counts: null,
})

/** A journal and one snapshot, which outlive the page as files on a disk do. */
export function memorySecondCopy(installation = installationUnderTest) {
  let entries: OutboxEntry[] = []
  let work: Work | null = null
  let opened: OpenedStore | null = null
  let isFailing = false
  let isClean = true
  let setAside = async (): Promise<string | null> => null
  let changes: Partial<StoreReport> = {}
  const fault = { code: 'keeping.not-written', file: '', place: '' } as const
  const journalled: { readonly seqs: readonly number[]; readonly direct: boolean }[] = []

  const everything = (): Work => fold(work ?? emptyWork(opened?.libraryId ?? ''), entries)

  const calls = {
    openStore: async () => ({
      witness: opened && { ...opened, hash: '', clean: isClean, content: null },
      lastSeq: everything().seq,
      clean: isClean,
      space: 'enough',
      rawCopy: null,
      snapshot: null,
      installation,
      damaged: [],
      readOnly: null,
      isCopy: false,
      ...changes,
    }),
    storeOpened: async store => {
      opened = store
      isClean = false
      return 'enough'
    },
    journal: async (some, { direct }) => {
      if (isFailing) return { ok: false, fault }
      journalled.push({ seqs: some.map(({ seq }) => seq), direct })
      entries.push(...structuredClone(some))
      return { ok: true, value: { seq: Math.max(...some.map(({ seq }) => seq)) } }
    },
    checkCopies: async () => [],
    readRecovery: async () =>
      isFailing
        ? { ok: false, fault }
        : { ok: true, value: structuredClone({ work, entries, from: null, damaged: [] }) },
    setStoreAside: async () => ({ ok: true, value: { name: await setAside() } }),
    backUpNow: async () => {
      if (isFailing) return { ok: false, fault }
      work = everything()
      entries = []
      return { ok: true, value: entryAt(work.at) }
    },
    backupTrouble: async () => null,
    listBackups: async () => (work ? [entryAt(work.at)] : []),
    copyFolder: async () => ({ folder: null, fault: null }),
  } satisfies Partial<Api>

  return {
    calls,
    /** The entries of each journal call. */
    journalled,
    everything,
    witness: () => opened,
    /** Whether every write and read fails from now on. */
    fail: (failing: boolean) => {
      isFailing = failing
    },
    /** The program ends normally, and its witness has the number of rows. */
    quit: () => {
      isClean = true
      if (opened) opened = { ...opened, seq: everything().seq, counts: countsOf(everything()) }
    },
    /** Replaces setting the database's files aside. `run` returns the name they get. */
    setAside: (how: () => Promise<string | null>) => {
      setAside = how
    },
    /** More fields of the report of the next starts. */
    tell: (told: Partial<StoreReport>) => {
      changes = told
    },
    /** Deletes the journal and the snapshot. */
    lose: () => {
      entries = []
      work = null
    },
  }
}
