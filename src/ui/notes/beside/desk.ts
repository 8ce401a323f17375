/**
 * Keeps the cards beside the text level with their passages. It reads where marks are, as the
 * editor has measured them, and writes the places of cards to their elements. React renders a card
 * only when it comes near the screen or gets another form. Scrolling moves one element, by a
 * timeline of the engine, without a call. The file is long because what is near, what is drawn and
 * where it is are one state.
 */
import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { arranged, type CardForm, type CardPlace, type CardWish } from './arranged.ts'
import { guessedHeight, isQuietMark } from './guessed-height.ts'
import { passagesOf, type DeskText } from './passages.ts'

/** A card near the screen. `number` is its place among all cards, from 0. */
export interface ShownCard {
  readonly mark: Annotation
  readonly number: number
  readonly form: CardForm
  /** It has the keyboard, but its passage is no longer on the page: its place is the last one. */
  readonly isAway: boolean
}

/** The element in which cards are seen, the one that holds them, and the lines to the text. */
export interface DeskPlaces {
  readonly window: HTMLElement
  readonly layer: HTMLElement
  readonly threads: SVGPathElement
  /** The line to the card that is held. */
  readonly thread: SVGPathElement
}

const gap = 6
const lineHeight = 28
/** How far a card may be from its passage before its neighbours become lines. */
const reach = 110
/** How wide a sign is that shares a line, and where the first one begins. */
const signWidth = 26
const margin = 18
/** A card is level if its first line is: this much of it is above that line. */
const above = 5
/** Cards within this share of a screen around it are rendered. */
const around = 0.6

/** The height of a whole card, and the mark of which it was measured. */
interface KnownHeight {
  readonly of: Annotation
  readonly height: number
}

export class Desk {
  readonly #text: DeskText
  readonly #places: DeskPlaces
  readonly #show: (cards: readonly ShownCard[]) => void
  readonly #elements = new Map<AnnotationId, HTMLElement>()
  readonly #heights = new Map<AnnotationId, KnownHeight>()
  readonly #heldHeights = new Map<AnnotationId, KnownHeight>()
  readonly #grown = new ResizeObserver(entries => this.#resized(entries))
  readonly #sizes = new ResizeObserver(() => this.measure())
  readonly #ending = new AbortController()
  readonly #stops: readonly (() => void)[]
  #marks: readonly Annotation[] = []
  /** The first of the marks that have a place now, and where each begins on the page. */
  #first = 0
  #tops: readonly number[] = []
  #arranged: readonly CardPlace[] = []
  #shown: readonly ShownCard[] = []
  #held: AnnotationId | null = null
  #isDue = false
  #way = -1

