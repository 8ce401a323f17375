import { useDrawnScript } from './use-source-look.ts'

interface SourceWordsProps {
  /** The words with what is around them, which decides about the form of some characters. */
  readonly text: string
  /** What is drawn, in UTF-16 code units of `text`. */
  readonly start: number
  readonly end: number
  /** BCP 47 tag of the book. */
  readonly language: string
}

/** Words of a source outside the columns, drawn in the script that the columns have. */
export function SourceWords({ text, start, end, language }: SourceWordsProps) {
  const { script, forms } = useDrawnScript(language)
  if (script === null) return text.slice(start, end)
  const others = forms(text).filter(one => one.start >= start && one.end <= end)
  return (
    <span className="drawn-source" data-script={script}>
      {others.map((one, i) => (
        <span key={one.start}>
          {text.slice(others[i - 1]?.end ?? start, one.start)}
          <span className={`form-${one.form}`}>{text.slice(one.start, one.end)}</span>
        </span>
      ))}
      {text.slice(others.at(-1)?.end ?? start, end)}
    </span>
  )
}
