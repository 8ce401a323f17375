import { builtIn } from '#domain/dictionaries/own-dictionary'
import {
  dictionaryFormatNames,
  type DictionaryFormat,
  type KnownDictionary,
} from '#services/dictionaries/dictionaries'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './dictionaries.module.css'
import { useDictionaryActs } from './use-dictionaries.ts'

interface DictionaryRowProps {
  readonly dictionary: KnownDictionary
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onSave: (id: string, format: DictionaryFormat) => void
  readonly onRemove: (id: string) => void
}

/** One dictionary of the list, with all that can be done with it. */
export function DictionaryRow({
  dictionary,
  isFirst,
  isLast,
  onSave,
  onRemove,
}: DictionaryRowProps) {
  const { t } = useTranslation()
  const act = useDictionaryActs()
  const [isAsked, ask] = useState(false)
  const { id, isOn, divides, state } = dictionary
  const isOwn = id !== builtIn
  const name = isOwn ? dictionary.name : t('dictionaries.builtIn')
  const named = (action: 'up' | 'down' | 'remove') =>
    `${t(`actions.dictionary.${action}`)}: ${name}`
  return (
    <li className={styles.row} data-listed={id} data-state={state}>
      <div className={styles.names}>
        {isOwn ? (
          <>
            <input
              type="checkbox"
              aria-label={t('dictionaries.isOn', { name })}
              checked={isOn}
              onChange={({ currentTarget: { checked } }) =>
                act(one => one.change(id, { isOn: checked }))
              }
            />
            <NameField dictionary={dictionary} />
          </>
        ) : (
          <span className={styles.builtIn}>{name}</span>
        )}
        <ActionButton
          action="dictionary.up"
          name={named('up')}
          icon={<ArrowUp size={15} aria-hidden />}
          waits={isFirst}
          onPress={() => act(one => one.move(id, -1))}
        />
        <ActionButton
          action="dictionary.down"
          name={named('down')}
          icon={<ArrowDown size={15} aria-hidden />}
          waits={isLast}
          onPress={() => act(one => one.move(id, 1))}
        />
        {isOwn && (
          <ActionButton
            action="dictionary.remove"
            name={named('remove')}
            icon={<Trash2 size={15} aria-hidden />}
            onPress={() => ask(true)}
          />
        )}
      </div>
      {isOwn && <About dictionary={dictionary} onSave={onSave} />}
      {isOwn && state === 'ready' && (
        <label className={styles.divides}>
          <input
            type="checkbox"
            checked={divides}
            onChange={({ currentTarget: { checked } }) =>
              act(one => one.change(id, { divides: checked }))
            }
          />
          {t('dictionaries.divides')}
        </label>
      )}
      {isAsked && (
        <div role="group" aria-label={t('dictionaries.ask', { name })} className={styles.ask}>
          <p>{t('dictionaries.ask', { name })}</p>
          <ActionButton action="dictionary.remove" look="main" onPress={() => onRemove(id)} />
          <ActionButton action="dictionary.keep" onPress={() => ask(false)} />
        </div>
      )}
    </li>
  )
}

function About({
  dictionary: { id, state, bytes },
  onSave,
}: Pick<DictionaryRowProps, 'dictionary' | 'onSave'>) {
  const { t } = useTranslation()
  const { size } = useMeasures()
  return (
    <div className={styles.about}>
      <span>
        {state === 'ready' ? size(bytes) : t(`dictionaries.states.${state}`, { size: size(bytes) })}
      </span>
      {(state === 'ready' || state === 'noRoom') &&
        dictionaryFormatNames.map(format => (
          <ActionButton
            key={format}
            action="dictionary.export"
            label={t(`dictionaries.formats.${format}`)}
            onPress={() => onSave(id, format)}
          />
        ))}
    </div>
  )
}

/** What is typed becomes the name when the reader leaves the field, as one step of undo. */
function NameField({ dictionary: { id, name } }: Pick<DictionaryRowProps, 'dictionary'>) {
  const { t } = useTranslation()
  const act = useDictionaryActs()
  const [typed, setTyped] = useState<string | null>(null)
  const composed = useComposed(typed ?? name, setTyped)
  const settle = () => {
    if (typed !== null && typed.trim() !== '' && typed !== name)
      act(one => one.change(id, { name: typed }))
    setTyped(null)
  }
  return (
    <input
      type="text"
      aria-label={t('dictionaries.name')}
      autoComplete="off"
      spellCheck={false}
      {...composed}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229)
          settle()
      }}
    />
  )
}
