import { useEffect, useState } from 'react'
import { useLimited } from '../hooks/use-limited.ts'
import { LimitSaid } from '../parts/limit-said.tsx'

interface SettledFieldProps {
  readonly id: string
  readonly value: string
  readonly describedBy?: string
  readonly lang?: string
  /** Whether the field restores its value when it is left empty. */
  readonly required?: boolean
  /** The longest value, in characters. */
  readonly limit?: number
  /**
   * Called when the reader pauses, leaves the field or presses Enter, but never while an input
   * method composes.
   */
  readonly onSettled: (value: string) => void
}

/** How long a pause is, in milliseconds. Each change here reads a whole file again. */
const pause = 500

/** A line of text that is used when the reader has finished it. */
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
