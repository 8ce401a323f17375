import type { Asked } from '#domain/search/query'
import { places, type SearchPlace } from '#domain/search/search-results'
import { CaseSensitive, Equal, Languages, MessageSquareText, Regex, Text } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import styles from './search-box.module.css'
import { withOtherWords, type Sought } from './sought.ts'

interface SearchBoxProps {
  readonly sought: Sought
  readonly onSeek: (sought: Sought) => void
  /** Whether the reader can choose where to search. */
  readonly hasPlaces: boolean
  /** When this changes, the box takes the focus and selects its content. */
  readonly asks: number
  readonly onEnter: (back: boolean) => void
}

const options = {
  matchCase: <CaseSensitive size={18} aria-hidden />,
  exactCharacters: <Equal size={16} aria-hidden />,
  isPattern: <Regex size={16} aria-hidden />,
} as const satisfies { readonly [N in Exclude<keyof Asked, 'words'>]: ReactNode }
type Option = keyof typeof options
const optionNames: readonly Option[] = ['matchCase', 'exactCharacters', 'isPattern']

const placeIcons = {
  source: <Text size={16} aria-hidden />,
  translation: <Languages size={16} aria-hidden />,
  note: <MessageSquareText size={16} aria-hidden />,
} as const satisfies Record<SearchPlace, ReactNode>

/**
 * The words to find, how exactly, and where. Nothing is searched while an input method is
 * composing.
 */
export function SearchBox({ sought, onSeek, hasPlaces, asks, onEnter }: SearchBoxProps) {
  const { t } = useTranslation()
  const { asked } = sought
  const input = useRef<HTMLInputElement>(null)
  const composed = useComposed(asked.words, words => onSeek(withOtherWords(sought, words)))

  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [asks])

  return (
    <div className={styles.box}>
      <input
        ref={input}
        type="search"
        spellCheck={false}
        aria-label={t('find.words')}
        placeholder={t('find.words')}
        {...composed}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          if (event.key !== 'Enter' || isComposing || keyCode === 229) return
          event.preventDefault()
          onEnter(event.shiftKey)
        }}
      />
      <div className={styles.switches}>
        {hasPlaces && <Places sought={sought} onSeek={onSeek} />}
        <div role="group" aria-label={t('find.how')}>
          {optionNames.map(option => (
            <Switch
              key={option}
              action="find.option"
              name={t(`find.options.${option}`)}
              icon={options[option]}
              isOn={asked[option]}
              onChange={isOn => onSeek({ ...sought, asked: { ...asked, [option]: isOn } })}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function Places({ sought, onSeek }: Pick<SearchBoxProps, 'sought' | 'onSeek'>) {
  const { t } = useTranslation()
  const choose = (chosen: SearchPlace, isOn: boolean) =>
    onSeek({
      ...sought,
      places: places.filter(each => (each === chosen ? isOn : sought.places.includes(each))),
    })
  return (
    <div role="group" aria-label={t('find.where')}>
      {places.map(place => (
        <Switch
          key={place}
          action="find.place"
          name={t(`find.places.${place}`)}
          icon={placeIcons[place]}
          isOn={sought.places.includes(place)}
          onChange={isOn => choose(place, isOn)}
        />
      ))}
    </div>
  )
}

interface SwitchProps {
  readonly action: 'find.place' | 'find.option'
  readonly name: string
  readonly icon: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Switch({ action, name, icon, isOn, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      data-action={action}
      className={styles.switch}
      aria-pressed={isOn}
      aria-label={name}
      title={name}
      onClick={() => onChange(!isOn)}
    >
      {icon}
      {/* Without the examples after the colon. */}
      <span className={styles.words}>{name.split(/[:：]/)[0]}</span>
    </button>
  )
}
