import type { SourceLook } from '#editor/source-look'
import { useDrawnScript } from './use-source-look.ts'

interface DrawnWordsProps {
  /** The words with what is around them, which decides about the form of some characters. */
  readonly text: string
  /** What is drawn, in UTF-16 code units of `text`. */
  readonly start: number
  readonly end: number
  readonly look: Pick<SourceLook, 'script' | 'forms'>
}

/** Words of a source drawn in a script. It has no hooks. */
export function DrawnWords({ text, start, end, look: { script, forms } }: DrawnWordsProps) {
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

interface SourceWordsProps extends Omit<DrawnWordsProps, 'look'> {
  /** BCP 47 tag of the book. */
  readonly language: string
}

/** Words of a source outside the columns, drawn in the script that the columns have. */
export function SourceWords({ language, ...words }: SourceWordsProps) {
  return <DrawnWords {...words} look={useDrawnScript(language)} />
}

interface SourceTitleProps {
  readonly text: string
  readonly language: string
}

/** A title or another short text of the source, drawn in the script that the columns have. */
export function SourceTitle({ text, language }: SourceTitleProps) {
  return <SourceWords text={text} start={0} end={text.length} language={language} />
}
