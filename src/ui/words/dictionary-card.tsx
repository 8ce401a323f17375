import { likeliestRendering } from '#domain/vocabulary/usual-glosses'
import type { DictionaryEntry, WordRange } from '#domain/words/word'
import {
  AlignCenter,
  ArrowLeft,
  BookMarked,
  ChevronLeft,
  ChevronRight,
  Copy,
  X,
} from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { OwnPart, type Writing } from '../own-words/own-part.tsx'
import { sourcePlaceOf, bookTextOf, type PlacedBook } from '../own-words/text-places.ts'
import { useMeeting } from '../own-words/use-meeting.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import styles from './dictionary-card.module.css'
import { Found } from './found-part.tsx'
import { placeCard } from './place-card.ts'
import { entryText } from './entry-text.ts'
import { pageRange, type TextPlace } from './text-place.ts'
import { useCardEvents } from './use-card-events.ts'
import { useLooking, type Looking } from './use-looking.ts'

/** By key or menu, by a double click, or by a pointer that rests on a word. */
export type HowAsked = 'key' | 'press' | 'rest'

/** What the reader can do with a word where it is. */
export interface DictionaryTools {
  /** Writes words into the translation of the paragraph at `place`; null outside a book. */
  readonly insert: ((place: TextPlace, words: string) => void) | null
  /** Selects a part of the page. */
  readonly select: (range: Range) => void
  /** Makes a term of a part of the page, with its reading and rendering. */
  readonly makeTerm: (range: Range, reading: string, rendering: string) => void
  /** The open book, which says where a text of the page is. */
  readonly open: PlacedBook
}

interface DictionaryCardProps {
  readonly place: TextPlace
  /** How the reader asked for it. By key, the card takes the keyboard. */
  readonly how: HowAsked
  /** The words of which a gloss is to be written at once; `word` for those that are looked up. */
  readonly glossOf?: WordRange | 'word' | undefined
  readonly tools: DictionaryTools
  /** `isFinished`: the reader is done, and the keyboard goes back to the text. */
  readonly onClose: (isFinished: boolean) => void
}

/** The name of the CSS highlight of the word on the page. */
const highlight = 'looked-up'

/** The dictionary's card beside a word. */
export function DictionaryCard({ place, how, glossOf, tools, onClose }: DictionaryCardProps) {
  const { t } = useTranslation()
  const card = useRef<HTMLDivElement>(null)
  const { open } = tools
  const looking = useLooking(place, open)
  const { subject, answer } = looking
  const where = useMemo(() => bookTextOf(open, subject.place), [open, subject])
  const first = answer.state === 'found' ? answer.shown : null
  const written = first ? subject.text.slice(first.start, first.end) : ''
  const [writing, write] = useWriting(looking, place, glossOf)
  const range = useShownRange(subject.place, writing?.range ?? first)
  usePlacedCard(card, range ?? place.block, { answer, writing })
  useFocus(card, how === 'key' || writing !== null, writing ? 'writing' : answer.state, answer)
  useSelected(how === 'press' && subject.place === place ? range : null, tools)
  useArrowKeys(card, '[data-entries] button')
  useMeeting(place, { looking, open, isAsked: how !== 'rest' && !glossOf })
  useCardEvents(card, looking, writing ? () => write(null) : onClose)
  return (
    <div
      ref={card}
      role="dialog"
      className={styles.card}
      data-pane="dictionary"
      data-word={written}
      aria-label={written ? t('words.cardOf', { word: written }) : t('words.card')}
      aria-busy={answer.state === 'waiting'}
      tabIndex={-1}
    >
      <div className={styles.bar}>
        <CardButtons looking={looking} written={written} />
        {range && answer.state === 'found' && place.block.closest('.column') && (
          <TermButton entry={answer.matches[0]?.entries[0]} range={range} {...{ tools, onClose }} />
        )}
        <ActionButton
          action="word.close"
          icon={<X size={15} aria-hidden />}
          onPress={() => onClose(true)}
        />
      </div>
      {answer.state === 'found' && first && (
        <OwnPart
          text={subject.text}
          offset={subject.offset}
          found={answer}
          range={first}
          in={where}
          placeOf={of => sourcePlaceOf(open, subject.place, of)}
          writing={writing}
          onWrite={write}
        />
      )}
      {!writing && <Found looking={looking} tools={tools} onClose={onClose} onWrite={write} />}
    </div>
  )
}

