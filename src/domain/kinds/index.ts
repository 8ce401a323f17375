import type { KindEntry } from './kind-entry.ts'
import { highlight } from './highlight.ts'
import { note } from './note.ts'
import { question } from './question.ts'

/** Every kind of annotation. A kind is a file beside this one and a line here. */
const entries = { highlight, note, question } as const

export type AnnotationKind = keyof typeof entries
export const kinds: { readonly [K in AnnotationKind]: (typeof entries)[K] } = entries satisfies {
  readonly [K in AnnotationKind]: KindEntry<K, AnnotationKind>
}
/** The names of the kinds. */
export const annotationKinds = Object.keys(kinds) as AnnotationKind[]

/** A kind with the values of the fields that only this kind has. */
export type KindFields = {
  readonly [K in AnnotationKind]: FieldsOf<(typeof kinds)[K]['made']>
}[AnnotationKind]
type FieldsOf<Made extends { readonly kind: AnnotationKind }> = {
  readonly [F in keyof Made]: F extends 'kind' ? Made[F] : boolean
}

/** Whether `row` is of a known kind and has the fields of that kind. */
export function hasKindFields<Row extends { readonly kind: string }>(
  row: Row,
): row is Row & KindFields {
  const kind = annotationKinds.find(name => name === row.kind)
  const own: Readonly<Record<string, unknown>> = row
  return (
    kind !== undefined &&
    Object.entries(kinds[kind].made).every(([field, value]) => typeof own[field] === typeof value)
  )
}