  constructor(text: DeskText, places: DeskPlaces, show: (cards: readonly ShownCard[]) => void) {
    this.#text = text
    this.#places = places
    this.#show = show
    const { page, spread, layout } = text
    const { signal } = this.#ending
    page.dataset['followed'] = ''
    // In the style sheet the build would make it part of a shorthand, which this engine drops.
    places.layer.style.setProperty('animation-timeline', '--text')
    page.addEventListener('scroll', () => this.#look(), { passive: true, signal })
    places.window.addEventListener('wheel', event => this.#wheel(event), { signal })
    if (page.firstElementChild) this.#sizes.observe(page.firstElementChild)
    this.#sizes.observe(page)
    this.#sizes.observe(places.window)
    this.#stops = [
      spread.markPlaces.subscribe(() => this.measureSoon()),
      layout.drawn.subscribe(() => this.measureSoon()),
    ]
  }

  end(): void {
    this.#ending.abort()
    this.#sizes.disconnect()
    this.#grown.disconnect()
    for (const stop of this.#stops) stop()
    delete this.#text.page.dataset['followed']
  }

  /** Takes the marks that have cards, in the order of the text. */
  setMarks(marks: readonly Annotation[]): void {
    this.#marks = marks
    this.measure()
  }

  /** Takes the mark whose card is whole and exactly level with its passage; null for none. */
  hold(id: AnnotationId | null): void {
    if (id === this.#held) return
    this.#held = id
    this.#arrange()
  }

  /** Takes the element of a card; null when it is removed. */
  place(id: AnnotationId, element: HTMLElement | null): void {
    const before = this.#elements.get(id)
    if (before) this.#grown.unobserve(before)
    if (!element) return void this.#elements.delete(id)
    this.#elements.set(id, element)
    this.#grown.observe(element)
    this.#write()
  }

  /**
   * Scrolls the text so that the whole card of `id` is in sight. Returns false if its passage is
   * not on the page yet.
   */
  bring(id: AnnotationId): boolean {
    const at = this.#indexOf(id)
    const place = this.#arranged[at]
    const { page } = this.#text
    if (!place) return false
    const [top, height] = [
      place.top - 24,
      (this.#elements.get(id)?.offsetHeight ?? lineHeight) + 48,
    ]
    const head = this.#headHeight()
    const bottom = page.scrollTop + page.clientHeight
    if (top < page.scrollTop + head) page.scrollTop = top - head
    else if (top + height > bottom)
      page.scrollTop += Math.min(top + height - bottom, top - head - page.scrollTop)
    return true
  }

  /** Measures once after everything that happens now, before the page is painted. */
  measureSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      if (!this.#ending.signal.aborted) this.measure()
    })
  }

  /** Reads where the marks of the drawn sections begin, and places their cards. */
  measure(): void {
    const { first, tops } = passagesOf(this.#text, this.#marks)
    this.#first = first
    this.#tops = tops
    this.#follow()
    this.#arrange()
  }

  /** Lets the layer move with the text, over as much as the text can be scrolled. */
  #follow(): void {
    const { page } = this.#text
    const { layer, window } = this.#places
    const way = page.scrollHeight - page.clientHeight
    const head = this.#headHeight()
    if (way === this.#way && layer.style.insetBlockStart === `${-head}px`) return
    this.#way = way
    layer.style.setProperty('--way', `${-way}px`)
    layer.style.insetBlockStart = `${-head}px`
    window.style.setProperty('--room', `${window.clientHeight}px`)
  }

  /** How far below the top of the text the cards begin to be seen. */
  #headHeight(): number {
    const { page } = this.#text
    return this.#places.window.getBoundingClientRect().top - page.getBoundingClientRect().top
  }

  #arrange(): void {
    const held = this.#held === null ? -1 : this.#indexOf(this.#held)
    const width = this.#places.window.clientWidth
    const wishes = this.#tops.map((at, i) => this.#wish(this.#first + i, at, width))
    this.#arranged = arranged(wishes, held < 0 ? null : held, {
      gap,
      reach,
      // Four notes on one passage stay whole, although not all of them are near it.
      fits: this.#places.window.clientHeight,
      floor: this.#headHeight() + gap,
      signs: Math.max(1, Math.floor((width - margin) / signWidth)),
    })
    this.#look()
    this.#write()
  }

  /** The place of a mark among those that are arranged; -1 if it is not. */
  #indexOf(id: AnnotationId): number {
    for (let i = 0; i < this.#tops.length; i++)
      if (this.#marks[this.#first + i]?.id === id) return i
    return -1
  }

  #wish(number: number, at: number, width: number): CardWish {
    const mark = this.#marks[number]
    const isHeld = mark?.id === this.#held
    const isQuiet = mark !== undefined && isQuietMark(mark)
    const known = mark && (isHeld ? this.#heldHeights : this.#heights).get(mark.id)
    const isKnown = known !== undefined && (isHeld || known.of.note === mark?.note)
    const whole = isKnown ? known.height : guessedHeight(mark, width)
    return {
      at: at - above,
      whole: isHeld || !isQuiet ? whole : lineHeight,
      line: lineHeight,
      shares: isQuiet ? `${mark.index} ${mark.side}` : null,
    }
  }

  /** Reports the cards near the screen, if they are others than before. */
  #look(): void {
    const { page } = this.#text
    const [from, to] = [
      page.scrollTop - page.clientHeight * around,
      page.scrollTop + page.clientHeight * (1 + around),
    ]
    const shown: ShownCard[] = []
    for (const [i, { top, form }] of this.#arranged.entries()) {
      const number = this.#first + i
      const mark = this.#marks[number]
      if (!mark) continue
      const isHeld = mark.id === this.#held
      // Nearly all whole cards are lower than a third of a screen.
      if (!isHeld && (top > to || top < from - (form === 'whole' ? page.clientHeight / 3 : 0)))
        continue
      const isLine = !isHeld && form === 'whole' && isQuietMark(mark)
      shown.push(this.#asBefore({ mark, number, form: isLine ? 'line' : form, isAway: false }))
    }
    const away = this.#away()
    if (away) shown.splice(away.number < this.#first ? 0 : shown.length, 0, this.#asBefore(away))
    if (isSame(shown, this.#shown)) return
    this.#shown = shown
    this.#show(shown)
  }

  /** The same object for the same card, so that React draws it no more. */
  #asBefore(card: ShownCard): ShownCard {
    const before = this.#shown.find(each => each.mark.id === card.mark.id)
    return before && isSameCard(before, card) ? before : card
  }

  /**
   * The card that has the keyboard although its passage has been scrolled far away. Without it,
   * what the reader types next into a note would go nowhere.
   */
  #away(): ShownCard | null {
    const id = this.#held
    if (id === null || this.#indexOf(id) >= 0) return null
    if (!this.#elements.get(id)?.contains(document.activeElement)) return null
    const number = this.#marks.findIndex(mark => mark.id === id)
    const mark = this.#marks[number]
    return mark ? { mark, number, form: 'whole', isAway: true } : null
  }

  /** The panel has nothing to scroll, so a wheel over it scrolls the text. */
  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.defaultPrevented) return
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : 1
    this.#text.page.scrollBy({ top: event.deltaY * unit, behavior: 'instant' })
  }

  #resized(entries: readonly ResizeObserverEntry[]): void {
    let isOther = false
    for (const { target, borderBoxSize } of entries) {
      const card = this.#shown.find(({ mark }) => this.#elements.get(mark.id) === target)
      const height = borderBoxSize[0]?.blockSize
      if (!card || height === undefined || card.form !== 'whole') continue
      const { id } = card.mark
      const heights = id === this.#held ? this.#heldHeights : this.#heights
      isOther ||= heights.get(id)?.height !== height
      heights.set(id, { of: card.mark, height })
    }
    if (isOther) this.#arrange()
  }

  /** Writes the places of the rendered cards, and the lines from the text to them. */
  #write(): void {
    let [threads, current] = ['', '']
    for (const { mark, number } of this.#shown) {
      const i = number - this.#first
      const place = this.#arranged[i]
      const element = this.#elements.get(mark.id)
      if (!place || !element) continue
      const top = Math.round(place.top)
      const left = place.form === 'sign' ? place.column * signWidth : 0
      element.style.transform = `translate(${left}px, ${top}px)`
      if (place.form === 'sign' && place.column > 0) continue
      const thread = threadOf(
        Math.round((this.#tops[i] ?? 0) + lineHeight / 2 - above),
        top + lineHeight / 2,
      )
      if (mark.id === this.#held) current = thread
      else threads += thread
    }
    this.#places.threads.setAttribute('d', threads)
    this.#places.thread.setAttribute('d', current)
  }
}

const isSame = (a: readonly ShownCard[], b: readonly ShownCard[]): boolean =>
  a.length === b.length && a.every((card, i) => card === b[i])

const isSameCard = (a: ShownCard, b: ShownCard): boolean =>
  a.mark === b.mark && a.form === b.form && a.number === b.number && a.isAway === b.isAway

/** A line from the edge of the text, at the height of a passage, to its card. */
const threadOf = (from: number, to: number): string => `M0 ${from}h3L${margin - 6} ${to}h4`
