/**
 * Tests joins, splits and kinds in a new edition. The file is long because each division is tried
 * against each way in which an edition differs.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, type Side } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { versionOf } from '../history.ts'
import { annotationId, categoryId, paragraphId, type ParagraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { takingBack } from '../row-change.ts'
import { placeName, placeOfName, type ParagraphChange } from '../structure/paragraph-change.ts'
import { changeAt } from '../structure/testing.ts'
import type { Translation } from '../translation.ts'
import { carryOver } from './carry-over.ts'
import { matchEditions } from './match.ts'
import { editions, named, newBook, nothing, oldBook } from './testing.ts'

const now = 5000

/** Fourteen characters that only the sentence `n` has. */
function sentence(n: number): string {
  let state = n * 7919 + 17
  const characters = Array.from({ length: 14 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return String.fromCodePoint(0x4e00 + (state % 20_000))
  })
  return `${characters.join('')}。`
}

/** A translation of the part of old paragraph `index` that begins at `offset`. */
function translated(index: number, offset: number, text: string): Translation {
  const id = placeName({ paragraph: paragraphId(`o${index}`), offset })
  const state = 'done' as const
  return { bookId: oldBook, paragraphId: id, index, content: plain(text), state, updatedAt: 10 }
}

function marked(
  name: string,
  side: Side,
  id: ParagraphId,
  text: string,
  words: string,
): Annotation {
  const start = text.indexOf(words)
  return {
    id: annotationId(name),
    bookId: oldBook,
    kind: 'note',
    category: categoryId('term'),
    side,
    index: 0,
    anchors: [anchorAt(id, text, start, start + words.length)],
    note: [plain(words)],
    tags: [],
    createdAt: 3,
    updatedAt: 4,
    deletedAt: null,
  }
}

const [a, b, c, d] = [0, 1, 2, 3].map(n => sentence(2 * n) + sentence(2 * n + 1)) as [
  string,
  string,
  string,
  string,
]
const half = sentence(0).length

/** What becomes of `rows` about an edition of a, b, c and d. */
function carried(rows: readonly ParagraphChange[], fresh: readonly string[], work = nothing) {
  const pair = editions([a, b, c, d], fresh)
  return carryOver({ ...work, structure: rows }, nothing, pair, now)
}

type Carried = ReturnType<typeof carryOver>

const structureOf = ({ changes }: Carried) =>
  changes.flatMap(change =>
    change.table === 'structure' && change.becomes && !change.becomes.waits ? [change.becomes] : [],
  )
/** The rows that wait for the reader. */
const waitingOf = ({ changes }: Carried) =>
  changes.flatMap(change =>
    change.table === 'structure' && change.becomes?.waits ? [change.becomes] : [],
  )
/** The name of what waits from the place `name`. */
const gone = (name: string): unknown =>
  expect.stringMatching(new RegExp(String.raw`^gone\.${name}\.w[0-9a-f]{16}$`))
/** A change that waits, when the reader has decided about it. */
const isLeft = (row: ParagraphChange): ParagraphChange => ({
  ...row,
  waits: row.waits && { ...row.waits, isDecided: true },
})
const translationsOf = ({ changes }: Carried) =>
  changes.flatMap(change =>
    change.table === 'translations' && change.becomes ? [change.becomes] : [],
  )

const old = named('o', [a, b, c, d])
const join = changeAt(old, 2, 0, { begins: false })
const split = changeAt(old, 0, half, { begins: true })
const heading = changeAt(old, 3, 0, { kind: 'heading', level: 2 })

