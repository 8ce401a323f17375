/**
 * Tests what moves to a new edition. The file is long because each table of the reader's work has
 * its cases.
 */
import { describe, expect, it } from 'vitest'
import { anchorAt, type Side } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { noWords } from '../book-record.ts'
import { versionOf } from '../history.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { placeAnchor } from '../marking/scope.ts'
import { plain } from '../rich-text.ts'
import { takingBack } from '../row-change.ts'
import type { Translation, TranslationState } from '../translation.ts'
import { carryOver, type BookWork } from './carry-over.ts'
import { matchEditions, type EditionPair } from './match.ts'
import { editions, newBook, nothing, oldBook } from './testing.ts'

const now = 5000

const a = '那人在山下住了三年，每天只在清早出门打水。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const c = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const d = '春天的雨下了整整一个月，田里的麦子都烂掉了。'

function translation(index: number, text: string, state: TranslationState = 'done'): Translation {
  const id = paragraphId(`o${index}`)
  return { bookId: oldBook, paragraphId: id, index, content: plain(text), state, updatedAt: 10 }
}

function mark(name: string, side: Side, index: number, text: string, words: string): Annotation {
  const start = text.indexOf(words)
  return {
    id: annotationId(name),
    bookId: oldBook,
    kind: 'note',
    category: categoryId('term'),
    side,
    index,
    anchors: [anchorAt(paragraphId(`o${index}`), text, start, start + words.length)],
    note: [plain('想一想')],
    tags: ['地名'],
    createdAt: 3,
    updatedAt: 4,
    deletedAt: null,
  }
}

/** The rows of `table` that carrying over writes. */
const rowsOf = (
  { changes }: ReturnType<typeof carryOver>,
  table: 'translations' | 'annotations' | 'history' | 'positions' | 'books',
) => changes.flatMap(change => (change.table === table ? [change.becomes] : []))

const marksOf = ({ changes }: ReturnType<typeof carryOver>): readonly Annotation[] =>
  changes.flatMap(change =>
    change.table === 'annotations' && change.becomes ? [change.becomes] : [],
  )

