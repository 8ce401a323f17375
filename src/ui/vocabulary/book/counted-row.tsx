import { wordStatuses, type WordStatus } from '#domain/own-words/own-word'
import { perMillion } from '#domain/vocabulary/known-share'
import type { Speech } from '#i18n/speech'
import { PencilLine } from 'lucide-react'
import { RowButton } from '../../rows/row-button.tsx'
import { isPlain } from '../../rows/row-keys.ts'
import styles from '../my-words.module.css'
import { shownReading, type CountedLine } from './counted-lines.ts'

export interface CountedRowProps {
  readonly line: CountedLine
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  readonly t: Speech['t']
  readonly onGo: (line: CountedLine) => void
  readonly onStatus: (line: CountedLine, status: WordStatus | null) => void
  readonly onGloss: (line: CountedLine) => void
}

const statusKeys: Readonly<Record<string, WordStatus | null>> = {
  '0': null,
  '1': 'known',
  '2': 'learning',
  '3': 'ignored',
}

/** One word of a book. It has no hooks, because a list draws a hundred. */
export function CountedRow(props: CountedRowProps) {
  const { line, place, of, isStop, t, onGo, onStatus, onGloss } = props
  const { counted, status } = line
  return (
    <div
      role="listitem"
      className={styles.row}
      aria-setsize={of}
      aria-posinset={place}
      data-own-word={counted.word}
    >
      <button
        type="button"
        className={styles.word}
        data-action="word.go"
        tabIndex={isStop ? 0 : -1}
        onClick={() => onGo(line)}
        onKeyDown={event => {
          if (event.repeat || !isPlain(event.nativeEvent)) return
          const next = statusKeys[event.key]
          if (next !== undefined) onStatus(line, next)
          else if (event.key.toLowerCase() === 'g') onGloss(line)
          else return
          event.preventDefault()
        }}
      >
        <CountedWords {...{ line, t }} />
      </button>
      <select
        data-action="word.status"
        tabIndex={-1}
        aria-label={`${t('actions.word.status')}: ${counted.word}`}
        value={status ?? 'none'}
        onChange={({ currentTarget: { value } }) =>
          onStatus(line, wordStatuses.find(one => one === value) ?? null)
        }
      >
        {(['none', ...wordStatuses] as const).map(one => (
          <option key={one} value={one}>
            {t(`ownWords.statuses.${one}`)}
          </option>
        ))}
      </select>
      <RowButton
        action="gloss.write"
        label={t('actions.gloss.write')}
        name={`${t('actions.gloss.write')}: ${counted.word}`}
        icon={<PencilLine size={15} aria-hidden />}
        onPress={() => onGloss(line)}
      />
    </div>
  )
}

function frequencyWords(frequency: number | null, t: Speech['t']): string {
  if (frequency === null) return t('bookWords.unlisted')
  if (frequency === 0) return t('bookWords.veryRare')
  return t('bookWords.perMillion', { number: Number(perMillion(frequency).toPrecision(2)) })
}

function CountedWords({ line: { counted, meaning }, t }: Pick<CountedRowProps, 'line' | 't'>) {
  const { word, count, frequency } = counted
  const reading = shownReading(counted)
  const about = [
    t('bookWords.times', { number: count }),
    frequencyWords(frequency, t),
    t('bookWords.place', { number: counted.place.index + 1 }),
  ]
  return (
    <>
      <span className={styles.head}>
        <span lang="zh" className={styles.expression}>
          {word}
        </span>
        {reading !== '' && <span lang="zh-Latn">{reading}</span>}
        <span className={styles.meaning} dir="auto">
          {meaning}
        </span>
      </span>
      <span className={styles.about}>{about.join(' · ')}</span>
    </>
  )
}
