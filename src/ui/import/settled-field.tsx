import { useEffect, useState } from 'react'
import { useLimited } from '../hooks/use-limited.ts'
import { LimitSaid } from '../parts/limit-said.tsx'

interface SettledFieldProps {
  readonly id: string
  readonly value: string
  readonly describedBy?: string
  readonly lang?: string
  /** Left empty, it has again what it had. */
  readonly required?: boolean
  /** How many characters it holds at most. */
  readonly limit?: number
  /** Is told when the reader has paused, has left the field, or has pressed Enter; never while a word is being composed. */
  readonly onSettled: (value: string) => void
}

/** How long a pause is, in milliseconds: what is written here has a whole file read anew. */
const pause = 500

/** A line of text that is acted upon when it has settled. */
export function SettledField(props: SettledFieldProps) {
  const { id, value, describedBy, lang, required = false, limit = Infinity, onSettled } = props
  const [written, setWritten] = useState(value)
  const [isComposing, setComposing] = useState(false)
  const { isCut, limited } = useLimited(limit)
  const [given, setGiven] = useState(value)
  if (given !== value) {
    setGiven(value)
    setWritten(value)
  }

  const isMissing = required && written.trim() === ''

  useEffect(() => {
    if (isComposing || isMissing || written === value) return
    const waiting = window.setTimeout(() => onSettled(written), pause)
    return () => window.clearTimeout(waiting)
  }, [written, value, isComposing, isMissing, onSettled])

  function settle() {
    if (written !== value) onSettled(written)
  }

  return (
    <>
      <input
        id={id}
        type="text"
        value={written}
        lang={lang}
        spellCheck={false}
        aria-describedby={describedBy}
        onChange={({ target }) => setWritten(isComposing ? target.value : limited(target.value))}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={({ currentTarget }) => {
          setComposing(false)
          setWritten(limited(currentTarget.value))
        }}
        onBlur={() => (isMissing ? setWritten(value) : settle())}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing && !isMissing) settle()
        }}
      />
      {limit !== Infinity && <LimitSaid isCut={isCut} limit={limit} />}
    </>
  )
}