describe('joins, splits and kinds in a new edition', () => {
  it('a join follows its two paragraphs while they are side by side', () => {
    const { changes, report } = carried([join], [sentence(90), a, b, c, d])
    expect(structureOf({ changes, report })).toMatchObject([
      { place: 'f3', index: 3, begins: false, after: { id: 'f2', length: b.length } },
    ])
    expect(report.structure).toMatchObject({ kept: 1, standing: 0, left: [] })
  })

  it.each([
    ['a paragraph is between them', [a, b, sentence(90), c, d], 4],
    ['the first has changed', [a, b.replace('。', '？'), c, d], 3],
    ['the second has changed', [a, b, c.replace('。', '？'), d], 3],
    ['they have changed places', [a, c, b, d], 2],
    ['the second is gone', [a, b, d], 2],
  ])('a join is left if %s', (_what, fresh, number) => {
    const all = carried([join], fresh)
    expect(structureOf(all)).toEqual([])
    expect(all.report.structure).toMatchObject({
      kept: 0,
      left: [{ what: 'join', place: 'o2', before: b, after: c, index: number - 1 }],
    })
  })

  it('a join is left if the second paragraph begins a chapter', () => {
    const pair = editions([a, b, c, d], [a, b, c, d], [0, 2])
    const all = carryOver({ ...nothing, structure: [join] }, nothing, pair, now)
    expect(structureOf(all)).toEqual([])
    expect(all.report.structure.left).toHaveLength(1)
  })

  it('a split follows its paragraph, with the translations and histories of both parts', () => {
    const part = translated(0, half, 'Second.')
    const early = { ...part, content: plain('Early.') }
    const work = {
      ...nothing,
      translations: [translated(0, 0, 'First.'), part],
      annotations: [marked('m', 'translation', part.paragraphId, 'Second.', 'econ')],
      history: [
        versionOf('translations/old/x', { table: 'translations', row: early }, 'edited', 1),
      ],
    }
    const all = carried([split], [d, a, b, c], work)
    const place = `f1.at.${half}`
    expect(structureOf(all)).toMatchObject([
      { place, index: 1, begins: true, words: sentence(1), after: null },
    ])
    expect(translationsOf(all)).toMatchObject([
      { paragraphId: 'f1', index: 1, content: { text: 'First.' }, state: 'done' },
      { paragraphId: place, index: 1, content: { text: 'Second.' }, state: 'done' },
    ])
    const rows = all.changes.map(({ becomes }) => becomes)
    expect(rows).toContainEqual(expect.objectContaining({ target: `translations/new/${place}` }))
    expect(rows).toContainEqual(
      expect.objectContaining({ anchors: [expect.objectContaining({ paragraphId: place })] }),
    )
    expect(all.report.structure).toMatchObject({ kept: 1, left: [] })
  })

  it('a split of a changed paragraph is left, and its translations are one to review', () => {
    const work = {
      ...nothing,
      translations: [translated(0, 0, 'First.'), translated(0, half, 'Second.')],
    }
    const all = carried([split], [a.replace(/.。$/u, '了。'), b, c, d], work)
    expect(structureOf(all)).toEqual([])
    expect(translationsOf(all)).toMatchObject([
      { paragraphId: 'f0', content: { text: 'First. Second.' }, state: 'check' },
    ])
    expect(all.report.structure.left).toMatchObject([
      { what: 'split', before: sentence(0), after: sentence(1), index: 0 },
    ])
  })

  it('a split that the new edition prints gives each printed paragraph its translation', () => {
    const work = {
      ...nothing,
      translations: [translated(0, 0, 'First.'), translated(0, half, 'Second.')],
    }
    const all = carried([split], [sentence(0), sentence(1), b, c, d], work)
    expect(structureOf(all)).toEqual([])
    expect(translationsOf(all)).toMatchObject([
      { paragraphId: 'f0', index: 0, content: { text: 'First.' }, state: 'done' },
      { paragraphId: 'f1', index: 1, content: { text: 'Second.' }, state: 'done' },
    ])
    expect(all.report.structure).toMatchObject({ kept: 0, standing: 1, left: [] })
  })

  it('a join that the new edition prints keeps the translation and its state', () => {
    const work = {
      ...nothing,
      translations: [translated(1, 0, 'One.'), translated(2, 0, 'Two.')],
    }
    const all = carried([join], [a, b + c, d], work)
    expect(structureOf(all)).toEqual([])
    expect(translationsOf(all)).toMatchObject([
      { paragraphId: 'f1', content: { text: 'One. Two.' }, state: 'done' },
    ])
    expect(all.report.structure).toMatchObject({ kept: 0, standing: 1, left: [] })
  })

  it('a kind follows its paragraph, and is left if the words have changed', () => {
    const same = carried([heading], [d, a, b, c])
    expect(structureOf(same)).toMatchObject([{ place: 'f0', kind: 'heading', level: 2 }])
    const other = carried([heading], [a, b, c, d.replace('。', '？')])
    expect(structureOf(other)).toEqual([])
    expect(other.report.structure.left).toMatchObject([{ what: 'kind', after: d, index: 3 }])
  })

  it('a kind of a paragraph whose join is left is carried without the join', () => {
    const both = changeAt(old, 2, 0, { begins: false, kind: 'quotation' })
    const all = carried([both], [a, b, sentence(90), c, d])
    expect(structureOf(all)).toMatchObject([{ place: 'f3', begins: null, kind: 'quotation' }])
    expect(all.report.structure.left).toHaveLength(1)
  })

  it('what is left waits near its place, until the reader has decided or the step is undone', () => {
    const fresh = [a.replace(/.。$/u, '了。'), b, sentence(90), c, d.replace('。', '？')]
    const all = carried([join, split, heading], fresh)
    expect(waitingOf(all)).toMatchObject([
      {
        place: gone(`o0.at.${half}`),
        index: 0,
        begins: null,
        words: sentence(1),
        waits: { begins: true },
      },
      { place: gone('o2'), index: 3, words: c, waits: { begins: false, before: b } },
      { place: gone('o3'), index: 4, words: d, waits: { begins: null, kind: 'heading', level: 2 } },
    ])
    const pair = editions([a, b, c, d], fresh)
    const work = { ...nothing, structure: [join, split, heading] }
    const rows = waitingOf(all)
    const again = carryOver(work, { ...nothing, structure: rows }, pair, now)
    expect(waitingOf(again)).toEqual([])
    expect(again.report.structure.left).toHaveLength(3)
    const decided = { ...nothing, structure: rows.map(isLeft) }
    const last = carryOver(work, decided, pair, now)
    expect(waitingOf(last)).toEqual([])
    expect(last.report.structure).toMatchObject({ kept: 0, standing: 3, left: [] })
    const undone = takingBack(all.changes, now).flatMap(({ table, row }) =>
      table === 'structure' ? [row] : [],
    )
    expect(undone.filter(({ waits }) => waits)).toEqual([])
    expect(waitingOf(carryOver(work, { ...nothing, structure: undone }, pair, now))).toHaveLength(3)
  })

  it('what waits in an edition waits in the next one too', () => {
    const waiting = waitingOf(carried([join], [a, b, sentence(90), c, d]))
    const pair = editions([a, b, sentence(90), c, d], [sentence(91), a, b, sentence(90), c, d])
    const next = carryOver({ ...nothing, structure: waiting }, nothing, pair, now)
    expect(waitingOf(next)).toMatchObject([{ place: waiting[0]?.place, index: 4, words: c }])
    expect(next.report.structure.left).toMatchObject([{ what: 'join', before: b, after: c }])
  })

  it('changes of two older editions at a paragraph that both have wait side by side', () => {
    const fresh = [a, c, d]
    const first = waitingOf(carried([join], fresh))
    // The second edition has another paragraph before the same one.
    const [x, y] = [paragraphId('x'), sentence(70)]
    const texts = [{ id: x, kind: 'body' as const, text: y }, ...old.slice(2)]
    const newer = named('f', fresh)
    const pair = {
      ...editions([], fresh),
      old: texts,
      fresh: newer,
      match: matchEditions(texts, newer),
    }
    const work = { ...nothing, structure: [changeAt(texts, 1, 0, { begins: false })] }
    const second = carryOver(work, { ...nothing, structure: first }, pair, now)
    expect(waitingOf(second)).toMatchObject([{ words: c, waits: { begins: false, before: y } }])
    expect(waitingOf(second)[0]?.place).not.toBe(first[0]?.place)
    const both = { ...nothing, structure: [...first, ...waitingOf(second)] }
    expect(waitingOf(carryOver(work, both, pair, now))).toEqual([])
  })

  it('a row of an older version, named after its place alone, is the same change', () => {
    const fresh = [a, b, sentence(90), c, d]
    const [row] = waitingOf(carried([join], fresh))
    const older = { ...row!, place: paragraphId('gone.o2') }
    const work = { ...nothing, structure: [join] }
    const pair = editions([a, b, c, d], fresh)
    expect(waitingOf(carryOver(work, { ...nothing, structure: [older] }, pair, now))).toEqual([])
    // In the next edition it has the name that the same change has from any edition.
    const next = carryOver({ ...nothing, structure: [older] }, nothing, pair, now)
    expect(waitingOf(next)).toMatchObject([{ place: row!.place }])
  })

  it('what the reader left without a place stays left when a later edition is made from either', () => {
    const fresh = [a, b, sentence(90), c, d]
    const left = waitingOf(carried([join], fresh)).map(isLeft)
    const second = editions(fresh, [sentence(91), ...fresh])
    const on = carryOver({ ...nothing, structure: left }, nothing, second, now)
    expect(waitingOf(on)).toMatchObject([{ index: 4, waits: { isDecided: true } }])
    expect(on.report.structure).toMatchObject({ kept: 0, standing: 0, left: [] })
    const first = editions([a, b, c, d], [sentence(91), ...fresh])
    const present = { ...nothing, structure: waitingOf(on) }
    const again = carryOver({ ...nothing, structure: [join] }, present, first, now)
    expect(waitingOf(again)).toEqual([])
    expect(again.report.structure).toMatchObject({ kept: 0, standing: 1, left: [] })
  })

  it('what the reader made by hand and that loses its place again waits again', () => {
    const pair = editions([a, b, c, d], [a, b, c, d])
    const there = { ...translated(0, 0, 'Mine.'), bookId: newBook, paragraphId: paragraphId('f0') }
    const present = { ...nothing, translations: [there] }
    const first = waitingOf(carryOver({ ...nothing, structure: [split] }, present, pair, now))
    const work = { ...nothing, structure: [split, ...first.map(isLeft)] }
    const next = carryOver(work, present, pair, now)
    expect(waitingOf(next).map(({ waits }) => waits?.isDecided)).toEqual([undefined])
    expect(next.report.structure.left).toHaveLength(1)
  })

  it('no place is split where the reader has translated the new edition already', () => {
    const pair = editions([a, b, c, d], [a, b, c, d])
    const there = { ...translated(0, 0, 'Mine.'), bookId: newBook, paragraphId: paragraphId('f0') }
    const work = { ...nothing, translations: [translated(0, half, 'Second.')], structure: [split] }
    const all = carryOver(work, { ...nothing, translations: [there] }, pair, now)
    expect(structureOf(all)).toEqual([])
    expect(translationsOf(all)).toEqual([])
    expect(all.report).toMatchObject({
      translations: { standing: 1 },
      structure: { left: [{ what: 'split' }] },
    })
  })

  it('what the reader has changed in the new edition stays', () => {
    const pair = editions([a, b, c, d], [a, b, c, d])
    const own = {
      ...changeAt(
        pair.fresh.map(p => ({ ...p, kind: 'body' as const })),
        3,
        0,
        { kind: 'verse' },
      ),
      bookId: newBook,
    }
    const all = carryOver(
      { ...nothing, structure: [heading] },
      { ...nothing, structure: [own] },
      pair,
      now,
    )
    expect(structureOf(all)).toEqual([])
    expect(all.report.structure).toMatchObject({ kept: 0, standing: 1, left: [] })
  })

  it('carrying twice adds nothing, and undoing it leaves the print', () => {
    const pair = editions([a, b, c, d], [a, b, c, d])
    const work = {
      ...nothing,
      translations: [translated(0, 0, 'First.'), translated(0, half, 'Second.')],
      structure: [join, split, heading],
    }
    const first = carryOver(work, nothing, pair, now)
    const present = {
      ...nothing,
      translations: translationsOf(first),
      structure: structureOf(first),
    }
    const second = carryOver(work, present, pair, now)
    expect(structureOf(second)).toEqual([])
    expect(translationsOf(second)).toEqual([])
    expect(second.report.structure).toMatchObject({ kept: 0, standing: 3, left: [] })
    const undone = takingBack(first.changes, now + 1).filter(({ table }) => table === 'structure')
    expect(undone.map(({ row }) => row)).toMatchObject(
      Array.from({ length: 3 }, () => ({ begins: null, kind: null, level: null })),
    )
  })
})

