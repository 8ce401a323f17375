import type { DeletedMark } from '#domain/marking/erase'
import { live } from '#services/live'
import type { DeletedMarks } from '#services/notebook/deleted-marks'
import { useEffect, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'

/** The deleted marks while they are read, and when they could not be read. */
type OpenDeleted = 'reading' | 'failed' | DeletedMarks

const none = live<readonly DeletedMark[]>([])

/** Reads the deleted marks, again when something has changed the database, and follows them. */
export function useDeletedMarks(): {
  readonly open: OpenDeleted
  readonly all: readonly DeletedMark[]
} {
  const { notebook } = useServices()
  const times = useLive(notebook.times)
  const [open, setOpen] = useState<OpenDeleted>('reading')
  useEffect(() => {
    let close: (() => void) | null = () => {}
    notebook.deleted().then(
      read => {
        if (close === null) return read.close()
        close = read.close
        setOpen(read)
      },
      () => close && setOpen('failed'),
    )
    return () => {
      close?.()
      close = null
    }
  }, [notebook, times])
  return { open, all: useLive(typeof open === 'string' ? none : open.all) }
}
