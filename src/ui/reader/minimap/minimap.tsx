import type { AnnotationChange, Category } from '#domain/annotation'
import type { Section } from '#domain/book'
import type { MarksNow } from '#services/marking/marks-now'
import type { BookProgress } from '#services/reading/reading'
import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react'
import type { SectionLayout } from '../spread/section-layout.ts'
import { beginningOf } from '../spread/look-at.ts'
import styles from './minimap.module.css'
import { looksDifferent, mapRows } from './minimap-rows.ts'
import { paintMap } from './paint-map.ts'

interface MinimapProps {
  readonly sections: readonly Section[]
  readonly layout: SectionLayout
  readonly scroller: RefObject<HTMLElement | null>
  readonly states: BookProgress['states']
  readonly marks: MarksNow
  readonly categories: readonly Category[]
  /** Places in the book of the paragraphs with a search hit. */
  readonly hits: Iterable<number>
  /** The reader is about to go elsewhere. */
  readonly onLeave: () => void
}

/** How long to wait after a change before the map is drawn again, in milliseconds: typing must not feel it. */
const pause = 200

/**
 * The whole book beside its scroll bar: where translations, marks and search hits are. A press goes there. Whoever
 * does not use a mouse has keys for every one of those ways, so it is no stop of the keyboard and is not read out.
 */
export function Minimap(props: MinimapProps) {
  const { layout, scroller, sections, states, marks, categories, hits } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  /** How tall the page was when the map was last drawn, in CSS pixels. */
  const drawnAt = useRef(0)

  const draw = useEffectEvent(() => {
    const page = scroller.current
    const map = canvas.current
    if (!page || !map) return
    map.parentElement?.style.setProperty('--scroll-bar', `${page.offsetWidth - page.clientWidth}px`)
    const ratio = devicePixelRatio
    map.width = Math.round(map.clientWidth * ratio)
    map.height = Math.round(map.clientHeight * ratio)
    drawnAt.current = page.scrollHeight
    const place = placesIn(sections, layout, beginningOf(page), page.scrollHeight)
    const colours = new Map(categories.map(({ id, colour }) => [id, colour]))
    const coloured = marks.all.get().map(({ index, category }) => ({
      index,
      colour: colours.get(category) ?? 'grey',
    }))
    const style = getComputedStyle(map)
    const known = new Map<string, string>()
    const colour = (name: string) => {
      const found = known.get(name) ?? style.getPropertyValue(name)
      known.set(name, found)
      return found
    }
    const rows = mapRows({ states, marks: coloured, hits }, Math.max(1, map.clientHeight), place)
    paintMap(map, rows, colour)
  })

  useEffect(() => {
    const waiting = window.setTimeout(draw, pause)
    return () => window.clearTimeout(waiting)
  }, [states, categories, hits])

  useEffect(() => {
    const map = canvas.current
    const text = scroller.current?.firstElementChild
    if (!map || !text) return
    let waiting: number | undefined
    const drawSoon = () => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(draw, pause)
    }
    const ownSize = new ResizeObserver(drawSoon)
    ownSize.observe(map)
    // Nearly every line that is written changes it, and hardly one changes the map.
    const textSize = new ResizeObserver(([entry]) => {
      const height = entry?.target.parentElement?.scrollHeight ?? 0
      if (looksDifferent(drawnAt.current, height, map.clientHeight)) drawSoon()
    })
    textSize.observe(text)
    const unfollow = marks.follow(changes => changes.some(isSeen) && drawSoon())
    const colours = new MutationObserver(drawSoon)
    colours.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      window.clearTimeout(waiting)
      ownSize.disconnect()
      textSize.disconnect()
      colours.disconnect()
      unfollow()
    }
  }, [scroller, marks])

  function goTo({ currentTarget, clientY, buttons }: PointerEvent<HTMLElement>) {
    const page = scroller.current
    if (!page || buttons !== 1) return
    const { top, height } = currentTarget.getBoundingClientRect()
    page.scrollTop = ((clientY - top) / height) * page.scrollHeight - page.clientHeight / 2
  }

  return (
    <div
      className={styles.map}
      data-pane="map"
      aria-hidden="true"
      onPointerDown={event => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        if (event.button === 0) props.onLeave()
        goTo(event)
      }}
      onPointerMove={goTo}
      onWheel={({ deltaY }) => scroller.current?.scrollBy(0, deltaY)}
    >
      <canvas ref={canvas} className={styles.canvas} />
    </div>
  )
}

/** Whether a change of a mark is seen on the map: what moves within its paragraph is not. */
const isSeen = ({ before, after }: AnnotationChange) =>
  before?.index !== after?.index || before?.category !== after?.category

/** Where paragraphs stand, as shares from 0 to 1 of the `whole` height; the first section begins at `start`. */
function placesIn(
  sections: readonly Section[],
  layout: SectionLayout,
  start: number,
  whole: number,
): (index: number) => number {
  const tops = sections.map(() => 0)
  let top = start
  for (const number of tops.keys()) {
    tops[number] = top
    top += layout.height(number, number + 1)
  }
  let number = 0
  return index => {
    // Most come in the order of the book.
    if (index < (sections[number]?.offset ?? 0)) number = 0
    while (index >= (sections[number + 1]?.offset ?? Infinity)) number++
    const section = sections[number]
    if (!section) return 0
    const share = (index - section.offset) / (section.end - section.start)
    return ((tops[number] ?? 0) + share * layout.height(number, number + 1)) / whole
  }
}
