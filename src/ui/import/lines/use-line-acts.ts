import type { PreviewLine } from '#services/outside'
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { useContextMenu } from '../../menus/use-popup.ts'
import type { MenuChoice } from '../../menus/menu.ts'
import { isHeadingLine } from './text-line.tsx'
import type { TextLines } from './text-lines.ts'
import { patternOf, type Teaching } from './use-teaching.ts'

export const lineActs = ['line.heading', 'line.plain', 'line.drop', 'line.join'] as const
export type LineAct = (typeof lineActs)[number]

const whats = { 'line.heading': 'heading', 'line.plain': 'plain', 'line.drop': 'drop' } as const

interface LineActsProps {
  readonly place: RefObject<HTMLElement | null>
  readonly lines: TextLines
  readonly teaching: Teaching | null
  /** Shows a line among the others. */
  readonly onShow?: ((number: number) => void) | undefined
}

/**
 * What the reader does with the lines in a list: by the buttons at the line with the focus or under
 * the pointer, by its menu, and by keys.
 */
export function useLineActs({ place, lines, teaching, onShow }: LineActsProps) {
  const { focused, pointed } = useCurrentLine(place)
  const keepFocus = useFocusKept(place, lines)

  const onAct = useCallback(
    (number: number, name: LineAct) =>
      void lines.at(number).then(line => {
        if (!line || !teaching) return
        keepFocus(number)
        if (name === 'line.join') teaching.join(line)
        else teaching.teach(whats[name], line)
      }),
    [lines, teaching, keepFocus],
  )

  const can = (name: LineAct) => {
    const line = focused === null ? null : lines.now(focused)
    return {
      enabled:
        teaching !== null && focused !== null && (line === null || isPossible(name, line, focused)),
      run: () => focused !== null && onAct(focused, name),
    }
  }
  useActionHandlers(
    focused === null ? {} : Object.fromEntries(lineActs.map(name => [name, can(name)])),
  )
  useLineMenu({ place, lines, teaching, onShow }, onAct)
  return { current: pointed ?? focused, focused, onAct: teaching && onAct }
}

const isPossible = (name: LineAct, line: PreviewLine, number: number): boolean => {
  if (name === 'line.heading') return !isHeadingLine(line)
  if (name === 'line.plain') return isHeadingLine(line)
  return name === 'line.drop' || (line.origin !== null && number > 0)
}

/** The menu of a line. It says which lines are like it. */
function useLineMenu(
  { place, lines, teaching, onShow }: LineActsProps,
  onAct: (number: number, name: LineAct) => void,
): void {
  const { t } = useTranslation()

  async function menuOf(number: number) {
    const line = await lines.at(number)
    const acts = line && teaching ? lineActs.filter(name => isPossible(name, line, number)) : []
    const choices = acts.map((action): MenuChoice => {
      const run = () => flushSync(() => onAct(number, action))
      if (!line || action === 'line.join') return { action, run }
      const pattern = patternOf(whats[action], line)
      return { action, label: t(`import.lineMenu.${whats[action]}`, { pattern }), run }
    })
    const show = onShow ? [{ action: 'line.show' as const, run: () => onShow(number) }] : []
    return [choices, show]
  }

  useContextMenu(place, target => {
    const number = numberAt(target)
    return number === null ? null : menuOf(number)
  })
}

/** Returns the number of the line that has `target`; null outside lines. */
function numberAt(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('[data-row]') : null
  const line = row?.querySelector<HTMLElement>('[data-line]')
  return line ? Number(line.dataset['line']) : null
}

/** The line with the focus, and the line under the pointer. */
function useCurrentLine(place: RefObject<HTMLElement | null>) {
  const [focused, setFocused] = useState<number | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const leaving = new AbortController()
    const { signal } = leaving
    element.addEventListener('focusin', ({ target }) => setFocused(numberAt(target)), { signal })
    element.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setFocused(null)
      },
      { signal },
    )
    element.addEventListener('pointerover', ({ target }) => setPointed(numberAt(target)), {
      signal,
    })
    element.addEventListener('pointerleave', () => setPointed(null), { signal })
    return () => leaving.abort()
  }, [place])
  return { focused, pointed }
}

/**
 * Returns a function that marks a line as the reader's place. When the file has been read again,
 * that line, or the one now at its place, has the focus and is as high on the screen as before:
 * what the reader taught is shown above the lines and would push them down.
 */
function useFocusKept(place: RefObject<HTMLElement | null>, lines: TextLines) {
  const kept = useRef<{ readonly number: number; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    if (kept.current === null) return
    const { number, top } = kept.current
    const line = lineFrom(place.current, number)
    const scroller = line?.closest('[data-scroller]')
    if (!line || !scroller) return
    scroller.scrollTop += line.getBoundingClientRect().top - top
    line.scrollIntoView({ block: 'nearest' })
  })
  useLayoutEffect(() => {
    if (kept.current === null) return
    const line = lineFrom(place.current, kept.current.number)
    kept.current = null
    if (!document.activeElement || document.activeElement === document.body)
      line?.focus({ preventScroll: true })
  }, [place, lines])
  return useCallback(
    (number: number) => {
      const line = lineFrom(place.current, number)
      if (line) kept.current = { number, top: line.getBoundingClientRect().top }
    },
    [place],
  )
}

/** Returns the first line from `number` on that is shown, or else the last one. */
function lineFrom(list: HTMLElement | null, number: number): HTMLElement | undefined {
  const all = [...(list?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  return all.find(line => Number(line.dataset['line']) >= number) ?? all.at(-1)
}
