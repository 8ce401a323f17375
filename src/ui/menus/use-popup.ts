import type { PopupPlace } from '#services/outside'
import { useEffect, useEffectEvent, useMemo, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useActionLabel } from '../actions/use-action-label.ts'
import { useActionRegistry } from '../actions.ts'
import { useServices } from '../services.ts'
import { popupOf, type MenuSections } from './menu.ts'

export interface Popup {
  /**
   * Shows a menu whose upper left corner is at `at`, in CSS pixels of the page. A menu that still
   * waits for suggestions is shown when it has them.
   */
  readonly open: (menu: MadeMenu, at: PopupPlace) => void
}

/** A menu, or a menu that is still being made. */
type MadeMenu = MenuSections | Promise<MenuSections>

/** Returns how to show a menu. The same object until the language or a category's name changes. */
export function usePopup(): Popup {
  const registry = useActionRegistry()
  const { outside } = useServices()
  const label = useActionLabel()
  return useMemo(() => {
    async function show(made: MadeMenu, at: PopupPlace) {
      const menu = popupOf(await made, {
        label,
        enabled: registry.enabled.get(),
        run: registry.run,
      })
      if (menu.sections.length === 0) return
      const chosen = await outside.popUp(menu.sections, at)
      const run = chosen === null ? undefined : menu.runs[chosen]
      // Synchronously, as for a key, so that what it opens has the focus before the next key.
      if (run) flushSync(run)
    }
    return { open: (made, at) => void show(made, at).catch(() => {}) }
  }, [registry, outside, label])
}

/**
 * Shows the menu that `menuFor` returns for a right click in `place`, and for the keys of context
 * menus while something in it has the focus. Null means that the event is about something else.
 */
export function useContextMenu(
  place: RefObject<HTMLElement | null>,
  menuFor: (target: Element) => MadeMenu | null,
): void {
  const popup = usePopup()
  const onContextMenu = useEffectEvent((event: MouseEvent) => {
    const made = event.target instanceof Element ? menuFor(event.target) : null
    if (!made || event.defaultPrevented) return
    event.preventDefault()
    popup.open(made, { x: event.clientX, y: event.clientY })
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const listener = (event: MouseEvent) => onContextMenu(event)
    element.addEventListener('contextmenu', listener)
    return () => element.removeEventListener('contextmenu', listener)
  }, [place])
}
