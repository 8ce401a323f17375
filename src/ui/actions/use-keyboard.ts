import type { ActionName } from '#domain/actions'
import { useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { useActionRegistry } from '../actions.ts'
import { useServices } from '../services.ts'
import { endEarlyWords, takesEarlyKeys } from './early-keys.ts'
import { keymapOf } from './keymap.ts'

/**
 * Runs actions by their keys and from the application menu. The focused element comes first: a key
 * that an editor has handled is ignored, and commands that edit text in a plain field stay with
 * that field.
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
      if (movesInText(name) && isWriting(event.target)) return
      if (registry.run(name)) event.preventDefault()
      else endEarlyWords(event.target)
    }
    window.addEventListener('keydown', onKeyDown)
    outside.on('action', name => {
      const { activeElement } = document
      const isField = name === 'edit.selectAll' ? !inBook(activeElement) : inField(activeElement)
      if (editsText(name) && isField) fieldCommand(name)
      // Synchronously, as for a key, so that what it opens has the focus before the next key.
      else flushSync(() => registry.run(name))
    })
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry, outside, app, preferences])
}

/**
 * Commands that a field applies to its own text. Find is not one, although it is in the same menu.
 */
const editsText = (name: ActionName) => /^(?:edit|format)\./.test(name)

/** Keys that go to an end of the text; in a note or another field, to an end of that. */
const movesInText = (name: ActionName) => name === 'go.beginning' || name === 'go.end'

const isWriting = (target: EventTarget | null) =>
  inField(target) ||
  (target instanceof HTMLElement && target.isContentEditable && !target.closest('[data-section]'))

/** Whether the focus is in the text of a book, of which the page has only a part. */
const inBook = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-section]') !== null

/** Inputs without text. */
const choices: ReadonlySet<string> = new Set(['radio', 'checkbox', 'range'])

/** Plain fields have an undo of their own. */
const inField = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement && !choices.has(target.type)) ||
  (target instanceof HTMLTextAreaElement && !(takesEarlyKeys(target) && target.value === ''))

/** `execCommand` is deprecated, but the engine has no other way to run its own commands. */
function fieldCommand(name: ActionName) {
  if (name === 'edit.undo') document.execCommand('undo')
  if (name === 'edit.redo') document.execCommand('redo')
  if (name === 'edit.selectAll') document.execCommand('selectAll')
}
