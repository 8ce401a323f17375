import { builtIn } from '#domain/dictionaries/own-dictionary'
import {
  dictionaryFormatNames,
  type DictionaryFormat,
  type KnownDictionary,
} from '#services/dictionaries/dictionaries'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
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
export function DictionaryRow(props: DictionaryRowProps) {
  const { t } = useTranslation()
  const act = useDictionaryActs()
  const [isAsked, ask] = useState(false)
  const { dictionary, onRemove } = props
  const { id, divides, state } = dictionary
  const isOwn = id !== builtIn
  return (
    <li className={styles.row} data-listed={id} data-state={state}>
      <Names {...props} onAsk={() => ask(true)} />
      {isOwn && <About {...props} />}
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
        <div
          role="group"
          aria-label={t('dictionaries.ask', { name: dictionary.name })}
          className={styles.ask}
        >
          <p>{t('dictionaries.ask', { name: dictionary.name })}</p>
          <ActionButton action="dictionary.remove" look="main" onPress={() => onRemove(id)} />
          <ActionButton action="dictionary.keep" onPress={() => ask(false)} />
        </div>
      )}
    </li>
  )
}

interface NamesProps extends Pick<DictionaryRowProps, 'dictionary' | 'isFirst' | 'isLast'> {
  /** Called before the dictionary is deleted. */
  readonly onAsk: () => void
}

/** The switch and the name, and the place in the order. */
function Names({ dictionary, isFirst, isLast, onAsk }: NamesProps) {
  const { t } = useTranslation()
  const act = useDictionaryActs()
  const { id, isOn } = dictionary
  const isOwn = id !== builtIn
  const name = isOwn ? dictionary.name : t('dictionaries.builtIn')
  const button = (action: 'up' | 'down' | 'remove', icon: ReactNode) => ({
    action: `dictionary.${action}` as const,
    name: `${t(`actions.dictionary.${action}`)}: ${name}`,
    icon,
  })
  const icon = { size: 15, 'aria-hidden': true } as const
  return (
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
        {...button('up', <ArrowUp {...icon} />)}
        waits={isFirst}
        onPress={() => act(one => one.move(id, -1))}
      />
      <ActionButton
        {...button('down', <ArrowDown {...icon} />)}
        waits={isLast}
        onPress={() => act(one => one.move(id, 1))}
      />
      {isOwn && <ActionButton {...button('remove', <Trash2 {...icon} />)} onPress={onAsk} />}
    </div>
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
  // Escape closes the dialog, and what had the focus then leaves the page without an event.
  const settleAtEnd = useEffectEvent(settle)
  useEffect(() => () => settleAtEnd(), [])
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
