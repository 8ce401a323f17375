import { tooLarge, type OpenedFile, type Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Takes files that are dropped anywhere on the window, before the text can. Returns whether files
 * are being dragged over it.
 */
export function useFileDrop(onFiles: (files: readonly Outcome<OpenedFile>[]) => void): boolean {
  const [over, setOver] = useState(false)
  const taken = useEffectEvent(onFiles)
  useEffect(() => {
    function onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    function onDragLeave({ relatedTarget }: DragEvent) {
      if (relatedTarget === null) setOver(false)
    }
    function onDrop(event: DragEvent) {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      void Promise.all([...(event.dataTransfer?.files ?? [])].map(read)).then(taken)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop, { capture: true })
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop, { capture: true })
    }
  }, [])
  return over
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/**
 * A folder, or a file that is gone, cannot be read. A file that is too large is not read, because
 * that would take minutes.
 */
async function read(file: File): Promise<Outcome<OpenedFile>> {
  const { name, size } = file
  const fault = tooLarge(name, size)
  if (fault) return { ok: false, fault }
  return file.arrayBuffer().then(
    bytes => ({ ok: true, value: { name, bytes: new Uint8Array(bytes) } }),
    () => ({ ok: false, fault: { code: 'file.unreadable', file: name, place: '' } }),
  )
}
