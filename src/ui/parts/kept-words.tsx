import { keptWords } from '#domain/text/kept-words'
import { Fragment, useEffect, useState, type ReactNode } from 'react'
import { firstPaint } from '../hooks/first-paint.ts'

interface KeptWordsProps {
  readonly text: string
  /** Draws a part of the text, given as UTF-16 offsets. */
  readonly draw?: (start: number, end: number) => ReactNode
}

/** A title whose lines end between Chinese words. The text of the element is that of the title. */
export function KeptWords({ text, draw = (...part) => text.slice(...part) }: KeptWordsProps) {
  const kept = keptWords(text)
  return (
    <>
      {kept.map(({ start, end }, index) => [
        <Fragment key={-1 - index}>{draw(kept[index - 1]?.end ?? 0, start)}</Fragment>,
        <span key={start} className="kept-word">
          {draw(start, end)}
        </span>,
      ])}
      {draw(kept.at(-1)?.end ?? 0, text.length)}
    </>
  )
}

/**
 * The same on the first screen, for titles of more than `line` characters: only when that is
 * painted, because finding words takes some milliseconds.
 */
export function KeptTitle({ text, line }: { readonly text: string; readonly line: number }) {
  const [isPainted, setPainted] = useState(false)
  const isLong = text.length > line
  useEffect(() => {
    if (!isLong) return
    let wanted = true
    void firstPaint.then(() => wanted && setPainted(true))
    return () => {
      wanted = false
    }
  }, [isLong])
  return isLong && isPainted ? <KeptWords text={text} /> : text
}
