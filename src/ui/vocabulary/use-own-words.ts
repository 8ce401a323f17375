import type { ListedRow } from '#domain/own-words/word-list'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** All that the reader has said of words, again after each change. */
export function useOwnWords(): readonly ListedRow[] | 'reading' | 'failed' {
  const { ownWords } = useServices()
  const [rows, setRows] = useState<readonly ListedRow[] | 'reading' | 'failed'>('reading')
  useEffect(() => {
    let isHere = true
    const show = (next: readonly ListedRow[] | 'failed') => {
      if (isHere) setRows(next)
    }
    const read = () => ownWords.all().then(show, () => show('failed'))
    void read()
    const stop = ownWords.follow(() => void read())
    return () => {
      isHere = false
      stop()
    }
  }, [ownWords])
  return rows
}
