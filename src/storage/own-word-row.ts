import type { Anchor } from '#domain/anchor'
import type { Stamp } from '#domain/clock'
import { isSafeName, type BookId, type OwnWordId } from '#domain/ids'
import {
  isSound,
  ownWordLimits,
  wordScopes,
  wordStatuses,
  type OwnWord,
} from '#domain/own-words/own-word'
import * as v from 'valibot'
import type { NumberChecks } from './row-numbers.ts'

const wordsUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most))

/** The check of an own word, made of the checks of what other rows have too. */
export function ownWord({
  index,
  time,
  anchor,
  stamp,
}: NumberChecks & {
  readonly anchor: v.GenericSchema<unknown, Anchor>
  readonly stamp: v.OptionalSchema<v.GenericSchema<unknown, Stamp | undefined>, undefined>
}): v.GenericSchema<unknown, OwnWord> {
  const row = {
    id: v.custom<OwnWordId>(isSafeName),
    scope: v.picklist(wordScopes),
    bookId: v.nullable(v.custom<BookId>(isSafeName)),
    place: v.nullable(v.looseObject({ index, anchor })),
    expression: v.pipe(wordsUpTo(ownWordLimits.expression), v.minLength(1)),
    createdAt: time,
    updatedAt: time,
    stamp,
    deletedAt: v.nullable(time),
  }
  const { reading, meaning, note, sentence, expression } = ownWordLimits
  return v.pipe(
    v.variant('kind', [
      v.looseObject({
        ...row,
        kind: v.literal('gloss'),
        reading: wordsUpTo(reading),
        meaning: wordsUpTo(meaning),
        note: wordsUpTo(note),
      }),
      v.looseObject({
        ...row,
        kind: v.literal('boundary'),
        parts: v.pipe(v.array(wordsUpTo(expression)), v.minLength(1), v.maxLength(expression)),
      }),
      v.looseObject({ ...row, kind: v.literal('reading'), reading: wordsUpTo(reading) }),
      v.looseObject({ ...row, kind: v.literal('status'), status: v.picklist(wordStatuses) }),
      v.looseObject({
        ...row,
        kind: v.literal('met'),
        sentence: wordsUpTo(sentence),
        count: index,
      }),
    ]),
    v.check(row => isSound(row)),
  )
}
