import type { NewWord } from '#domain/vocabulary/new-words'
import type { Speech } from '#i18n/speech'
import { Check, CheckCheck, X } from 'lucide-react'
import { RowButton } from '../../rows/row-button.tsx'
import own from '../my-words.module.css'
import { WordRow, type RowInList } from '../word-row.tsx'
import styles from './book-words.module.css'

export interface NewWordActs {
  readonly onGo: (word: NewWord) => void
  readonly onAccept: (word: NewWord, scope: 'book' | 'everywhere') => void
  readonly onLeave: (word: NewWord) => void
}

interface NewWordRowProps extends NewWordActs {
  readonly word: NewWord
  readonly at: RowInList
  readonly t: Speech['t']
}

/** What may be a word, with places where it is. It has no hooks, because a list draws a hundred. */
export function NewWordRow({ word, at, t, ...acts }: NewWordRowProps) {
  const { onGo, onAccept, onLeave } = acts
  const keys = {
    '1': () => onAccept(word, 'book'),
    '2': () => onAccept(word, 'everywhere'),
    Delete: () => onLeave(word),
  }
  const buttons = [
    { action: 'newWord.accept', icon: Check, run: keys['1'] },
    { action: 'newWord.everywhere', icon: CheckCheck, run: keys['2'] },
    { action: 'newWord.leave', icon: X, run: keys.Delete },
  ] as const
  return (
    <WordRow
      at={at}
      id={word.word}
      onGo={() => onGo(word)}
      keys={keys}
      acts={buttons.map(({ action, icon: Icon, run }) => (
        <RowButton
          key={action}
          action={action}
          label={t(`actions.${action}`)}
          name={`${t(`actions.${action}`)}: ${word.word}`}
          icon={<Icon size={15} aria-hidden />}
          onPress={run}
        />
      ))}
    >
      <span className={own.head}>
        <span lang="zh" className={own.expression}>
          {word.word}
        </span>
        <span>{t('bookWords.times', { number: word.count })}</span>
      </span>
      {word.places.map(({ index, offset, before, after }) => (
        <span key={`${index} ${offset}`} className={styles.evidence} lang="zh">
          {before}
          <mark>{word.word}</mark>
          {after}
        </span>
      ))}
    </WordRow>
  )
}
