import { wordStatuses, type WordStatus } from '#domain/own-words/own-word'
import type { Speech } from '#i18n/speech'
import type { ReactNode } from 'react'
import { NameSelect } from '../parts/name-select.tsx'
import { RowButton } from '../rows/row-button.tsx'
import { isPlain } from '../rows/row-keys.ts'
import styles from './my-words.module.css'

/** Where a row is in its list. */
export interface RowInList {
  readonly place: number
  readonly of: number
  /** Whether Tab stops at it. */
  readonly isStop: boolean
}

interface WordRowProps {
  readonly at: RowInList
  /** What the row is found by again after a change. */
  readonly id: string
  readonly kind?: string
  readonly onGo: () => void
  /** What keys without Ctrl, Alt or Cmd do, by key; a letter is written small. */
  readonly keys: Readonly<Record<string, () => void>>
  /** What can be done with the word, after its words. */
  readonly acts: ReactNode
  readonly children: ReactNode
}

/** A row of a list of words. It has no hooks, because a list draws a hundred. */
export function WordRow({ at, id, kind, onGo, keys, acts, children }: WordRowProps) {
  return (
    <div
      role="listitem"
      className={styles.row}
      aria-setsize={at.of}
      aria-posinset={at.place}
      data-own-word={id}
      data-kind={kind}
    >
      <button
        type="button"
        className={styles.word}
        data-action="word.go"
        tabIndex={at.isStop ? 0 : -1}
        onClick={onGo}
        onKeyDown={event => {
          const { key, repeat, nativeEvent } = event
          const run = keys[key.length === 1 ? key.toLowerCase() : key]
          if (!run || repeat || !isPlain(nativeEvent)) return
          event.preventDefault()
          run()
        }}
      >
        {children}
      </button>
      {acts}
    </div>
  )
}

interface WordHeadProps {
  readonly expression: string
  readonly reading: string
  readonly meaning: string
}

/** A word with its reading and its meaning. */
export const WordHead = ({ expression, reading, meaning }: WordHeadProps) => (
  <span className={styles.head}>
    <span lang="zh" className={styles.expression}>
      {expression}
    </span>
    {reading !== '' && <span lang="zh-Latn">{reading}</span>}
    <span className={styles.meaning} dir="auto">
      {meaning}
    </span>
  </span>
)

const statuses = ['none', ...wordStatuses] as const

interface WordActsProps {
  readonly expression: string
  readonly status: WordStatus | null
  readonly t: Speech['t']
  readonly onStatus: (status: WordStatus | null) => void
  /** What else can be done with the word, by a button. */
  readonly action: 'gloss.write' | 'word.remove'
  readonly icon: ReactNode
  readonly onPress: () => void
}

/** The status of the word of a row, and a button. Tab skips both, and arrow keys reach them. */
export const WordActs = ({ expression, status, t, onStatus, ...button }: WordActsProps) => (
  <>
    <NameSelect
      data-action="word.status"
      tabIndex={-1}
      aria-label={`${t('actions.word.status')}: ${expression}`}
      names={statuses}
      value={status ?? 'none'}
      words={one => t(`ownWords.statuses.${one}`)}
      onChange={one => onStatus(one === 'none' ? null : one)}
    />
    <RowButton
      {...button}
      label={t(`actions.${button.action}`)}
      name={`${t(`actions.${button.action}`)}: ${expression}`}
    />
  </>
)
