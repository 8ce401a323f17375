import {
  wordScopes,
  wordStatuses,
  type WordScope,
  type WordStatus,
} from '#domain/own-words/own-word'
import type { WordRange } from '#domain/words/word'
import type { SaidAt } from '#services/own-words/own-words'
import type { TextOfBook } from '#services/words/words'
import { Combine, PencilLine, Scissors, SpellCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { ChoiceList } from '../parts/choice-list.tsx'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { correctWords } from './correct-words.ts'
import styles from './own-words.module.css'

interface WordActsProps {
  readonly text: string
  /** The word of the card. */
  readonly range: WordRange
  /** Where the reader asked, which is where a word is split. */
  readonly offset: number
  readonly in: TextOfBook
  /** The place of a range in the source; null if the text is not of the source. */
  readonly placeOf: (range: WordRange) => SaidAt['place']
  readonly scope: WordScope
  readonly onScope: (scope: WordScope) => void
  readonly onWrite: (what: 'gloss' | 'reading') => void
}

/** What the reader can say of the word in the card. */
export function WordActs(props: WordActsProps) {
  const { text, range, offset, in: place, placeOf, scope, onScope, onWrite } = props
  const { t } = useTranslation()
  const services = useServices()
  const say = useSay()
  const expression = text.slice(range.start, range.end)
  const status = useStatus(expression, place)
  const hasPlace = placeOf(range) !== null
  const scopes = wordScopes.filter(name => hasPlace || name !== 'here')
  const correct = (how: 'join' | 'split') => {
    const said = (of: WordRange) => ({ book: place.book, scope, place: placeOf(of) })
    correctWords(services, how, { text, in: place, said }, { offset, range }).then(
      outcome =>
        say('deed', t =>
          outcome.ok
            ? t('ownWords.corrected', { words: outcome.parts.join(' | ') })
            : t(`ownWords.faults.${outcome.why}`),
        ),
      () => say('deed', t => t('ownWords.faults.failed')),
    )
  }
  useActionHandlers({
    'gloss.write': () => onWrite('gloss'),
    'word.join': () => correct('join'),
    'word.split': () => correct('split'),
  })
  const icon = { size: 15, 'aria-hidden': true } as const
  return (
    <div className={styles.acts}>
      <ActionButton action="gloss.write" icon={<PencilLine {...icon} />} />
      <ActionButton
        action="word.reading"
        icon={<SpellCheck {...icon} />}
        onPress={() => onWrite('reading')}
      />
      <ActionButton action="word.join" icon={<Combine {...icon} />} />
      <ActionButton action="word.split" icon={<Scissors {...icon} />} />
      <ChoiceList
        label={t('ownWords.scope')}
        names={scopes}
        value={scope}
        words={name => t(`ownWords.scopes.${name}`)}
        onChange={onScope}
      />
      <ChoiceList
        action="word.status"
        label={t('actions.word.status')}
        names={['none', ...wordStatuses]}
        value={status ?? 'none'}
        words={name => t(`ownWords.statuses.${name}`)}
        onChange={chosen =>
          void services.ownWords
            .acts()
            .then(acts => acts.setStatus([expression], chosen === 'none' ? null : chosen))
        }
      />
    </div>
  )
}

/** How well the reader knows a word. */
function useStatus(expression: string, place: TextOfBook): WordStatus | null {
  const { words, ownWords } = useServices()
  const [known, setKnown] = useState<{ of: string; status: WordStatus | null } | null>(null)
  useEffect(() => {
    let isHere = true
    const ask = () =>
      words.statuses(expression, { in: place }).then(
        found => {
          const whole = found.find(({ end, start }) => start === 0 && end === expression.length)
          if (isHere) setKnown({ of: expression, status: whole?.status ?? null })
        },
        () => {},
      )
    void ask()
    const stop = ownWords.follow(({ kinds }) => {
      if (kinds.has('status')) void ask()
    })
    return () => {
      isHere = false
      stop()
    }
  }, [words, ownWords, expression, place])
  return known?.of === expression ? known.status : null
}