/** What an edit makes of a paragraph of sentences. */
type Edit = 'keep' | 'change' | 'remove' | 'insert' | 'cut' | 'merge'

interface Case {
  /** How many sentences each paragraph has. */
  readonly sizes: readonly number[]
  readonly edits: readonly Edit[]
  readonly divisions: readonly { readonly index: number; readonly at: number }[]
}

const cases: fc.Arbitrary<Case> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 14 })
  .chain(sizes =>
    fc.record({
      sizes: fc.constant(sizes),
      edits: fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constant<Edit>('keep') },
          {
            weight: 1,
            arbitrary: fc.constantFrom<Edit>('change', 'remove', 'insert', 'cut', 'merge'),
          },
        ),
        { minLength: sizes.length, maxLength: sizes.length },
      ),
      divisions: fc.uniqueArray(fc.record({ index: fc.nat(sizes.length - 1), at: fc.nat(3) }), {
        selector: ({ index, at }) => `${index}/${at}`,
        maxLength: 10,
      }),
    }),
  )

/** The numbers of the sentences in each paragraph. */
function paragraphsOf(sizes: readonly number[]): readonly (readonly number[])[] {
  let next = 0
  return sizes.map(size => Array.from({ length: size }, () => next++))
}

/** The numbers of a new edition: 1000 and more is another sentence. */
function edited(paragraphs: readonly (readonly number[])[], edits: readonly Edit[]) {
  const out: number[][] = []
  for (const [i, own] of paragraphs.entries()) {
    const edit = edits[i] ?? 'keep'
    const middle = Math.ceil(own.length / 2)
    if (edit === 'remove') continue
    if (edit === 'insert') out.push([2000 + i])
    if (edit === 'cut') out.push(own.slice(0, middle), own.slice(middle))
    else if (edit === 'change') out.push([...own.slice(0, -1), 1000 + i])
    else if (edit === 'merge' && out.length > 0) out.at(-1)?.push(...own)
    else out.push([...own])
  }
  return out.filter(own => own.length > 0)
}