describe('carrying work over to a new edition', () => {
  it('moves it to the same paragraphs, wherever they are now', () => {
    const work = {
      ...nothing,
      translations: [translation(0, 'He lived below.'), translation(1, 'The teahouse.', 'draft')],
      annotations: [
        mark('m1', 'source', 1, b, '茶馆'),
        mark('m2', 'translation', 0, 'He lived below.', 'below'),
      ],
    }
    const carried = carryOver(work, nothing, editions([a, b], [c, a, b]), now)
    expect(rowsOf(carried, 'translations')).toEqual([
      { ...work.translations[0], bookId: newBook, paragraphId: 'f1', index: 1, updatedAt: now },
      { ...work.translations[1], bookId: newBook, paragraphId: 'f2', index: 2, updatedAt: now },
    ])
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      {
        bookId: newBook,
        index: 2,
        anchors: [{ paragraphId: 'f2', quote: { exact: '茶馆' } }],
        tags: ['地名'],
        createdAt: 3,
      },
      { bookId: newBook, index: 1, anchors: [{ paragraphId: 'f1', start: 9, end: 14 }] },
    ])
    expect(carried.report).toMatchObject({
      paragraphs: { same: 2, added: 1, gone: 0, changed: 0, moved: 0 },
      translations: { kept: 2, toCheck: 0, lost: [] },
      annotations: { kept: 2, changed: 0, orphans: [] },
      changed: [],
    })
  })

  it('a mark that came with an edition between the two is not carried once more', () => {
    const annotations = [
      mark('m1', 'source', 1, b, '茶馆'),
      mark('m2', 'source', 0, a, '三年，每天只在清早'),
      mark('m3', 'source', 0, a, '那人'),
    ]
    const work = { ...nothing, annotations }
    const last = [b, '另外一句话，谁也没有写过。']
    const between = carryOver(work, nothing, editions([a, b], [c, a, b]), now)
    const copies = { ...nothing, annotations: marksOf(between) }
    const old = [c, a, b].map((text, i) => ({ id: paragraphId(`f${i}`), text }))
    const fresh = last.map((text, i) => ({ id: paragraphId(`g${i}`), text }))
    const pair = { ...editions([], []), old, fresh, match: matchEditions(old, fresh) }
    const there = marksOf(carryOver(copies, nothing, pair, now))
    expect(there).toHaveLength(3)
    const first = editions([a, b], []).old
    const again = carryOver(
      work,
      { ...nothing, annotations: there },
      { ...pair, old: first, match: matchEditions(first, fresh) },
      now,
    )
    expect(rowsOf(again, 'annotations')).toEqual([])
    expect(again.report.annotations).toMatchObject({ kept: 0, standing: 3, orphans: [] })
    const since = there.map(
      (row, k) =>
        [
          {
            ...row,
            note: [{ text: 'since', spans: [] }],
            kind: 'question' as const,
            answered: false as const,
          },
          { ...row, anchors: row.anchors.map(anchor => ({ ...anchor, end: anchor.end - 1 })) },
          row,
        ][k] ?? row,
    )
    const later = carryOver(
      work,
      { ...nothing, annotations: since },
      { ...pair, old: first, match: matchEditions(first, fresh) },
      now,
    )
    expect(later.report.annotations).toMatchObject({ kept: 0, standing: 3 })
  })

  it('nothing else that came with an edition between the two is there twice', () => {
    const link = {
      text: 'x',
      spans: [
        { format: 'link' as const, target: 'duizhao:book/old/mark/m2', start: 0, end: 1 },
        { format: 'link' as const, target: 'duizhao:book/old/paragraph/o0', start: 0, end: 1 },
      ],
    }
    const { index, anchors } = mark('x', 'translation', 0, 'The men live there.', 'men')
    const linking: Annotation = { ...mark('m1', 'source', 1, b, '茶馆'), note: [link] }
    const pair: Annotation = {
      ...mark('m2', 'source', 0, a, '那人'),
      counterpart: { index, anchors },
    }
    const said = translation(0, 'The men live there.')
    const early = { ...said, content: plain('Men live.'), updatedAt: 8 }
    const work: BookWork = {
      ...nothing,
      translations: [said],
      annotations: [linking, pair],
      history: [
        versionOf('translations/old/o0', { table: 'translations', row: early }, 'edited', 9),
        versionOf('annotations/m2', { table: 'annotations', row: pair }, 'edited', 9),
      ],
    }
    const named = (name: string, texts: readonly string[]) =>
      texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), text }))
    const to = (name: string, old: EditionPair['old'], fresh: EditionPair['fresh']) => ({
      ...editions([], []),
      old,
      fresh,
      match: matchEditions(old, fresh),
      book: bookId(name),
    })
    const [first, second, third] = [named('o', [a, b]), named('f', [c, a, b]), named('g', [b, a])]
    const taken = ({ changes }: ReturnType<typeof carryOver>): BookWork => ({
      ...nothing,
      translations: changes.flatMap(one =>
        one.table === 'translations' && one.becomes ? [one.becomes] : [],
      ),
      annotations: changes.flatMap(one =>
        one.table === 'annotations' && one.becomes ? [one.becomes] : [],
      ),
      history: changes.flatMap(one =>
        one.table === 'history' && one.becomes ? [one.becomes] : [],
      ),
    })
    const between = taken(carryOver(work, nothing, to('between', first, second), now))
    const there = taken(carryOver(between, nothing, to('last', second, third), now))
    const [carriedLinking, carriedPair] = there.annotations
    expect(carriedLinking?.note[0]?.spans).toMatchObject([
      { target: `duizhao:book/last/mark/${carriedPair?.id}` },
      { target: 'duizhao:book/last/paragraph/g1' },
    ])
    expect(carriedPair?.counterpart?.anchors).toMatchObject([{ paragraphId: 'g1' }])
    expect(there.history).toHaveLength(2)
    const again = carryOver(work, there, to('last', first, third), now + 1)
    expect(again.changes).toEqual([])
    expect(again.report).toMatchObject({
      annotations: { standing: 2 },
      translations: { standing: 1 },
    })
  })

  it('makes the parts of a paragraph that was split one translation, with the marks on them', () => {
    const half = 'Every day he drew water.'
    const part = { ...translation(0, half, 'draft'), paragraphId: paragraphId('o0.at.11') }
    const lost = { ...translation(7, 'Nobody knows.'), paragraphId: paragraphId('o77') }
    const onPart = mark('m1', 'translation', 0, half, 'drew water')
    const note = [
      {
        text: 'x',
        spans: [
          {
            format: 'link' as const,
            target: 'duizhao:book/old/paragraph/o0.at.11',
            start: 0,
            end: 1,
          },
        ],
      },
    ]
    const version = versionOf(
      'translations/old/o0.at.11',
      { table: 'translations', row: { ...part, content: plain('Daily water.') } },
      'edited',
      9,
    )
    const work = {
      ...nothing,
      translations: [translation(0, 'He lived below.'), part, lost],
      annotations: [
        {
          ...onPart,
          anchors: onPart.anchors.map(anchor => ({ ...anchor, paragraphId: part.paragraphId })),
          note,
        },
      ],
      history: [version],
    }
    const carried = carryOver(work, nothing, editions([a, b], [c, a, b]), now)
    const text = 'He lived below. Every day he drew water.'
    expect(rowsOf(carried, 'translations')).toMatchObject([
      { paragraphId: 'f1', content: { text }, state: 'draft' },
    ])
    const start = text.indexOf('drew water')
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      {
        index: 1,
        anchors: [{ paragraphId: 'f1', start, end: start + 10 }],
        note: [{ spans: [{ target: 'duizhao:book/new/paragraph/f1' }] }],
      },
    ])
    expect(rowsOf(carried, 'history')).toMatchObject([
      { row: { paragraphId: 'f1', content: { text: 'Daily water.' } } },
    ])
    expect(carried.report.translations).toMatchObject({
      kept: 1,
      lost: [{ translation: lost, source: '' }],
    })
  })

  it('keeps a translation of which only a part is in the new edition', () => {
    const there = {
      ...translation(0, 'Drew water.'),
      bookId: newBook,
      paragraphId: paragraphId('f0.at.11'),
    }
    const work = { ...nothing, translations: [translation(0, 'He lived below.')] }
    const present = { ...nothing, translations: [there] }
    const carried = carryOver(work, present, editions([a], [a]), now)
    expect(rowsOf(carried, 'translations')).toEqual([])
    expect(carried.report.translations).toMatchObject({ standing: 1 })
  })

  it('leads links within the old edition to the same marks and paragraphs of the new one', () => {
    const link = (target: string) => ({ format: 'link' as const, target, start: 0, end: 1 })
    const corrected = a.replace('三年', '五年')
    const [toMark, toChanged, toGone, toOther] = [
      'duizhao:book/old/mark/m1',
      'duizhao:book/old/paragraph/o0',
      'duizhao:book/old/paragraph/o2',
      'duizhao:book/other/paragraph/o0',
    ]
    const note = [toMark, toChanged, toGone, toOther, 'duizhao:book/old'].map(target => ({
      text: 'x',
      spans: [link(target)],
    }))
    const work = {
      ...nothing,
      annotations: [
        mark('m1', 'source', 1, b, '茶馆'),
        { ...mark('m2', 'source', 1, b, '冬天'), note },
      ],
    }
    const carried = carryOver(work, nothing, editions([a, b, d], [corrected, b]), now)
    const [first, second] = carried.changes.flatMap(change =>
      change.table === 'annotations' ? [change.becomes] : [],
    )
    expect(second?.note.flatMap(({ spans }) => spans)).toEqual([
      link(`duizhao:book/new/mark/${first?.id}`),
      link('duizhao:book/new/paragraph/f0'),
      link(toGone),
      link(toOther),
      link('duizhao:book/new'),
    ])
  })

  it('moves marks without words to the same paragraphs, also of empty translations', () => {
    const about = (name: string, scope: 'paragraph' | 'section' | 'book', index: number) => ({
      ...mark(name, 'translation', index, [a, b, c][index] ?? '', ''),
      scope,
      anchors: [placeAnchor(paragraphId(`o${index}`), [a, b, c][index] ?? '')],
    })
    const annotations = [
      about('m1', 'paragraph', 1),
      about('m2', 'book', 0),
      about('m3', 'section', 2),
    ]
    const carried = carryOver(
      { ...nothing, annotations },
      nothing,
      editions([a, b, c], [d, b]),
      now,
    )
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      {
        scope: 'paragraph',
        side: 'translation',
        index: 1,
        anchors: [placeAnchor(paragraphId('f1'), b)],
      },
      { scope: 'book', index: 0, anchors: [placeAnchor(paragraphId('f0'), d)] },
      { scope: 'section', anchors: [{ paragraphId: 'gone.o2', start: 0, end: 0 }] },
    ])
    expect(carried.report.annotations).toMatchObject({ kept: 2, orphans: [{ id: 'm3' }] })
  })

  it('marks translations of changed words for review', () => {
    const corrected = a.replace('三年', '五年')
    const work = {
      ...nothing,
      translations: [translation(0, 'He lived below.')],
      annotations: [
        mark('m1', 'source', 0, a, '住了三年，每天只在'),
        mark('m2', 'source', 0, a, '清早'),
      ],
    }
    const carried = carryOver(work, nothing, editions([a, b], [corrected, b]), now)
    expect(rowsOf(carried, 'translations')).toMatchObject([{ paragraphId: 'f0', state: 'check' }])
    expect(carried.report.annotations).toMatchObject({ kept: 1, changed: 1 })
    expect(carried.report.changed).toEqual([{ before: [a], after: [corrected], index: 0 }])
  })

  it('joins translations of joined paragraphs, with the marks on them', () => {
    const work = {
      ...nothing,
      translations: [translation(0, 'First half'), translation(1, 'and the second.')],
      annotations: [mark('m1', 'translation', 1, 'and the second.', 'second')],
    }
    const carried = carryOver(work, nothing, editions([a, b, c], [a + b, c]), now)
    expect(rowsOf(carried, 'translations')).toMatchObject([
      { paragraphId: 'f0', content: { text: 'First half\nand the second.' }, state: 'check' },
    ])
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      { anchors: [{ paragraphId: 'f0', start: 19, end: 25, quote: { exact: 'second' } }] },
    ])
  })

  it('leaves a translation with the first part of a split paragraph', () => {
    const work = { ...nothing, translations: [translation(0, 'Both sentences.')] }
    const carried = carryOver(work, nothing, editions([a + b, c], [a, b, c]), now)
    expect(rowsOf(carried, 'translations')).toMatchObject([{ paragraphId: 'f0', state: 'check' }])
  })

  it('carries both halves of a pair of ranges over, and one if the other has no place', () => {
    const pair = (name: string, index: number, text: string, words: string, other: string) => {
      const { index: at, anchors } = mark('x', 'translation', 0, 'The men live there.', other)
      return { ...mark(name, 'source', index, text, words), counterpart: { index: at, anchors } }
    }
    const work = {
      ...nothing,
      translations: [translation(0, 'The men live there.')],
      annotations: [pair('m1', 0, a, '那人', 'men'), pair('m2', 1, b, '茶馆', 'live')],
    }
    const carried = carryOver(work, nothing, editions([a, b, c], [c, a]), now)
    const counterpart = (start: number, words: string) => ({
      index: 1,
      anchors: [{ paragraphId: 'f1', start, quote: { exact: words } }],
    })
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      { index: 1, anchors: [{ paragraphId: 'f1' }], counterpart: counterpart(4, 'men') },
      {
        anchors: [{ start: 0, end: 0, quote: { exact: '茶馆' } }],
        counterpart: counterpart(8, 'live'),
      },
    ])
    expect(carried.report.annotations).toMatchObject({ kept: 1, changed: 1, orphans: [] })
  })

  it('keeps marks without a place as orphans, and reports them', () => {
    const work = {
      ...nothing,
      translations: [translation(1, 'The teahouse.')],
      annotations: [
        mark('m1', 'source', 1, b, '茶馆'),
        mark('m2', 'translation', 1, 'The teahouse.', 'house'),
      ],
    }
    const carried = carryOver(work, nothing, editions([a, b, c], [a, c]), now)
    expect(rowsOf(carried, 'translations')).toEqual([])
    expect(rowsOf(carried, 'annotations')).toMatchObject([
      {
        index: 0,
        anchors: [{ paragraphId: 'gone.o1', start: 0, end: 0, quote: { exact: '茶馆' } }],
      },
      {
        index: 0,
        anchors: [{ paragraphId: 'gone.o1', start: 0, end: 0, quote: { exact: 'house' } }],
      },
    ])
    expect(carried.report.annotations.orphans).toEqual(work.annotations)
    expect(carried.report.translations.lost).toEqual([
      { translation: work.translations[0], source: b },
    ])
  })

  it('overwrites nothing that the new edition has', () => {
    const standing: Translation = {
      ...translation(0, 'My new words.'),
      bookId: newBook,
      paragraphId: paragraphId('f0'),
    }
    const work = { ...nothing, translations: [translation(0, 'Old words.')] }
    const carried = carryOver(
      work,
      { ...nothing, translations: [standing] },
      editions([a], [a]),
      now,
    )
    expect(rowsOf(carried, 'translations')).toEqual([])
    expect(rowsOf(carried, 'history')).toMatchObject([
      { target: 'translations/new/f0', why: 'merged', row: { content: { text: 'Old words.' } } },
    ])
    expect(carried.report.translations).toMatchObject({ kept: 0, standing: 1 })
  })

  it('duplicates nothing the second time, and works again after it was undone', () => {
    const both = editions([a, b], [b, a])
    const work = {
      ...nothing,
      translations: [translation(0, 'x')],
      annotations: [mark('m1', 'source', 1, b, '茶馆')],
    }
    const first = carryOver(work, nothing, both, now)
    const present = {
      ...nothing,
      translations: rowsOf(first, 'translations') as readonly Translation[],
      annotations: rowsOf(first, 'annotations') as readonly Annotation[],
    }
    const second = carryOver(work, present, both, now + 1)
    expect(rowsOf(second, 'annotations')).toEqual([])
    expect(second.report.annotations.standing).toBe(1)
    const taken = takingBack(first.changes, now + 1)
    const emptied = {
      ...nothing,
      translations: taken.flatMap(one => (one.table === 'translations' ? [one.row] : [])),
      annotations: taken.flatMap(one => (one.table === 'annotations' ? [one.row] : [])),
    }
    const third = carryOver(work, emptied, both, now + 2)
    expect(rowsOf(third, 'annotations')).toMatchObject([{ deletedAt: null }])
    expect(rowsOf(third, 'translations')).toMatchObject([{ content: { text: 'x' } }])
  })

  it("includes history, position and the reader's words for the book", () => {
    const early = translation(0, 'An early try.', 'draft')
    const note = mark('m1', 'source', 0, a, '山下')
    const work: BookWork = {
      translations: [translation(0, 'Later.')],
      annotations: [note, { ...note, id: annotationId('m2'), deletedAt: 9 }],
      history: [
        versionOf('translations/old/o0', { table: 'translations', row: early }, 'edited', 20),
        versionOf('annotations/m1', { table: 'annotations', row: note }, 'edited', 21),
      ],
      position: {
        bookId: oldBook,
        paragraphId: paragraphId('o1'),
        index: 1,
        caretIndex: 0,
        side: 'source',
        caret: 2,
        top: 5,
        updatedAt: 30,
      },
      record: { ...noWords, bookId: oldBook, title: '我的书', removedAt: 8, updatedAt: 7 },
      structure: [],
      sentences: [],
      ownWords: [],
    }
    const carried = carryOver(work, nothing, editions([a, b], [c, a, d, b]), now)
    expect(rowsOf(carried, 'annotations')).toHaveLength(1)
    expect(rowsOf(carried, 'history')).toMatchObject([
      {
        target: 'translations/new/f1',
        at: 10,
        updatedAt: 20,
        row: { content: { text: 'An early try.' } },
      },
      { at: 4, row: { bookId: newBook } },
    ])
    expect(rowsOf(carried, 'positions')).toMatchObject([
      { bookId: newBook, paragraphId: 'f3', index: 3, caretIndex: 1, updatedAt: now },
    ])
    expect(rowsOf(carried, 'books')).toEqual([
      { ...noWords, bookId: newBook, title: '我的书', removedAt: null, updatedAt: now },
    ])
  })
})
