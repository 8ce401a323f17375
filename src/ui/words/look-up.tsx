import type { WordRange } from '#domain/words/word'
import { useEffect, useEffectEvent, useState, type ComponentProps, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { PartGuard } from '../guards/guards.tsx'
import { useLive } from '../hooks/use-live.ts'
import { later } from '../parts/later.tsx'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { DictionaryTools, HowAsked } from './dictionary-card.tsx'
import { placeOfCaret, placeOfPoint, selectedRange, type TextPlace } from './text-place.ts'

const DictionaryCard = later(async () => (await import('./dictionary-card.tsx')).DictionaryCard)
const DictionarySearch = later(
  async () => (await import('./dictionary-search.tsx')).DictionarySearch,
)

interface LookUpProps extends DictionaryTools {
  /** The text of the book. */
  readonly page: RefObject<HTMLElement | null>
  /** The words that are selected in the book; '' for none. */
  readonly selected: () => string
  /** Writes words into the translation of the paragraph with the caret. */
  readonly insertHere: (words: string) => void
  /** Gives the keyboard back to the text. */
  readonly onBack: () => void
}

/** What is looked up, and how the reader asked for it. */
interface Asked {
  readonly place: TextPlace
  readonly how: HowAsked
  /** The words of which a gloss is to be written. */
  readonly glossOf?: WordRange | 'word'
}

/** How long the pointer rests on a word before the word is looked up, in milliseconds. */
const rest = 350

/**
 * The dictionary beside the text: the word at the caret by its key, the word under a double click,
 * and, if the reader wants that, the word under the pointer.
 */
export function LookUp({ page, selected, insertHere, onBack, ...tools }: LookUpProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [sought, setSought] = useState<string | null>(null)
  const toasts = useToasts()
  const services = useServices()
  const correct = async (how: 'join' | 'split') => {
    const { correctAtCaret } = await import('../own-words/correct-at-caret.ts')
    await correctAtCaret(how, { services, toasts, open: tools.open })
  }
  const ask = (how: (place: TextPlace) => Asked) => {
    // The field of the search has no word to look up.
    if (sought !== null) return
    const place = placeOfCaret()
    if (place && /\p{Script=Han}/u.test(place.text)) setAsked(how(place))
    else toasts.show('nothing', { message: t => t('words.noneHere') })
  }
  useActionHandlers({
    'word.lookUp': () => ask(place => ({ place, how: 'key' })),
    'gloss.write': () =>
      ask(place => ({ place, how: 'key', glossOf: selectedRange(place) ?? 'word' })),
    'word.join': () => void correct('join'),
    'word.split': () => void correct('split'),
    'word.search': () => {
      setAsked(null)
      setSought(selected())
    },
  })
  usePointer(page, {
    pressed: place => place && setAsked({ place, how: 'press' }),
    // A card that the reader asked for stays until the reader closes it.
    rested: place =>
      sought === null &&
      setAsked(now => (now && now.how !== 'rest' ? now : place && { place, how: 'rest' })),
  })
  useOutside(asked !== null, () => setAsked(null))
  if (sought !== null)
    return (
      <SearchPart
        words={sought}
        book={tools.open.division.printed.id}
        onInsert={insertHere}
        onClose={isFinished => {
          setSought(null)
          if (isFinished) onBack()
        }}
      />
    )
  return (
    asked && (
      <CardPart
        {...asked}
        tools={tools}
        onClose={isFinished => {
          setAsked(null)
          if (isFinished) onBack()
        }}
      />
    )
  )
}

function CardPart(props: ComponentProps<typeof DictionaryCard>) {
  const { t } = useTranslation()
  const { words } = useServices()
  useEffect(() => {
    // The dictionary opens while the code of the card comes. The card says if that fails.
    words.prepare().catch(() => {})
  }, [words])
  return (
    <PartGuard name={t('words.card')} of={props.place}>
      <DictionaryCard key={props.how} {...props} />
    </PartGuard>
  )
}

function SearchPart(props: ComponentProps<typeof DictionarySearch>) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('words.search')} of={props.words}>
      <DictionarySearch {...props} />
    </PartGuard>
  )
}

interface PointerHost {
  readonly pressed: (place: TextPlace | null) => void
  readonly rested: (place: TextPlace | null) => void
}

/**
 * Calls `host` with the Chinese word under a double click, or under a pointer that rests; with null
 * for another place.
 */
function usePointer(page: RefObject<HTMLElement | null>, host: PointerHost): void {
  const { lookUpOnHover } = useLive(useServices().preferences.settings)
  const pressed = useEffectEvent(host.pressed)
  const rested = useEffectEvent(host.rested)
  useEffect(() => {
    const element = page.current
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    let timer: ReturnType<typeof setTimeout> | undefined
    element.addEventListener('dblclick', event => pressed(chineseAt(event)), { signal })
    if (lookUpOnHover) {
      const wait = (event: PointerEvent) => {
        clearTimeout(timer)
        if (event.buttons === 0) timer = setTimeout(() => rested(chineseAt(event)), rest)
      }
      element.addEventListener('pointermove', wait, { signal, passive: true })
      element.addEventListener('pointerleave', () => clearTimeout(timer), { signal })
    }
    return () => {
      ending.abort()
      clearTimeout(timer)
    }
  }, [page, lookUpOnHover])
}

function chineseAt({ clientX, clientY }: MouseEvent): TextPlace | null {
  const place = placeOfPoint(clientX, clientY)
  const sign = String.fromCodePoint(place?.text.codePointAt(place.offset) ?? 0)
  return /^\p{Script=Han}$/u.test(sign) ? place : null
}

/**
 * Calls `close` when the reader presses, scrolls, types or leaves with Esc outside the card. While
 * a form in the card has words that are not saved, only Esc does.
 */
function useOutside(isOpen: boolean, close: () => void): void {
  const closed = useEffectEvent(close)
  useEffect(() => {
    if (!isOpen) return
    const ending = new AbortController()
    const options = { signal: ending.signal, capture: true, passive: true }
    const isInside = ({ target }: Event) =>
      target instanceof Element && target.closest('[data-pane="dictionary"]') !== null
    const isWritten = () =>
      document.querySelector('[data-pane="dictionary"] [data-written]') !== null
    const leave = (event: Event) => {
      if (!isInside(event) && !isWritten()) closed()
    }
    for (const name of ['pointerdown', 'wheel', 'beforeinput'] as const)
      addEventListener(name, leave, options)
    addEventListener('resize', leave, options)
    // A card that a press opened does not have the keyboard.
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !isInside(event)) closed()
    }
    addEventListener('keydown', escape, options)
    // A dialog over the card gives the focus back to it, or to the text if the reader goes there.
    const left = (event: FocusEvent) => {
      const isOver = event.target instanceof Element && event.target.closest('[role="dialog"]')
      if (!isOver) leave(event)
    }
    addEventListener('focusin', left, options)
    return () => ending.abort()
  }, [isOpen])
}
