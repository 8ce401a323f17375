import {
  isSameView,
  readViews,
  withView,
  writeViews,
  type NamedView,
  type NotebookView,
} from '#domain/notebook/view'
import type { UndoOrder, Undoable } from '#domain/undo-order'
import type { Preferences } from '../preferences.ts'
import { stepOfSetting } from './step-of-setting.ts'

/** Views of the notebook that the reader has given names. */
export interface NamedViews {
  /** Returns the views, in the order of their names. */
  readonly all: () => readonly NamedView[]
  /** Keeps `view`, in place of one with that name. Returns false if no more can be kept. */
  readonly keep: (name: string, view: NotebookView) => boolean
  /** Returns the step, or null if no view has that name. */
  readonly remove: (name: string) => Undoable | null
}

/** The views are a setting. Each change is a step of undoing. */
export function namedViews({ settings, change }: Preferences, undo: UndoOrder): NamedViews {
  const all = () => readViews(settings.get().notebookViews)
  const viewOf = (name: string) => all().find(one => one.name === name)?.view ?? null

  function put(name: string, view: NotebookView | null): boolean {
    const notebookViews = writeViews(withView(all(), name, view))
    if (notebookViews === null) return false
    change({ notebookViews })
    return true
  }

  const asStep = (step: Undoable['name'], name: string, to: NotebookView | null) =>
    stepOfSetting(
      undo,
      step,
      { get: () => viewOf(name), put: view => put(name, view), isSame: isSameView },
      to,
    )

  return {
    all,
    keep: (name, view) => {
      asStep('keepView', name, view)
      return isSameView(viewOf(name), view)
    },
    remove: name => asStep('removeView', name, null),
  }
}
