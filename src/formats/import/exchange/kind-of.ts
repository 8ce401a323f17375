import { paragraphKinds, type ParagraphKind } from '#domain/book'

/** The kind of a paragraph, and its level if it is a heading. */
export interface KindOfText {
  readonly kind: ParagraphKind
  readonly level?: number
}

/**
 * Returns the kind that this program's exports write as `verse` or `heading-2`; null if `written`
 * is something else.
 */
export function kindWritten(written: string): KindOfText | null {
  const [, name = '', level] = /^([A-Za-z]+)(?:-([1-9]))?$/.exec(written) ?? []
  const kind = paragraphKinds.find(one => one === name)
  if (kind === undefined) return null
  return kind === 'heading' ? { kind, level: Number(level ?? 1) } : { kind }
}
