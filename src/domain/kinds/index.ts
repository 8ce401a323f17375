import { emendation } from './emendation.ts'
import type { KindEntry } from './kind-entry.ts'
import { highlight } from './highlight.ts'
import { note } from './note.ts'
import { question } from './question.ts'
import { reference } from './reference.ts'
import { term } from './term.ts'

/** Every kind of annotation. A kind is a file beside this one and a line here. */
const entries = {
  highlight,
  note,
  question,
  emendation,
  term,
  reference,
} as const

type Entries = typeof entries
export type AnnotationKind = keyof Entries
export const kinds: Entries = entries satisfies {
  readonly [K in AnnotationKind]: KindEntry<K, AnnotationKind>
}
/** The names of the kinds. */
export const annotationKinds = Object.keys(kinds) as AnnotationKind[]

/** A kind with the values of the fields that only this kind has. */
export type KindFields = {
  readonly [K in AnnotationKind]: FieldsOf<Entries[K]['made']>
}[AnnotationKind]
type FieldsOf<Made extends { readonly kind: AnnotationKind }> = {
  readonly [F in keyof Made]: F extends 'kind' ? Made[F] : Made[F] extends '' ? string : boolean
}

/** A state of a kind: `<kind>.<state>`. Its words are `kindStates.<kind>.<state>`. */
export type KindState = {
  readonly [K in AnnotationKind]: `${K}.${keyof Entries[K]['states'] & string}`
}[AnnotationKind]
/** Every state of every kind. */
export const kindStates = annotationKinds.flatMap(kind =>
  Object.keys(kinds[kind].states).map(state => `${kind}.${state}`),
) as KindState[]

/** The kinds that a mark can be turned into. Their words are `kinds.<kind>`. */
export type TurnedKind = {
  readonly [K in AnnotationKind]: Entries[K]['turn'] extends null ? never : K
}[AnnotationKind]
export const turnedKinds = annotationKinds.filter(
  (kind): kind is TurnedKind => kinds[kind].turn !== null,
)

/** The actions of all kinds. */
export const kindActions: KindActions = Object.assign(
  {},
  ...annotationKinds.map(kind => kinds[kind].actions),
)
type KindActions = Joined<Entries[AnnotationKind]['actions']>
type Joined<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

/** Whether `row` is of a known kind and has the fields of that kind. */
export function hasKindFields<Row extends { readonly kind: string }>(
  row: Row,
): row is Row & KindFields {
  const kind = annotationKinds.find(name => name === row.kind)
  const own: Readonly<Record<string, unknown>> = row
  return (
    kind !== undefined &&
    Object.entries(kinds[kind].made).every(
      ([field, value]) => typeof own[field] === typeof value,
    ) &&
    Object.entries(kinds[kind].words).every(([field, most]) => isShort(own[field], most))
  )
}

/** Whether `value` is a text of at most `most` UTF-16 units. */
const isShort = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length <= most

/** A text field of a kind: `<kind>.<field>`. Its label is `kindWords.<kind>.<field>`. */
export type KindWord = {
  readonly [K in AnnotationKind]: `${K}.${keyof Entries[K]['words'] & string}`
}[AnnotationKind]
/** The text fields of all kinds. */
const kindWordNames = annotationKinds.flatMap(kind =>
  Object.keys(kinds[kind].words).map(field => `${kind}.${field}`),
) as KindWord[]

/** A text field of an annotation. */
export interface WordsOfKind {
  readonly name: KindWord
  readonly text: string
  /** The most UTF-16 units that it may have. */
  readonly most: number
}

/** Returns the text fields of `row`, also empty ones; none if its kind has none. */
export function kindWordsOf(row: KindFields): readonly WordsOfKind[] {
  const all: Readonly<Record<string, unknown>> = { ...row }
  return Object.entries(kinds[row.kind].words).flatMap(([field, most]) => {
    const name = kindWordNames.find(one => one === `${row.kind}.${field}`)
    const text = all[field]
    return name && typeof text === 'string' ? { name, text, most } : []
  })
}

/** Whether a text field of `row` has text. A mark of another kind could not keep it. */
export const hasKindWords = (row: KindFields): boolean =>
  kindWordsOf(row).some(({ text }) => text !== '')

/** Returns the kind and fields of `row` with a text; null if its kind has no such field. */
export function withKindWord(row: KindFields, name: KindWord, text: string): KindFields | null {
  const known = kindWordsOf(row).find(one => one.name === name)
  const field = name.slice(row.kind.length + 1)
  const fields = { ...kindFieldsOf(row), [field]: text.slice(0, known?.most) }
  return known && hasKindFields(fields) ? fields : null
}

/** Returns the kind of `row` and the fields that only this kind has. */
export function kindFieldsOf(row: KindFields): KindFields {
  const all: Readonly<Record<string, unknown>> = { ...row }
  const names = Object.keys(kinds[row.kind].made)
  const own = { kind: row.kind, ...Object.fromEntries(names.map(name => [name, all[name]])) }
  return hasKindFields(own) ? own : kinds[row.kind].made
}

type StateEntry = KindEntry<AnnotationKind>['states'][string]

const statesOf = (kind: AnnotationKind): readonly (readonly [string, StateEntry])[] =>
  Object.entries(kinds[kind].states)

/** The place of the state of `row` among those of its kind; -1 if it has none. */
function placeOfState(row: KindFields): number {
  const all: Readonly<Record<string, unknown>> = { ...row }
  return statesOf(row.kind).findIndex(([, { fields }]) =>
    Object.entries(fields).every(([name, value]) => all[name] === value),
  )
}

/** Returns the state of `row`; null if its kind has none. */
export function stateOf(row: KindFields): KindState | null {
  if (statesOf(row.kind).length === 0) return null
  const name = statesOf(row.kind)[placeOfState(row)]?.[0]
  return kindStates.find(state => state === `${row.kind}.${name}`) ?? null
}

/** Returns the sign of the state of `row`; null if its kind has none. */
export const stateSign = (row: KindFields): string | null =>
  statesOf(row.kind)[placeOfState(row)]?.[1].sign ?? null

/** Returns `row` in the state after its own; null if its kind has no states. */
export function nextState(row: KindFields): KindFields | null {
  const states = statesOf(row.kind)
  const next = states[(placeOfState(row) + 1) % states.length]
  const fields = { ...kindFieldsOf(row), ...next?.[1].fields }
  return next && hasKindFields(fields) ? fields : null
}