const textOf = (numbers: readonly number[]) => numbers.map(sentence).join('')
/** The translation of sentences, with a word of its own for each. */
const ownWords = (numbers: readonly number[]) => numbers.map(n => `(s${n})`).join(' ')

/** The old edition with everything that can be on it. */
function workOn(sentences: readonly (readonly number[])[], divisions: Case['divisions']) {
  const print = named('o', sentences.map(textOf))
  const structure = divisions.flatMap(({ index, at }): readonly ParagraphChange[] => {
    const own = sentences[index] ?? []
    if (at === 0) return index === 0 ? [] : [changeAt(print, index, 0, { begins: false })]
    if (at >= own.length) return []
    return [changeAt(print, index, textOf(own.slice(0, at)).length, { begins: true })]
  })
  const translations: Translation[] = []
  const annotations: Annotation[] = []
  for (const [index, own] of sentences.entries()) {
    const cuts = structure
      .filter(row => row.index === index)
      .map(({ place }) => placeOfName(place).offset)
      .filter(offset => offset > 0)
      .sort((x, y) => x - y)
    const { id = paragraphId('none'), text = '' } = print[index] ?? {}
    const starts = [0, ...cuts]
    for (const [k, offset] of starts.entries()) {
      const part = own.filter((_, i) => {
        const at = textOf(own.slice(0, i)).length
        return at >= offset && at < (starts[k + 1] ?? Infinity)
      })
      const row = translated(index, offset, ownWords(part))
      translations.push(row)
      for (const n of part) {
        annotations.push(
          marked(`t${n}`, 'translation', row.paragraphId, ownWords(part), `(s${n})`),
          marked(`s${n}`, 'source', id, text, sentence(n).slice(2, 9)),
        )
      }
    }
  }
  const history = translations.map(row =>
    versionOf(`translations/old/${row.paragraphId}`, { table: 'translations', row }, 'edited', 2),
  )
  return { ...nothing, translations, annotations, history, structure }
}

