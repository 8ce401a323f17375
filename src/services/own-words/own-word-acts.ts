import { canonicalJson } from '#domain/canonical-json'
import { ownWordId, type BookId, type OwnWordId } from '#domain/ids'
import {
  isSound,
  nameOfCorrection,
  nameOfOwnWord,
  ownWordLimits,
  type OwnWord,
  type WordPlace,
  type WordStatus,
} from '#domain/own-words/own-word'
import { typedSyllables } from '#domain/own-words/typed-reading'
import type { StepEnd, StepName } from '#domain/undo-order'
import { exportWords } from './export-words.ts'
import { OwnWordRows, type OwnWordsTools } from './own-word-rows.ts'
import type {
  GlossWords,
  OwnWordActs,
  OwnWords,
  OwnWordsFault,
  OwnWordsOutcome,
  SaidAt,
} from './own-words.ts'

/** What a step changes of one row, and back. `stamp` and `updatedAt` are no part of it. */
interface Change {
  readonly id: OwnWordId
  readonly from: Fields
  readonly to: Fields
}
type Fields = Readonly<Record<string, unknown>>

/** Says what the reader wants of words, and enters each act into the undo order. */
export function createOwnWords(
  tools: OwnWordsTools,
): OwnWordActs & Pick<OwnWords, 'of' | 'all'> & { readonly reread: () => void } {
  const rows = new OwnWordRows(tools)
  const acts = new Acts(tools, rows)
  return {
    of: book => rows.of(book),
    all: () => rows.all(),
    reread: () => rows.reread(),
    addGloss: (at, words) => acts.gloss(ownWordId(tools.newId()), at, words),
    changeGloss: async (id, at, words) => {
      await rows.of(at.book)
      return rows.get(id)?.kind === 'gloss' ? acts.gloss(id, at, words) : fault('gone')
    },
    correctWords: (at, parts) => acts.correctWords(at, parts),
    correctReading: (...what) => acts.correctReading(...what),
    setStatus: (...what) => acts.setStatus(...what),
    remove: ids => acts.remove(ids),
    meet: (...what) => acts.meet(...what),
    exportWords: (...what) => exportWords(tools, ...what),
  }
}

const fault = (why: OwnWordsFault): OwnWordsOutcome => ({ ok: false, why })

class Acts {
  readonly #tools: OwnWordsTools
  readonly #rows: OwnWordRows

  constructor(tools: OwnWordsTools, rows: OwnWordRows) {
    this.#tools = tools
    this.#rows = rows
  }

