/** A second copy in memory, that can be told to fail: the main process as the page knows it. */
import type { Api } from '#contract/api'
import type { BackupEntry, OpenedStore, StoreReport } from '#contract/keeping'
import { beginning, createLogicalClock, type InstallationId } from '#domain/clock'
import type { OutboxEntry } from '#domain/operation'
import { countsOf, emptyWork, fold, type Work } from '#domain/work'

/** Who writes in tests. */
export const installationUnderTest = '00000000000000aa' as InstallationId

/** Their clock, of an installation that has seen nothing written before `seen`. */
export const clockUnderTest = (now: () => number, seen = beginning) =>
  createLogicalClock({ installation: installationUnderTest, seen, now })

const entryAt = (at: number): BackupEntry => ({
  name: `auto-${at}`,
  kind: 'auto',
  at,
  bytes: 1,
  counts: null,
})

/** A journal and one snapshot, as they are on a disk: they outlive the page. */
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
    /** What was journalled, a call each. */
    journalled,
    everything,
    witness: () => opened,
    /** Whether whatever it is asked to write or read fails from now on. */
    fail: (failing: boolean) => {
      isFailing = failing
    },
    /** The program has ended by itself, and knows how many rows there were. */
    quit: () => {
      isClean = true
      if (opened) opened = { ...opened, seq: everything().seq, counts: countsOf(everything()) }
    },
    /** How the database's files are set aside from now on; answers the name they are kept by. */
    setAside: (how: () => Promise<string | null>) => {
      setAside = how
    },
    /** What the next starts are told besides. */
    tell: (told: Partial<StoreReport>) => {
      changes = told
    },
    /** Journal and snapshot are gone, as if their folder had been deleted. */
    lose: () => {
      entries = []
      work = null
    },
  }
}
