import type { TemplateForm } from '#domain/templates/names'
import {
  readTemplateChoice,
  readTemplates,
  writeTemplateChoice,
  type NoteTemplate,
  type TemplateChoice,
} from '#domain/templates/stored'
import { templateText, usualTemplates } from '#domain/templates/usual'
import type { Undoable } from '#domain/undo-order'
import { namedTemplates } from '#services/notebook/named-templates'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'

/** What was done last, as far as the dialog says it. */
export type TemplateSaid = 'removed' | 'restored' | 'undone' | 'notKept' | 'taken' | null

export interface Templates {
  readonly choice: TemplateChoice
  /** The names of the reader's templates of the form. */
  readonly names: readonly string[]
  /** The text as the reader sees it, which may be a moment newer than what is kept. */
  readonly text: string
  /** Whether the template is the usual one, with its usual words. */
  readonly isUsual: boolean
  readonly said: TemplateSaid
  readonly choose: (choice: TemplateChoice) => void
  readonly write: (text: string) => void
  /** Adds a template with the present text. Returns false if that was impossible. */
  readonly add: (name: string) => boolean
  /** Deletes the template, or restores the usual one. */
  readonly remove: () => void
  /** Undoes the last removal. */
  readonly undo: () => void
  /** Keeps what is typed at once. */
  readonly settle: () => void
}

/** How long the reader must type nothing before the text is kept, in milliseconds. */
const pause = 400

/** The reader's templates, and which of them is shown. It is one of `forms`. */
export function useTemplates(forms: readonly TemplateForm[]): Templates {
  const { preferences, undoing } = useServices()
  const { noteTemplates, chosenTemplate } = useLive(preferences.settings)
  const kept = readTemplates(noteTemplates)
  const choice = shownChoice(readTemplateChoice(chosenTemplate), kept, forms)
  const named = namedTemplates(preferences, undoing.order)
  const [said, setSaid] = useState<TemplateSaid>(null)
  const [removed, setRemoved] = useState<Undoable | null>(null)
  const { draft, setDraft, settle } = useDraft(template => {
    if (!named.write(template)) setSaid('notKept')
  })
  const stored = templateText(kept, choice.form, choice.name) ?? ''
  const text = draft ? draft.text : stored

  return {
    choice,
    names: kept.filter(({ form, name }) => form === choice.form && name !== '').map(nameOf),
    text,
    isUsual: choice.name === '' && text === usualTemplates[choice.form],
    said,
    choose(next) {
      settle()
      setSaid(null)
      preferences.change({ chosenTemplate: writeTemplateChoice(next) })
    },
    write(next) {
      if (said === 'notKept') setSaid(null)
      setDraft({ ...choice, text: next })
    },
    add(name) {
      settle()
      const isTaken = kept.some(one => one.form === choice.form && one.name === name)
      const step = isTaken ? null : named.add({ form: choice.form, name, text })
      setSaid(isTaken ? 'taken' : step ? null : 'notKept')
      if (step)
        preferences.change({ chosenTemplate: writeTemplateChoice({ form: choice.form, name }) })
      return step !== null
    },
    remove() {
      settle()
      const step = named.remove(choice)
      setRemoved(step)
      setSaid(step && (choice.name === '' ? 'restored' : 'removed'))
    },
    undo() {
      if (removed && undoing.order.takeBack(removed)) setSaid('undone')
      setRemoved(null)
    },
    settle,
  }
}

const nameOf = ({ name }: NoteTemplate): string => name

/** Returns the choice that is shown: the usual template if the chosen one is gone. */
function shownChoice(
  chosen: TemplateChoice | null,
  kept: readonly NoteTemplate[],
  forms: readonly TemplateForm[],
): TemplateChoice {
  const form = forms.find(one => one === chosen?.form) ?? forms[0] ?? 'markdown'
  const name = form === chosen?.form ? chosen.name : ''
  return templateText(kept, form, name) === null ? { form, name: '' } : { form, name }
}

/** What is typed and not kept yet. It is kept after a pause, and when the dialog closes. */
function useDraft(keep: (template: NoteTemplate) => void) {
  const [draft, setDraft] = useState<NoteTemplate | null>(null)
  const latest = useRef({ draft, keep })
  useLayoutEffect(() => {
    latest.current = { draft, keep }
  })
  const settle = () => {
    const { draft: typed, keep: kept } = latest.current
    latest.current = { draft: null, keep: kept }
    if (typed) kept(typed)
    setDraft(null)
  }
  useEffect(() => {
    if (!draft) return undefined
    const timer = window.setTimeout(() => {
      latest.current.keep(draft)
      setDraft(now => (now === draft ? null : now))
    }, pause)
    return () => window.clearTimeout(timer)
  }, [draft])
  useLayoutEffect(
    () => () => {
      const { draft: typed, keep: kept } = latest.current
      if (typed) kept(typed)
    },
    [],
  )
  return { draft, setDraft, settle }
}