  async gloss(id: OwnWordId, at: SaidAt, given: GlossWords): Promise<OwnWordsOutcome> {
    const words = {
      expression: given.expression.trim(),
      reading: given.reading.trim(),
      meaning: given.meaning.trim(),
      note: given.note.trim(),
    }
    if (words.reading === '' && words.meaning === '' && words.note === '') return fault('empty')
    const tooLong = (['reading', 'meaning', 'note'] as const).some(
      name => words[name].length > ownWordLimits[name],
    )
    if (tooLong) return fault('too-long')
    return this.#say(at, words.expression, common => ({ ...common, ...words, id, kind: 'gloss' }), {
      step: 'writeGloss',
    })
  }

  async correctWords(at: SaidAt, parts: readonly string[]): Promise<OwnWordsOutcome> {
    if (parts.includes('')) return fault('empty')
    return this.#say(
      at,
      parts.join(''),
      common => ({ ...common, kind: 'boundary', parts, id: nameOfCorrection('boundary', common) }),
      { step: 'correctWords' },
    )
  }

  async correctReading(at: SaidAt, expression: string, reading: string): Promise<OwnWordsOutcome> {
    const syllables = typedSyllables(reading)
    if (syllables?.length !== Array.from(expression).length) return fault('not-a-reading')
    return this.#say(
      at,
      expression,
      common => ({
        ...common,
        kind: 'reading',
        reading: syllables.join(' '),
        id: nameOfCorrection('reading', common),
      }),
      { step: 'correctReading' },
    )
  }

  async setStatus(expressions: readonly string[], status: WordStatus | null): Promise<void> {
    await this.#rows.of(null)
    const now = this.#tools.now()
    const changed = expressions.flatMap((expression): readonly OwnWord[] => {
      if (expression === '' || expression.length > ownWordLimits.expression) return []
      const id = nameOfOwnWord('status', null, expression)
      const before = this.#rows.get(id)
      if (status === null)
        return before && before.deletedAt === null ? [{ ...before, deletedAt: now }] : []
      const common = { scope: 'everywhere', bookId: null, place: null, expression } as const
      const times = { createdAt: before?.createdAt ?? now, updatedAt: now, deletedAt: null }
      return [{ ...before, ...common, ...times, id, kind: 'status', status }]
    })
    this.#put('setWordStatus', null, changed)
  }

  async remove(ids: readonly OwnWordId[]): Promise<void> {
    const now = this.#tools.now()
    const changed = ids.flatMap((id): readonly OwnWord[] => {
      const row = this.#rows.get(id)
      return row && row.deletedAt === null ? [{ ...row, deletedAt: now }] : []
    })
    const [first] = changed
    const isOfBook = changed.every(({ bookId }) => bookId === first?.bookId)
    this.#put('removeOwnWord', isOfBook ? (first?.bookId ?? null) : null, changed)
  }

  async meet(at: SaidAt, expression: string, sentence: string): Promise<void> {
    const { book } = at
    const { db, mayWrite } = this.#tools
    if (book === null || db.access === 'read-only' || !mayWrite()) return
    const outcome = await this.#say(
      { ...at, scope: 'book' },
      expression,
      common => {
        const id = nameOfOwnWord('met', book, expression)
        const before = this.#rows.get(id)
        const count = before?.kind === 'met' && before.deletedAt === null ? before.count + 1 : 1
        const { sentence: most } = ownWordLimits
        return { ...common, kind: 'met', id, count, sentence: sentence.slice(0, most) }
      },
      { step: null },
    )
    // A word that is too long is no vocabulary.
    if (!outcome.ok) return
  }

  async #say(
    at: SaidAt,
    expression: string,
    make: (
      common: Pick<
        OwnWord,
        'scope' | 'bookId' | 'place' | 'expression' | 'createdAt' | 'updatedAt' | 'deletedAt'
      >,
    ) => OwnWord,
    { step }: { readonly step: StepName | null },
  ): Promise<OwnWordsOutcome> {
    const { scope, book } = at
    if (expression === '') return fault('empty')
    if (expression.length > ownWordLimits.expression) return fault('too-long')
    const place = this.#printed(at)
    if ((scope === 'here' && !place) || (scope !== 'everywhere' && book === null))
      return fault('no-place')
    await this.#rows.of(book)
    const now = this.#tools.now()
    const bookId = scope === 'everywhere' ? null : book
    const row = make({
      scope,
      bookId,
      place: scope === 'everywhere' ? null : place,
      expression,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    })
    const before = this.#rows.get(row.id)
    const after = { ...row, createdAt: before?.createdAt ?? now }
    if (!isSound(after)) return fault('empty')
    if (step === null) this.#tools.writer.put([{ table: 'ownWords', row: after }], 'reading')
    else this.#put(step, book, [after])
    return { ok: true, id: row.id }
  }

  /** A place as it was printed; null for words of several printed paragraphs. */
  #printed({ book, place }: SaidAt): WordPlace | null {
    if (!place || book === null) return null
    const shown = { side: 'source', index: place.index, anchors: [place.anchor] } as const
    const half = this.#tools.structures.get(book)?.printedHalf(shown) ?? shown
    const [anchor, ...more] = half.anchors
    return anchor && more.length === 0 ? { index: half.index, anchor } : null
  }

  /** Puts rows as one step of undoing. */
  #put(name: StepName, book: BookId | null, rows: readonly OwnWord[]): void {
    const changes = rows.flatMap((row): readonly Change[] => {
      const before = this.#rows.get(row.id)
      const { from, to } = differing(before ?? { ...row, deletedAt: row.updatedAt }, row)
      return Object.keys(to).length === 0 ? [] : [{ id: row.id, from, to }]
    })
    if (changes.length === 0) return
    this.#write(rows)
    this.#tools.undo.push({
      name,
      book,
      isFree: true,
      undo: () =>
        this.#step(
          book,
          changes.map(({ id, from, to }) => ({ id, from: to, to: from })),
        ),
      redo: () => this.#step(book, changes),
    })
  }

  #step(book: BookId | null, changes: readonly Change[]): StepEnd | Promise<StepEnd> {
    if (this.#rows.isReady(book)) return this.#apply(changes)
    // Something else has changed the database, and nothing was asked since.
    return this.#rows.of(book).then(() => this.#apply(changes))
  }

  #apply(changes: readonly Change[]): StepEnd {
    const changed = changes.flatMap(({ id, from, to }): readonly OwnWord[] => {
      const row = this.#rows.get(id)
      return row && has(row, from) ? [{ ...row, ...to }] : []
    })
    if (changed.length < changes.length) return 'stale'
    this.#write(changed)
    return 'done'
  }

  #write(rows: readonly OwnWord[]): void {
    const updatedAt = this.#tools.now()
    this.#tools.writer.put(
      rows.map(row => ({ table: 'ownWords', row: { ...row, updatedAt } })),
      'none',
    )
  }
}

const unchanging: readonly string[] = ['id', 'kind', 'createdAt', 'updatedAt', 'stamp']

/** The fields in which two forms of a row differ. */
function differing(before: OwnWord, after: OwnWord): { from: Fields; to: Fields } {
  const [old, fresh]: Fields[] = [{ ...before }, { ...after }]
  const names = Object.keys({ ...old, ...fresh }).filter(
    name => !unchanging.includes(name) && !isSame(old?.[name], fresh?.[name]),
  )
  const of = (fields: Fields | undefined) =>
    Object.fromEntries(names.map(name => [name, fields?.[name]]))
  return { from: of(old), to: of(fresh) }
}

/** Whether `row` has `fields`. The time of a deletion does not count. */
function has(row: OwnWord, fields: Fields): boolean {
  const own: Fields = { ...row }
  return Object.entries(fields).every(([name, value]) =>
    name === 'deletedAt' ? (value === null) === (row.deletedAt === null) : isSame(own[name], value),
  )
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
