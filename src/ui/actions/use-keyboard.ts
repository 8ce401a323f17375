import type { ActionName } from '#domain/actions'
import { useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { useActionRegistry } from '../actions.ts'
import { useServices } from '../services.ts'
import { keymapOf } from './keymap.ts'

/**
 * Runs actions by their keys and from the application menu. What has the focus is
 * asked first: a key that an editor has taken is not looked at again, and what edits
 * text in a plain field stays with that field.
 */
export function useKeyboard(): void {
  const registry = useActionRegistry()
  const { outside, app, preferences } = useServices()
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      const { shortcuts } = preferences.settings.get()
      const name = keymapOf(shortcuts, app.platform).actionFor(event)
      if (!name || (editsText(name) && inField(event.target))) return
      if (registry.run(name)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    outside.on('action', name => {
      if (editsText(name) && inField(document.activeElement)) fieldCommand(name)
      // At once, as for a key: what it opens has the keyboard before the next key comes.
      else flushSync(() => registry.run(name))
    })
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry, outside, app, preferences])
}

/** What a field does with its own text; looking for words is not that, though the same menu lists it. */
const editsText = (name: ActionName) => /^(?:edit|format)\./.test(name)

/** Fields keep an undo of their own. */
const inField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** The engine offers no other way to reach the undo of a plain field than this old one. */
function fieldCommand(name: ActionName) {
  if (name === 'edit.undo') document.execCommand('undo')
  if (name === 'edit.redo') document.execCommand('redo')
}
