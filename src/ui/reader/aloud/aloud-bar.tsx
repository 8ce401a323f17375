import type { Book } from '#domain/book'
import { speechRates, voicesFor, type Voice, type Voices } from '#services/speaking/voices'
import { Pause, Play, SkipBack, SkipForward, Square } from 'lucide-react'
import { useEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { ChoiceList } from '../../parts/choice-list.tsx'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import styles from './aloud-bar.module.css'
import { voiceSettingOf, languageOfSide, useReadAloud, type Aloud } from './use-read-aloud.ts'

interface AloudBarProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread'>
  readonly scroller: RefObject<HTMLElement | null>
  /** The voices that the system has. */
  readonly system: { readonly voices: Voices; readonly all: readonly Voice[] }
  readonly onEnd: () => void
}

/** Reads from the caret on, and shows what can be done meanwhile. */
export function AloudBar({ book, open, scroller, system, onEnd }: AloudBarProps) {
  const { t } = useTranslation()
  const aloud = useReadAloud(book, open, system)
  const { reading, state } = aloud
  useBegun({ book, open, system, reading, onEnd })
  useStopAtTyping(scroller, reading)
  const isPaused = state.state === 'paused'
  useActionHandlers({
    'aloud.read': () => (isPaused ? reading.resume() : reading.pause()),
    'aloud.stop': () => reading.stop(),
  })
  if (state.state === 'off') return null
  const icon = { size: 16, 'aria-hidden': true } as const
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={t('aloud.bar')}
      className={styles.bar}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Escape' && !nativeEvent.isComposing) reading.stop()
      }}
    >
      <ActionButton
        action="aloud.back"
        icon={<SkipBack {...icon} />}
        onPress={() => void reading.step(-1)}
      />
      <ActionButton
        action="aloud.read"
        icon={isPaused ? <Play {...icon} /> : <Pause {...icon} />}
        label={t(isPaused ? 'aloud.resume' : 'aloud.pause')}
      />
      <ActionButton
        action="aloud.next"
        icon={<SkipForward {...icon} />}
        onPress={() => void reading.step(1)}
      />
      <ActionButton action="aloud.stop" icon={<Square {...icon} />} />
      <HowItSounds {...aloud} side={state.place.side} />
    </div>
  )
}

function HowItSounds({
  reading,
  choices,
  voice,
  side,
}: Aloud & { readonly side: 'source' | 'translation' }) {
  const { t, i18n } = useTranslation()
  const { preferences } = useServices()
  const { speechRate } = useLive(preferences.settings)
  const rates = speechRates.map(String)
  return (
    <>
      <ChoiceList
        label={t('aloud.rate')}
        names={rates}
        value={String(speechRate)}
        words={rate => `${Number(rate).toLocaleString(i18n.language)}×`}
        onChange={rate => {
          preferences.change({ speechRate: Number(rate) })
          reading.again()
        }}
      />
      {voice && (
        <ChoiceList
          label={t('aloud.voice')}
          names={choices.map(({ id }) => id)}
          value={voice.id}
          words={id => choices.find(one => one.id === id)?.name ?? ''}
          onChange={id => {
            preferences.change({ [voiceSettingOf(side)]: id })
            reading.again()
          }}
        />
      )}
    </>
  )
}

type Begun = Pick<AloudBarProps, 'book' | 'open' | 'system' | 'onEnd'> & Pick<Aloud, 'reading'>

/** Begins at the caret, or says that there is no voice. `onEnd` is called when all is read. */
function useBegun(begun: Begun): void {
  const { language: shownIn } = useTranslation().i18n
  const { preferences } = useServices()
  const toasts = useToasts()
  const last = useRef({ ...begun, shownIn })
  useEffect(() => {
    last.current = { ...begun, shownIn }
  })
  useEffect(() => {
    const { book, open, system, reading } = last.current
    const settings = preferences.settings.get()
    const { where } = open.spread.selection
    const side = where?.side ?? (settings.sides === 'translation' ? 'translation' : 'source')
    const language = languageOfSide(book, settings, side)
    if (voicesFor(system.all, language).length === 0) {
      toasts.show('nothing', {
        message: t => t('aloud.none', { language: languageName(language, last.current.shownIn) }),
      })
      return last.current.onEnd()
    }
    void reading.start(where?.index ?? 0, side, where?.caret ?? 0)
    let isBegun = false
    return reading.state.subscribe(() => {
      if (reading.state.get().state !== 'off') isBegun = true
      else if (isBegun) last.current.onEnd()
    })
  }, [preferences, toasts])
}

const languageName = (language: string, shownIn: string): string =>
  new Intl.DisplayNames([shownIn], { type: 'language' }).of(language) ?? language

/** A reader who writes wants to hear nothing. */
function useStopAtTyping(scroller: RefObject<HTMLElement | null>, reading: Aloud['reading']): void {
  useEffect(() => {
    const ending = new AbortController()
    const options = { signal: ending.signal, capture: true }
    const page = scroller.current
    for (const typing of ['beforeinput', 'compositionstart'])
      page?.addEventListener(typing, () => reading.stop(), options)
    // The editor writes most letters at their key, before there is any input.
    page?.addEventListener('keydown', event => isTyping(event) && reading.stop(), options)
    return () => ending.abort()
  }, [scroller, reading])
}

const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || /^(?:Enter|Backspace|Delete)$/.test(key))
