import type { Anchor } from '#domain/anchor'
import type { Stamp } from '#domain/clock'
import { isSafeName, type BookId, type SentenceChangeId } from '#domain/ids'
import {
  isSoundChange,
  sentenceChangeKinds,
  type SentenceChange,
} from '#domain/sentences/sentence-change'
import * as v from 'valibot'
import type { NumberChecks } from './row-numbers.ts'

/** The check of a corrected sentence, made of the checks of what other rows have too. */
export function sentenceChange({
  index,
  time,
  anchors,
  stamp,
}: NumberChecks & {
  readonly anchors: v.GenericSchema<unknown, Anchor[]>
  readonly stamp: v.OptionalSchema<v.GenericSchema<unknown, Stamp | undefined>, undefined>
}): v.GenericSchema<unknown, SentenceChange> {
  const row = v.looseObject({
    id: v.custom<SentenceChangeId>(isSafeName),
    bookId: v.custom<BookId>(isSafeName),
    kind: v.picklist(sentenceChangeKinds),
    says: v.boolean(),
    side: v.picklist(['source', 'translation']),
    index,
    anchors,
    counterpart: v.optional(v.nullable(v.looseObject({ index, anchors }))),
    waits: v.optional(v.boolean()),
    createdAt: time,
    updatedAt: time,
    deletedAt: v.nullable(time),
    stamp,
  })
  return v.pipe(
    row,
    v.check(found => isSoundChange(found)),
    // A present but undefined field would replace the stored one when the row is written.
    v.transform(({ counterpart, waits, ...others }) => ({
      ...others,
      ...(counterpart !== undefined && { counterpart }),
      ...(waits !== undefined && { waits }),
    })),
  )
}
