/**
 * The schema of a backup's manifest. It is open: unknown fields come from a newer program and are
 * ignored.
 */
import { knownSeq, knownTime } from '#domain/bounds'
import { isSafeName, type BookId } from '#domain/ids'
import * as v from 'valibot'

const anyNumber = v.custom<number>(value => typeof value === 'number')
// An impossible time or operation number counts as unknown. It is no reason to refuse the reader's
// words.
const time = v.pipe(
  anyNumber,
  v.transform((value: number) => knownTime(value)),
)
const sequence = v.pipe(
  anyNumber,
  v.transform((value: number) => knownSeq(value)),
)
const schemaNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000))
const words = v.pipe(v.string(), v.maxLength(10_000))

/** The fields that backups of every version have. */
export const versioned = v.object({
  format: v.literal('duizhao-backup'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The oldest version whose programs can read the file. */
  readableBy: v.pipe(v.number(), v.integer(), v.minValue(1)),
})

const book = v.object({
  id: v.custom<BookId>(isSafeName),
  title: v.nullable(words),
  author: v.exactOptional(words),
  /** Paths in the book's bundle. */
  text: v.array(v.pipe(v.string(), v.regex(/^(manifest\.json|chapters\/[0-9]{4,5}\.json)$/))),
})

interface Manifest {
  readonly of: 'library' | 'book'
  readonly program: string
  readonly madeAt: number
  readonly library: {
    readonly id: string
    readonly seq: number
    readonly at: number
    readonly schemaVersion: number
  }
  readonly books: readonly {
    readonly id: BookId
    readonly title: string | null
    readonly author?: string
    readonly text: readonly string[]
  }[]
  readonly files: readonly string[]
}

/** `manifest.json`. */
export const manifest: v.GenericSchema<unknown, Manifest> = v.object({
  of: v.picklist(['library', 'book']),
  program: words,
  madeAt: time,
  library: v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    seq: sequence,
    at: time,
    schemaVersion: schemaNumber,
  }),
  books: v.pipe(
    v.array(book),
    v.check(all => new Set(all.map(({ id }) => id)).size === all.length, 'a book twice'),
  ),
  /** Every file of rows. A listed file that is missing is damage. */
  files: v.array(words),
})