/** What the reader is writing in the card. At another word it ends. */
function useWriting(
  { subject, answer }: Looking,
  place: TextPlace,
  glossOf: DictionaryCardProps['glossOf'],
): readonly [Writing | null, (writing: Writing | null) => void] {
  const [state, setState] = useState<{ of: unknown; writing: Writing | null } | null>(null)
  const shown = answer.state === 'found' ? answer.shown : null
  const range = glossOf === 'word' ? shown : glossOf
  const atFirst = subject.offset === place.offset && range
  const first: Writing | null = atFirst ? { of: 'gloss', range: atFirst, gloss: null } : null
  const writing = state ? (state.of === subject ? state.writing : null) : first
  return [writing, next => setState({ of: subject, writing: next })]
}

function TermButton({
  entry,
  range,
  tools,
  onClose,
}: Pick<DictionaryCardProps, 'tools' | 'onClose'> & {
  readonly entry: DictionaryEntry | undefined
  readonly range: Range
}) {
  const { t } = useTranslation()
  return (
    <ActionButton
      action="term.make"
      label={t('kinds.term')}
      onPress={() => {
        tools.makeTerm(
          range,
          entry ? entryText(entry).reading : '',
          entry ? likeliestRendering(entry) : '',
        )
        onClose(false)
      }}
    />
  )
}

function CardButtons({
  looking,
  written,
}: {
  readonly looking: Looking
  readonly written: string
}) {
  const { answer, back, step } = looking
  const say = useSay()
  const go = (by: 1 | -1) => {
    if (!step(by)) say('deed', t => t(by === 1 ? 'words.isLast' : 'words.isFirst'))
  }
  const copy = () => {
    if (answer.state !== 'found') return
    const [match] = answer.matches
    const text = match?.entries.map(entry => entryText(entry).whole).join('\n') ?? ''
    if (copyText(text)) say('deed', t => t('spoken.copied'))
  }
  return (
    <>
      {back && (
        <ActionButton
          action="word.back"
          icon={<ArrowLeft size={15} aria-hidden />}
          onPress={back}
        />
      )}
      <ActionButton
        action="word.previous"
        icon={<ChevronLeft size={15} aria-hidden />}
        onPress={() => go(-1)}
      />
      <ActionButton
        action="word.next"
        icon={<ChevronRight size={15} aria-hidden />}
        onPress={() => go(1)}
      />
      <span className={styles.space} />
      {written && (
        <>
          <ActionButton action="word.copy" icon={<Copy size={15} aria-hidden />} onPress={copy} />
          <ActionButton action="word.concordance" icon={<AlignCenter size={15} aria-hidden />} />
          <ActionButton action="word.list" icon={<BookMarked size={15} aria-hidden />} />
        </>
      )}
    </>
  )
}

/** The part of the page that is the looked-up word. It is lit while the card is open. */
function useShownRange(place: TextPlace | null, first: WordRange | null): Range | null {
  const range = place && first ? pageRange(place, first.start, first.end) : null
  useEffect(() => {
    if (!range) return
    CSS.highlights.set(highlight, new Highlight(range))
    return () => void CSS.highlights.delete(highlight)
  })
  return range
}

/** A double click selects the word of the dictionary, and not the engine's. */
function useSelected(range: Range | null, { select }: DictionaryTools): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (!range || isDone.current) return
    isDone.current = true
    select(range)
  })
}

/** Moves the card beside the word, also when the window gets another size. */
function usePlacedCard(
  card: RefObject<HTMLElement | null>,
  at: Range | Element,
  answer: unknown,
): void {
  useLayoutEffect(() => {
    const place = () => {
      if (card.current) placeAt(card.current, at)
    }
    place()
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [card, at, answer])
}

function placeAt(element: HTMLElement, at: Range | Element): void {
  element.style.removeProperty('max-block-size')
  const size = element.getBoundingClientRect()
  const word = at instanceof Range ? (at.getClientRects()[0] ?? null) : at.getBoundingClientRect()
  if (!word) return
  const room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const bar = document.querySelector('[data-pane="mark-bar"]')?.getBoundingClientRect() ?? null
  const { left, top, height } = placeCard(word, size, room, bar)
  element.style.setProperty('left', `${left}px`)
  element.style.setProperty('top', `${top}px`)
  element.style.setProperty('max-block-size', `${height}px`)
}

/** Gives the first sense the keyboard, if the card takes it. */
function useFocus(
  card: RefObject<HTMLElement | null>,
  isByKey: boolean,
  state: Looking['answer']['state'] | 'writing',
  answer: Looking['answer'],
): void {
  useEffect(() => {
    const element = card.current
    if (!element || !isByKey || state === 'writing') return
    const sense = element.querySelector<HTMLElement>('[data-entries] button')
    if (state === 'found' && sense) sense.focus({ preventScroll: true })
    else if (!element.contains(document.activeElement)) element.focus({ preventScroll: true })
  }, [card, isByKey, state])
  useEffect(() => {
    // A button that the reader has pressed may be gone with what it was about.
    if (document.activeElement === document.body) card.current?.focus({ preventScroll: true })
  }, [card, answer])
}
