import type { OpenedFile, Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'
import type { DroppedFolder } from './dropped-folder.ts'

interface Taking {
  readonly onFiles: (files: readonly Outcome<OpenedFile>[]) => void
  readonly onFolder: (folder: DroppedFolder) => void
}

/**
 * Takes files and folders that are dropped anywhere on the window, before the text can. Returns
 * whether files are being dragged over it.
 */
export function useFileDrop({ onFiles, onFolder }: Taking): boolean {
  const [over, setOver] = useState(false)
  const take = useEffectEvent((transfer: DataTransfer | null) => {
    const entries = [...(transfer?.items ?? [])].map(item => item.webkitGetAsEntry())
    const folders = entries.filter(isFolder)
    // A list of files has the folders too, as files that cannot be read.
    const names = new Set(folders.map(({ name }) => name))
    const files = [...(transfer?.files ?? [])].filter(({ name }) => !names.has(name))
    if (files.length > 0) void readAll(files).then(onFiles)
    if (folders.length > 0) void textsOf(folders).then(onFolder)
  })
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
      take(event.dataTransfer)
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

async function readAll(files: readonly File[]): Promise<readonly Outcome<OpenedFile>[]> {
  const { readDropped } = await import('./dropped-folder.ts')
  return Promise.all(files.map(readDropped))
}

async function textsOf(folders: readonly FileSystemDirectoryEntry[]): Promise<DroppedFolder> {
  const { textsOfDropped } = await import('./dropped-folder.ts')
  return textsOfDropped(folders)
}

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true

/** A dialog that takes files itself gets them. */
const hasFiles = ({ dataTransfer }: DragEvent) =>
  (dataTransfer?.types.includes('Files') ?? false) &&
  document.querySelector('[data-takes-files]') === null
