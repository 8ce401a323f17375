/** The reader's templates as a setting. */
import { canonicalJson } from '../canonical-json.ts'
import { longestTemplate, longestTemplateName, longestTemplates, mostTemplates } from './limits.ts'
import { templateForms, type TemplateForm } from './names.ts'

/** A template that the reader has written. */
export interface NoteTemplate {
  readonly form: TemplateForm
  /** Empty for the reader's words in place of the usual template of the form. */
  readonly name: string
  readonly text: string
}

/** Returns the templates that can be read. Those of a newer program's forms are left out. */
export function readTemplates(stored: string): readonly NoteTemplate[] {
  const all = parsed(stored)
  return (Array.isArray(all) ? all : []).flatMap((one: unknown) => templateOf(one) ?? [])
}

/** Returns `templates` as a setting; null if they are too many or too long. */
export function writeTemplates(templates: readonly NoteTemplate[]): string | null {
  if (templates.length === 0) return ''
  const written = canonicalJson(templates.map(({ form, name, text }) => ({ form, name, text })))
  return templates.length > mostTemplates || written.length > longestTemplates ? null : written
}

/**
 * Returns `templates` with `text` as the template of that form and name; without it if it is null.
 */
export const withTemplate = (
  templates: readonly NoteTemplate[],
  { form, name }: Pick<NoteTemplate, 'form' | 'name'>,
  text: string | null,
): readonly NoteTemplate[] =>
  [
    ...templates.filter(other => other.form !== form || other.name !== name),
    ...(text === null ? [] : [{ form, name, text }]),
  ].toSorted((a, b) => compare(a.form, b.form) || compare(a.name, b.name))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return null
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function templateOf(stored: unknown): NoteTemplate | null {
  const { form, name, text } = fieldsOf(stored)
  const known = templateForms.find(one => one === form)
  if (!known || typeof name !== 'string' || typeof text !== 'string') return null
  if (name.length > longestTemplateName || text.length > longestTemplate) return null
  return { form: known, name, text }
}

/** A form and the name of one of its templates. */
export type TemplateChoice = Pick<NoteTemplate, 'form' | 'name'>

/** Returns a choice that was kept as a setting; null if it cannot be read. */
export function readTemplateChoice(stored: string): TemplateChoice | null {
  const read = templateOf({ ...fieldsOf(parsed(stored)), text: '' })
  return read && { form: read.form, name: read.name }
}

export const writeTemplateChoice = ({ form, name }: TemplateChoice): string =>
  canonicalJson({ form, name })
