/** Writes the values of a template into it. */
import type { NoteBody } from '../annotation.ts'
import type { TemplatePart, ValuePlace } from './parse.ts'

/** A text, a note, or the items of a list. */
export type TemplateValue = string | NoteValue | readonly TemplateValues[]
export interface NoteValue {
  readonly note: NoteBody
}
/** Values by their names. A missing one is empty. */
export type TemplateValues = Readonly<Record<string, TemplateValue | undefined>>

/** Returns a value as its form writes it. `name` is its name in the template. */
export type ValueWriter = (value: string | NoteValue, place: ValuePlace, name: string) => string

/**
 * Yields the text of a template in small parts. Names are looked up from the inside out. A list as
 * a text, such as `tags`, is the texts of its items with commas between them.
 */
export function* filledTemplate(
  parts: readonly TemplatePart[],
  around: readonly TemplateValues[],
  write: ValueWriter,
): Generator<string> {
  for (const part of parts) {
    if (part.kind === 'words') {
      yield part.words
      continue
    }
    const value = valueOf(part.name, around)
    if (part.kind === 'value') {
      const text = isList(value) ? value.map(textOf).join(', ') : value
      if (!isEmpty(text)) yield write(text, part.place, part.name)
      continue
    }
    if (part.isElse !== isEmpty(value)) continue
    const insides = isList(value) && !part.isElse ? value.map(item => [item, ...around]) : [around]
    for (const inside of insides) yield* filledTemplate(part.parts, inside, write)
  }
}

function valueOf(name: string, around: readonly TemplateValues[]): TemplateValue {
  for (const values of around) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined) return value
  }
  return ''
}

const textOf = (item: TemplateValues): string =>
  Object.values(item)
    .flatMap(value => (typeof value === 'string' ? value : []))
    .join(': ')

const isList = (value: TemplateValue): value is readonly TemplateValues[] => Array.isArray(value)

function isEmpty(value: TemplateValue): boolean {
  if (typeof value === 'string' || isList(value)) return value.length === 0
  return value.note.every(({ text }) => text.trim() === '')
}
