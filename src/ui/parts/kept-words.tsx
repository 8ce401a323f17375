import { keptWords } from '#domain/text/kept-words'
import { useEffect, useState } from 'react'
import { firstPaint } from '../hooks/first-paint.ts'

/** A title whose lines end between Chinese words. The text of the element is that of the title. */
export function KeptWords({ text }: { readonly text: string }) {
  const kept = keptWords(text)
  return (
    <>
      {kept.map(({ start, end }, index) => [
        text.slice(kept[index - 1]?.end ?? 0, start),
        <span key={start} className="kept-word">
          {text.slice(start, end)}
        </span>,
      ])}
      {text.slice(kept.at(-1)?.end ?? 0)}
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
