import type { Completing } from '#editor/notes/completing'
import type { ListedPlace } from '#services/places/places'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { putBeside } from '../../parts/put-beside.ts'
import { nameOfListed } from './listed-name.ts'
import { useNotePlaces } from './note-places.ts'
import styles from './place-choice.module.css'
import { optionId } from './use-completion.ts'

interface PlaceChoiceProps {
  readonly id: string
  readonly asked: Completing
  readonly found: readonly ListedPlace[]
  readonly active: number
  /** Whether the library is still being read, so that nothing found says nothing. */
  readonly isReading: boolean
  readonly onChoose: (place: ListedPlace) => void
}

const gap = 4

/** The places to link to, at the brackets. The keyboard stays in the note. */
export function PlaceChoice({ id, asked, found, active, isReading, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const { left, top, bottom } = asked

  useLayoutEffect(() => {
    if (box.current) putBeside(box.current, { left, top, bottom }, gap)
  }, [left, top, bottom, found])
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, found])

  if (found.length === 0 && isReading) return null
  return createPortal(
    // A dialog must not take a press on it for one outside.
    <div ref={box} className={styles.choice} data-pane="places" data-react-aria-top-layer="true">
      {found.length === 0 ? (
        <p role="status" className={styles.none}>
          {t('links.noneFound')}
        </p>
      ) : (
        <div role="listbox" id={id} aria-label={t('links.places')}>
          {found.map((place, at) => (
            <PlaceOption
              key={at}
              id={optionId(id, at)}
              listed={place}
              isActive={at === active}
              onChoose={onChoose}
            />
          ))}
        </div>
      )}
    </div>,
    document.body,
  )
}

interface PlaceOptionProps {
  readonly id: string
  readonly listed: ListedPlace
  readonly isActive: boolean
  readonly onChoose: (place: ListedPlace) => void
}

function PlaceOption({ id, listed, isActive, onChoose }: PlaceOptionProps) {
  const { t } = useTranslation()
  const language = useNotePlaces()?.language
  const { kind, title, about } = listed
  const name = nameOfListed(t, listed)
  const languageOf = (words: string) => (/\p{Script=Han}/u.test(words) ? language : undefined)
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the note has the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={styles.place}
      data-action="link.set"
      // The focus must stay in the note, or the list would close before the click.
      onMouseDown={event => {
        event.preventDefault()
        if (event.button === 0) onChoose(listed)
      }}
    >
      <span className={styles.name} lang={languageOf(name)}>
        {name}
      </span>
      <span className={styles.about} lang={languageOf(about)}>
        {about}
      </span>
      <small className={styles.kind}>
        {t(`links.kinds.${kind}`)}
        {title && ` · ${title}`}
      </small>
    </div>
  )
}
