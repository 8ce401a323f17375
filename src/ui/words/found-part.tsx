import { ownWordId } from '#domain/ids'
import type { WordMatch } from '#domain/words/word'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CorrectedReading } from '../own-words/corrected-reading.tsx'
import { InDictionaryOrder } from '../dictionaries/in-dictionary-order.tsx'
import { GlossView } from '../own-words/gloss-view.tsx'
import type { Writing } from '../own-words/own-part.tsx'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import styles from './dictionary-card.module.css'
import type { DictionaryTools } from './dictionary-card.tsx'
import { EntryView, UnlistedView } from './entry-view.tsx'
import { plainSense, type LookedUp } from './look-up-word.ts'
import type { Looking } from './use-looking.ts'

interface FoundProps {
  readonly looking: Looking
  readonly tools: DictionaryTools
  readonly onClose: (isFinished: boolean) => void
  readonly onWrite: (writing: Writing) => void
}

/** What the reader and the dictionary say of the word, or why there is nothing. */
export function Found(props: FoundProps) {
  const { t } = useTranslation()
  const { answer, again } = props.looking
  if (answer.state === 'waiting') return <p className={styles.said}>{t('words.loading')}</p>
  if (answer.state === 'failed')
    return (
      <p className={styles.said} role="alert">
        {t('words.failed')}
        <ActionButton action="view.again" onPress={again} />
      </p>
    )
  if (!answer.shown)
    return (
      <p className={styles.said}>
        {t('words.none')} <ActionButton action="dictionary.open" />
      </p>
    )
  return <FoundWord {...props} found={answer} />
}

function FoundWord(props: FoundProps & { readonly found: LookedUp }) {
  const { looking, tools, found, onClose, onWrite } = props
  const { t } = useTranslation()
  const { text, place } = looking.subject
  const { unlisted, matches, characters } = found
  const script = place?.block.closest<HTMLElement>('[data-script]')?.dataset['script']
  const { insert } = tools
  const onSense =
    insert && place
      ? (sense: string) => {
          insert(place, plainSense(sense))
          onClose(false)
        }
      : null
  const entries = (some: readonly WordMatch[]): ReactNode =>
    some.flatMap(({ start, end, entries: all }) =>
      all.map(entry => (
        <EntryView
          key={`${start} ${end} ${entry.id}`}
          entry={entry}
          written={text.slice(start, end)}
          script={script}
          onSense={onSense}
          onExpression={looking.open}
        />
      )),
    )
  const others = unlisted ? characters : characters.filter(one => !matches.some(isAt(one)))
  return (
    <div className={styles.entries} data-entries>
      <SaidOfWord {...{ text, found, onSense, onWrite }} />
      <InDictionaryOrder
        found={found.dictionaries.map(match => ({ ...match, key: `${match.start} ${match.end}` }))}
        onSense={onSense}
      >
        {unlisted && (
          <UnlistedView
            expression={text.slice(unlisted.start, unlisted.end)}
            pinyin={unlisted.pinyin}
          />
        )}
        {/* The parts of a name follow in their order. */}
        {entries(unlisted ? matches.filter(isLong) : matches)}
        {others.length > 0 && (
          <>
            <h2 className={styles.heading}>{t('words.characters')}</h2>
            {entries(others)}
          </>
        )}
      </InDictionaryOrder>
    </div>
  )
}

interface SaidOfWordProps {
  readonly text: string
  readonly found: LookedUp
  readonly onSense: ((sense: string) => void) | null
  readonly onWrite: (writing: Writing) => void
}

/** The reader's glosses, and the reading that they have corrected. */
function SaidOfWord({ text, found: { glosses, readings }, onSense, onWrite }: SaidOfWordProps) {
  const { ownWords } = useServices()
  const remove = async (id: string) => (await ownWords.acts()).remove([ownWordId(id)])
  return (
    <>
      {glosses.map(({ start, end, gloss }) => {
        const isOwn = gloss.from === 'gloss'
        return (
          <GlossView
            key={gloss.id}
            gloss={gloss}
            onSense={onSense}
            onEdit={isOwn ? () => onWrite({ of: 'gloss', range: { start, end }, gloss }) : null}
            onRemove={isOwn ? () => void remove(gloss.id) : null}
          />
        )
      })}
      {readings.slice(0, 1).map(({ start, end, correction }) => (
        <CorrectedReading
          key={correction.id}
          correction={correction}
          written={text.slice(start, end)}
          onEdit={() => onWrite({ of: 'reading', range: { start, end }, gloss: null })}
          onRemove={() => void remove(correction.id)}
        />
      ))}
    </>
  )
}

const isLong = ({ start, end }: WordMatch): boolean => end - start > 1

const isAt =
  (one: WordMatch) =>
  ({ start, end }: WordMatch): boolean =>
    one.start === start && one.end === end
