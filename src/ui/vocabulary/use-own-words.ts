import type { OwnWord } from '#domain/own-words/own-word'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** All that the reader has said of words, again after each change. */
export function useOwnWords(): readonly OwnWord[] | 'reading' | 'failed' {
  const { ownWords } = useServices()
  const [rows, setRows] = useState<readonly OwnWord[] | 'reading' | 'failed'>('reading')
  useEffect(() => {
    let isHere = true
    const show = (next: readonly OwnWord[] | 'failed') => {
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
