import type { Spread } from '#editor/spread'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

/** The message's key. */
export const wayBack = 'way back'

/** Keys that scroll to the caret without writing anything. */
const movesCaret = /^(Arrow(Up|Down|Left|Right)|Home|End|Enter|Backspace|Delete)$/

/**
 * When a reader has scrolled far away from the caret and types, the first key scrolls back to the
 * caret. This hook remembers the place they were looking at, as before any other jump, and shows a
 * message whose button calls `back`.
 */
export function useWayBack(
  { spread, jumps }: Pick<OpenSpread, 'spread' | 'jumps'>,
  scroller: RefObject<HTMLElement | null>,
  back: () => void,
): void {
  const toasts = useToasts()
  const { tip } = useShortcut('go.back')
  const leave = useEffectEvent(() => {
    jumps.leave('typing')
    toasts.show(wayBack, {
      message: t => t('reader.atCaret'),
      action: {
        name: 'go.back',
        label: t => tip(t('actions.go.back')),
        run: back,
      },
    })
  })

  useEffect(() => {
    const page = scroller.current
    if (!page) return
    // The caret is measured once after each scrolling, not at each key.
    let hasScrolled = false
    const look = ({ target }: Event) => {
      if (!hasScrolled || !(target instanceof Node) || !isInCaretColumn(spread, target)) return
      hasScrolled = false
      if (isFar(spread, page)) leave()
    }
    const lookAtKey = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, isComposing } = event
      if (isComposing || altKey || ctrlKey || metaKey || !movesCaret.test(key)) return
      look(event)
    }
    const ending = new AbortController()
    const { signal } = ending
    page.addEventListener('scroll', () => (hasScrolled = true), { passive: true, signal })
    const early = { capture: true, signal }
    page.addEventListener('keydown', lookAtKey, early)
    for (const name of ['keypress', 'beforeinput', 'compositionstart', 'paste', 'cut'])
      page.addEventListener(name, look, early)
    return () => {
      ending.abort()
      toasts.hide(wayBack)
    }
  }, [spread, scroller, toasts])
}

const editorAt = (spread: Spread) =>
  spread.selection.where && spread.sections.get(spread.selection.where.section)

function isInCaretColumn(spread: Spread, target: Node): boolean {
  const { where } = spread.selection
  return (where && editorAt(spread)?.views.get(where.side)?.dom.contains(target)) ?? false
}

/**
 * Whether the caret's line is so far above or below the screen that scrolling to it replaces most
 * of what is visible.
 */
function isFar(spread: Spread, page: HTMLElement): boolean {
  const { where } = spread.selection
  const line =
    where && editorAt(spread)?.views.top(where.side, { pair: where.pair, offset: where.caret })
  if (line === null || line === undefined) return false
  const { top, height } = page.getBoundingClientRect()
  return line < top - height / 2 || line > top + height * 1.5
}
