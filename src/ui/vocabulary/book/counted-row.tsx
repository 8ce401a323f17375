import type { WordStatus } from '#domain/own-words/own-word'
import { perMillion } from '#domain/vocabulary/known-share'
import type { Speech } from '#i18n/speech'
import { PencilLine } from 'lucide-react'
import styles from '../my-words.module.css'
import { WordActs, WordHead, WordRow, type RowInList } from '../word-row.tsx'
import { shownReading, type CountedLine } from './counted-lines.ts'

export interface CountedRowProps {
  readonly line: CountedLine
  readonly at: RowInList
  readonly t: Speech['t']
  readonly onGo: (line: CountedLine) => void
  readonly onStatus: (line: CountedLine, status: WordStatus | null) => void
  readonly onGloss: (line: CountedLine) => void
}

/** One word of a book. It has no hooks, because a list draws a hundred. */
export function CountedRow(props: CountedRowProps) {
  const { line, at, t, onGo, onStatus, onGloss } = props
  const { counted, status } = line
  const gloss = () => onGloss(line)
  const as = (to: WordStatus | null) => () => onStatus(line, to)
  return (
    <WordRow
      at={at}
      id={counted.word}
      onGo={() => onGo(line)}
      keys={{ '0': as(null), '1': as('known'), '2': as('learning'), '3': as('ignored'), g: gloss }}
      acts={
        <WordActs
          expression={counted.word}
          status={status}
          t={t}
          onStatus={to => onStatus(line, to)}
          action="gloss.write"
          icon={<PencilLine size={15} aria-hidden />}
          onPress={gloss}
        />
      }
    >
      <CountedWords {...{ line, t }} />
    </WordRow>
  )
}

function frequencyWords(frequency: number | null, t: Speech['t']): string {
  if (frequency === null) return t('bookWords.unlisted')
  if (frequency === 0) return t('bookWords.veryRare')
  return t('bookWords.perMillion', { number: Number(perMillion(frequency).toPrecision(2)) })
}

function CountedWords({ line: { counted, meaning }, t }: Pick<CountedRowProps, 'line' | 't'>) {
  const { word, count, frequency } = counted
  const about = [
    t('bookWords.times', { number: count }),
    frequencyWords(frequency, t),
    t('bookWords.place', { number: counted.place.index + 1 }),
  ]
  return (
    <>
      <WordHead expression={word} reading={shownReading(counted)} meaning={meaning} />
      <span className={styles.about}>{about.join(' · ')}</span>
    </>
  )
}
