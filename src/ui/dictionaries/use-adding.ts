import type {
  Dictionaries,
  DictionaryFault,
  DictionaryReport,
  ReadDictionary,
} from '#services/dictionaries/dictionaries'
import type { Fault, OpenedFile, Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readDropped } from '../import/dropped-folder.ts'
import { useServices } from '../services.ts'

/** What became of a dictionary that the reader added. */
export type Added =
  | { readonly ok: true; readonly id: string; readonly report: DictionaryReport }
  | {
      readonly ok: false
      readonly file: string
      readonly why:
        { readonly fault: DictionaryFault; readonly what: string } | Fault | 'unexpected'
    }

export interface Adding {
  /** The file that is being read; null while none is. */
  readonly reading: string | null
  /** The latest first. */
  readonly added: readonly Added[]
  readonly take: (files: readonly File[]) => void
  readonly cancel: () => void
}

/** Adds dictionaries from files, one after another. */
export function useAdding(): Adding {
  const { dictionaries } = useServices()
  const [reading, setReading] = useState<string | null>(null)
  const [added, setAdded] = useState<readonly Added[]>([])
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const tell = (one: Added) => setAdded(before => [one, ...before])

  async function addAll(files: readonly Outcome<OpenedFile>[], signal: AbortSignal): Promise<void> {
    const service = await dictionaries()
    for (const file of files)
      if (!file.ok) tell({ ok: false, file: file.fault.file, why: file.fault })
    for (const group of service.groups(files.flatMap(file => (file.ok ? [file.value] : [])))) {
      const file = group[0]?.name ?? ''
      setReading(file)
      for (const read of await service.read(group, signal)) tell(await addOne(service, file, read))
    }
  }

  return {
    reading,
    added,
    cancel: () => controller.current?.abort(),
    take(files) {
      if (files.length === 0 || reading !== null) return
      const { signal } = (controller.current = new AbortController())
      const [first] = files
      setReading(first?.name ?? '')
      Promise.all(files.map(readDropped))
        .then(outcomes => addAll(outcomes, signal))
        .catch(() => {
          if (!signal.aborted) tell({ ok: false, file: first?.name ?? '', why: 'unexpected' })
        })
        .finally(() => setReading(null))
    },
  }
}

async function addOne(
  service: Pick<Dictionaries, 'add'>,
  file: string,
  read: ReadDictionary,
): Promise<Added> {
  if (!read.ok) return { ok: false, file, why: read }
  const kept = await service.add(read)
  return kept.ok
    ? { ok: true, id: kept.value, report: read.report }
    : { ok: false, file, why: kept.fault }
}

/** Calls `take` with files that are dropped on the window while this is shown. */
export function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const dropped = useEffectEvent(take)
  useEffect(() => {
    const ending = new AbortController()
    const options = { signal: ending.signal }
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    addEventListener(
      'dragover',
      event => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      options,
    )
    addEventListener(
      'dragleave',
      ({ relatedTarget }) => relatedTarget === null && setOver(false),
      options,
    )
    addEventListener(
      'drop',
      event => {
        setOver(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        dropped([...(event.dataTransfer?.files ?? [])])
      },
      options,
    )
    return () => ending.abort()
  }, [])
  return isOver
}
