import { wordStatuses } from '#domain/own-words/own-word'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { ChoiceList } from '../parts/choice-list.tsx'

interface WordFieldProps {
  readonly label: string
  readonly words: string
  readonly onWords: (words: string) => void
  /** Goes to the list. */
  readonly onDown: () => void
}

/** The field that narrows a list of words. It has the keyboard when it appears. */
export function WordField({ label, words, onWords, onDown }: WordFieldProps) {
  const composed = useComposed(words, onWords)
  return (
    <input
      ref={focusAtOnce}
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      {...composed}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
        event.preventDefault()
        onDown()
      }}
    />
  )
}

const statuses = ['all', 'none', ...wordStatuses] as const

/** Words of which status are listed: of all, of none, or of one. */
export type WantedStatus = (typeof statuses)[number]

interface StatusFilterProps {
  readonly value: WantedStatus
  readonly onChange: (status: WantedStatus) => void
}

export function StatusFilter({ value, onChange }: StatusFilterProps) {
  const { t } = useTranslation()
  return (
    <ChoiceList
      label={t('ownWords.list.status')}
      names={statuses}
      value={value}
      words={status =>
        status === 'all' ? t('ownWords.list.allStatuses') : t(`ownWords.statuses.${status}`)
      }
      onChange={onChange}
    />
  )
}