/** The numbers of the sentences that a part of the new edition has. */
function sentencesAt(
  fresh: readonly (readonly number[])[],
  structure: readonly ParagraphChange[],
  name: ParagraphId,
) {
  const { paragraph, offset } = placeOfName(name)
  const own = fresh[Number(paragraph.slice(1))] ?? []
  const next = structure
    .map(({ place }) => placeOfName(place))
    .filter(place => place.paragraph === paragraph && place.offset > offset)
    .reduce((least, place) => Math.min(least, place.offset), Infinity)
  return own.filter((_, i) => {
    const at = textOf(own.slice(0, i)).length
    return at >= offset && at < next
  })
}

it('whatever was divided and edited, every translation, version and mark is at its own words', () => {
  fc.assert(
    fc.property(cases, ({ sizes, edits, divisions }) => {
      const sentences = paragraphsOf(sizes)
      const fresh = edited(sentences, edits)
      const pair = editions(sentences.map(textOf), fresh.map(textOf))
      const work = workOn(sentences, divisions)
      const all = carryOver(work, nothing, pair, now)
      const structure = structureOf(all)
      const rows = translationsOf(all)
      for (const { paragraphId: id, content, state } of rows) {
        const here = sentencesAt(fresh, structure, id)
        if (state === 'check') continue
        expect(content.text).toBe(ownWords(here))
      }
      // Nothing that was written is anywhere else, twice or gone without being reported.
      const written = (texts: readonly string[]) => (texts.join(' ').match(/s\d+/g) ?? []).sort()
      expect(
        written([
          ...rows.map(({ content }) => content.text),
          ...all.report.translations.lost.map(({ translation }) => translation.content.text),
        ]),
      ).toEqual(written(work.translations.map(({ content }) => content.text)))
      for (const { begins, place, index } of structure) {
        if (begins !== false) continue
        const [end, beginning] = [fresh[index - 1]?.at(-1), fresh[index]?.[0]]
        const before = sentences.findIndex(own => own.at(-1) === end)
        expect(sentences[before + 1]?.[0], place).toBe(beginning)
        expect(divisions).toContainEqual({ index: before + 1, at: 0 })
      }
      for (const change of all.changes) {
        if (change.table !== 'annotations' || !change.becomes) continue
        const { side, anchors, note } = change.becomes
        for (const { paragraphId: id, start, end, quote } of anchors) {
          if (start === end) continue
          const text =
            side === 'source'
              ? textOf(fresh[Number(id.slice(1))] ?? [])
              : rows.find(row => row.paragraphId === id)?.content.text
          expect(text?.slice(start, end)).toBe(quote.exact)
          expect(quote.exact).toBe(note[0]?.text)
        }
      }
      const names = new Set(rows.map(row => `translations/new/${row.paragraphId}`))
      for (const change of all.changes)
        if (change.table === 'history' && change.becomes)
          expect(names).toContain(change.becomes.target)
      const { kept, standing, left } = all.report.structure
      expect(kept + standing + left.length).toBe(work.structure.length)
    }),
    { numRuns: 200 },
  )
})
