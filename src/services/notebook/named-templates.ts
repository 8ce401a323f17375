import type { TemplateForm } from '#domain/templates/names'
import {
  readTemplates,
  withTemplate,
  writeTemplates,
  type NoteTemplate,
  type TemplateChoice,
} from '#domain/templates/stored'
import { withWritten } from '#domain/templates/usual'
import type { UndoOrder, Undoable } from '#domain/undo-order'
import type { Preferences } from '../preferences.ts'
import { stepOfSetting } from './step-of-setting.ts'

/** The reader's templates for exported notes. */
export interface NamedTemplates {
  /** Returns the templates, by form and name. */
  readonly all: () => readonly NoteTemplate[]
  /**
   * Keeps what the reader has typed into a template. It is no step of undoing, because the field
   * undoes typing. Returns false if it is too long to be kept.
   */
  readonly write: (template: NoteTemplate) => boolean
  /** Adds a template as a step of undoing; null if there are too many, or that name is taken. */
  readonly add: (template: NoteTemplate) => Undoable | null
  /**
   * Removes a template as a step of undoing; the usual one of a form is restored. Returns null if
   * nobody has written such a template.
   */
  readonly remove: (choice: TemplateChoice) => Undoable | null
}

/** The templates are a setting. */
export function namedTemplates({ settings, change }: Preferences, undo: UndoOrder): NamedTemplates {
  const all = () => readTemplates(settings.get().noteTemplates)
  const textOf = (form: TemplateForm, name: string) =>
    all().find(one => one.form === form && one.name === name)?.text ?? null

  function put(templates: readonly NoteTemplate[]): boolean {
    const noteTemplates = writeTemplates(templates)
    if (noteTemplates === null) return false
    if (noteTemplates !== settings.get().noteTemplates) change({ noteTemplates })
    return true
  }

  const asStep = (step: Undoable['name'], { form, name }: TemplateChoice, to: string | null) =>
    stepOfSetting(
      undo,
      step,
      {
        get: () => textOf(form, name),
        put: text => put(withTemplate(all(), { form, name }, text)),
        isSame: Object.is,
      },
      to,
    )

  return {
    all,
    write: template => put(withWritten(all(), template)),
    add: template =>
      textOf(template.form, template.name) === null
        ? asStep('keepTemplate', template, template.text)
        : null,
    remove: choice => asStep('removeTemplate', choice, null),
  }
}
