/**
 * Random sequences of everything a reader does in a book, checked against two promises: undo takes
 * back just the last act, and nothing that was typed disappears except by undoing that typing,
 * which redo brings back. One file, because each act is checked against the same model.
 */
import { asInBook } from '#editor/source-look'
import { anchorAt, type Range, type Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { fuzzing, fuzzPatience } from '#domain/fuzz-testing'
import { paragraphId, type ParagraphId } from '#domain/ids'
import { kindWordsOf } from '#domain/kinds/index'
import { halfOn, halvesOf, otherSide, type Half } from '#domain/marking/halves'
import { standalonePlace } from '#domain/notes/standalone'
import { mergedHalf, splitHalf } from '#domain/marking/split-merge'
import { plain } from '#domain/rich-text'
import type { PairSentences } from '#domain/sentences/sentence-links'
import type { ShownKind } from '#domain/structure/paragraph-change'
import type { StepName, Undoable } from '#domain/undo-order'
import { sectionAt } from '#editor/loaded-sections'
import { clearPair } from '#editor/commands/clear-pair'
import { sampleBook, servicesUnderTest } from '#services/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSpread, type OpenSpread } from './open-spread.ts'
import { shownPair } from './sentences/shown-pair.ts'

const book = sampleBook('sample', [2, 2])
const pairs = 4

type SentenceAct = 'joinSentence' | 'splitSentence' | 'linkSentences' | 'unlinkSentences'

type Act =
  | { readonly act: 'type'; readonly index: number; readonly erase: boolean }
  | { readonly act: 'state' | 'clear'; readonly index: number }
  | { readonly act: 'move'; readonly index: number; readonly way: 'up' | 'down' }
  | { readonly act: 'mark' | 'note'; readonly index: number; readonly side: Side }
  | { readonly act: 'write'; readonly mark: number; readonly pause: boolean }
  | { readonly act: 'tag' | 'untag' | 'recategorise' | 'delete'; readonly mark: number }
  | { readonly act: 'range'; readonly mark: number; readonly start: number; readonly end: number }
  | { readonly act: 'words'; readonly mark: number; readonly pause: boolean }
  | { readonly act: 'turn' | 'nextState' | 'unlink' | 'split' | 'merge'; readonly mark: number }
  | { readonly act: 'link'; readonly mark: number; readonly index: number }
  | { readonly act: 'linkWords'; readonly index: number; readonly side: Side }
  | { readonly act: 'think' }
  | { readonly act: 'thinkOn' | 'forget'; readonly note: number }
  | { readonly act: 'gloss'; readonly everywhere: boolean }
  | { readonly act: 'glossOn' | 'dropGloss'; readonly gloss: number }
  | { readonly act: 'join'; readonly index: number }
  | { readonly act: 'divide'; readonly index: number; readonly side: Side; readonly at: number }
  | { readonly act: SentenceAct; readonly index: number; readonly side: Side; readonly at: number }
  | { readonly act: 'emend'; readonly index: number; readonly both: boolean }
  | { readonly act: 'makeKind'; readonly index: number; readonly kind: ShownKind | null }
  | { readonly act: 'dropCategory' | 'moveCategory'; readonly category: number }
  | { readonly act: 'addCategory' | 'rename' | 'undo' | 'redo' | 'reopen' | 'takeBack' }

const index = fc.nat(pairs - 1)
const mark = fc.nat(3)
const side = fc.constantFrom<Side>('source', 'translation')
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('type'), index, erase: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('state', 'clear'), index }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('move'), index, way: fc.constantFrom('up', 'down') }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('mark', 'note'), index, side }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('write'), mark, pause: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('words'), mark, pause: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('tag', 'untag', 'recategorise', 'delete'),
      mark,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('range'),
      mark,
      start: fc.nat(3),
      end: fc.integer({ min: 4, max: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('turn', 'nextState', 'unlink', 'split', 'merge'),
      mark,
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('link'), mark, index }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('think') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('thinkOn', 'forget'), note: mark }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('gloss'), everywhere: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('glossOn', 'dropGloss'), gloss: mark }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('join'), index }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('divide'), index, side, at: fc.nat(12) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('makeKind'),
      index,
      kind: fc.constantFrom<ShownKind | null>(null, 'heading', 'quotation', 'hidden'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('joinSentence', 'splitSentence', 'linkSentences', 'unlinkSentences'),
      index,
      side,
      at: fc.nat(12),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('emend'), index, both: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('linkWords'), index, side }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('dropCategory', 'moveCategory'),
      category: fc.nat(5),
    }),
  },
  { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('undo', 'redo') }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('addCategory', 'rename', 'reopen', 'takeBack') }),
  },
) as fc.Arbitrary<Act>

/** Histories that once failed. */
const failedOnce: [Act[]][] = [
  [
    [
      { act: 'state', index: 3 },
      { act: 'join', index: 2 },
      { act: 'type', index: 2, erase: false },
      { act: 'undo' },
      { act: 'undo' },
    ],
  ],
]

const turns = ['question', 'emendation', 'term', 'highlight'] as const

/** Steps whose undoing removes words that were typed in them, or that the reader had removed. */
const ofWords: ReadonlySet<StepName> = new Set([
  'typing',
  'writeNote',
  'writeWords',
  'tag',
  'editCategory',
  'writeGloss',
  'putBack',
])

/** Resolves when everything that waited for promises is done. */
async function settled(): Promise<void> {
  for (let i = 0; i < 6; i++) await new Promise<void>(resolve => setImmediate(resolve))
}

/** A reader at work in a book, over services with a database in memory. */
class Reader {
  readonly #under: Awaited<ReturnType<typeof servicesUnderTest>>
  #open: OpenSpread
  #words = 0
  #lastDeleted: Undoable | null = null

  constructor(under: Awaited<ReturnType<typeof servicesUnderTest>>, open: OpenSpread) {
    this.#under = under
    this.#open = open
  }

  static async start(): Promise<Reader> {
    const under = await servicesUnderTest([book])
    return new Reader(under, await opened(under.services))
  }

  get order() {
    return this.#under.services.undoing.order
  }

  /** Returns all that a reader sees, as text. */
  async seen(): Promise<string> {
    const { spread, marks } = this.#open
    const lines: string[] = []
    const sentences = await this.#under.services.sentences.open(book.id)
    for (const [number, section] of spread.sections.all.entries()) {
      const editor = await spread.sections.load(number)
      for (let pair = 0; pair < section.end - section.start; pair++) {
        const { content, state } = editor!.translation(pair)
        const { text, kind, isHidden = false } = editor!.paragraphs[pair]!
        const shown = shownPair(editor!, pair)
        lines.push(`${section.offset + pair} ${shown ? sentencesIn(sentences.of(shown)) : ''}`)
        lines.push(
          `${section.offset + pair} ${text} ${isHidden ? 'hidden' : kind} ${state} ${content.text}`,
        )
      }
    }
    const standalone = await this.#under.services.marking.standalone()
    for (const mark of [...marks.all.get(), ...standalone.all.get()]) {
      const { id, kind, category, note, tags } = mark
      const anchors = halvesOf(mark).flatMap(half => half.anchors)
      const state = 'state' in mark ? mark.state : ''
      const ranges = anchors.map(({ start, end, quote }) => `${start}-${end}${quote.exact}`)
      const words = [...kindWordsOf(mark), ...note].map(({ text }) => text).join('/')
      lines.push([id, kind, state, category, ...ranges, words, ...tags].join(' '))
    }
    for (const { id, meaning } of await this.#glosses()) lines.push(`${id} ${meaning}`)
    const categories = this.#under.services.marking.categories.get()
    const names = categories.map(({ id, name }) => `${id} ${name}`)
    return [...lines.toSorted(), ...names].join('\n')
  }

  async do(what: Act): Promise<void> {
    await this.#do(what)
    await settled()
    while (this.order.isChangingLibrary) await settled()
    if (what.act === 'reopen') await this.#reopen()
  }

  #do(what: Act): void | Promise<void> {
    const { spread, marks } = this.#open
    switch (what.act) {
      case 'type':
      case 'state':
      case 'clear':
      case 'move':
        return void this.#inText(what)
      case 'mark':
      case 'note':
        return void this.#markWords(what)
      case 'linkWords':
        return void this.#linkWords(what)
      case 'think':
      case 'thinkOn':
      case 'forget':
        return this.#think(what)
      case 'gloss':
      case 'glossOn':
      case 'dropGloss':
        return this.#gloss(what)
      case 'takeBack':
        if (this.#lastDeleted) this.order.takeBack(this.#lastDeleted)
        return
      case 'rename':
      case 'addCategory':
      case 'dropCategory':
      case 'moveCategory':
        return this.#onCategories(what)
      case 'undo':
      case 'redo':
        spread[what.act]()
        return
      case 'reopen':
        return
      case 'joinSentence':
      case 'splitSentence':
      case 'linkSentences':
      case 'unlinkSentences':
        return this.#sentence(what)
      case 'emend':
        return this.#emend(what)
      case 'join':
      case 'divide':
      case 'makeKind':
        return this.#divide(what)
      case 'write':
      case 'words':
      case 'tag':
      case 'untag':
      case 'recategorise':
      case 'range':
      case 'turn':
      case 'nextState':
      case 'link':
      case 'unlink':
      case 'split':
      case 'merge':
      case 'delete': {
        const all = marks.all.get()
        const on = all[what.mark % all.length]
        if (on) this.#onMark(what, on)
      }
    }
  }

  /** Makes, writes and deletes standalone notes, which are undone with the acts in the book. */
  async #think(
    what: Extract<Act, { readonly act: 'think' | 'thinkOn' | 'forget' }>,
  ): Promise<void> {
    const marks = await this.#under.services.marking.standalone()
    const all = marks.all.get()
    const id =
      what.act === 'think' ? marks.newNote(standalonePlace) : all[what.note % all.length]?.id
    if (!id) return
    if (what.act === 'forget') return void (this.#lastDeleted = marks.remove(id)?.step ?? null)
    marks.writeNote(id, [plain((marks.noteOf(id)[0]?.text ?? '') + this.#word())])
  }

  async #glosses() {
    const rows = await this.#under.services.ownWords.all()
    return rows.flatMap(row => (row.kind === 'gloss' ? row : []))
  }

  /** Writes, continues and removes glosses of a word. */
  async #gloss(
    what: Extract<Act, { readonly act: 'gloss' | 'glossOn' | 'dropGloss' }>,
  ): Promise<void> {
    const acts = await this.#under.services.ownWords.acts()
    const words = { expression: '文', reading: '', note: '' }
    if (what.act === 'gloss') {
      const scope = what.everywhere ? 'everywhere' : 'book'
      const meaning = this.#word()
      await acts.addGloss({ book: book.id, scope, place: null }, { ...words, meaning })
      return
    }
    const all = await this.#glosses()
    const gloss = all[what.gloss % all.length]
    if (!gloss) return
    if (what.act === 'dropGloss') return acts.remove([gloss.id])
    const { id, scope } = gloss
    const meaning = gloss.meaning + this.#word()
    await acts.changeGloss(id, { book: book.id, scope, place: null }, { ...words, meaning })
  }

  /** Corrects sentences of either side and their links, which follow the text from then on. */
  async #sentence(what: Extract<Act, { readonly act: SentenceAct }>): Promise<void> {
    const { editor, pair } = await this.#pair(what.index)
    const shown = editor && shownPair(editor, pair)
    if (!shown) return
    const sentences = await this.#under.services.sentences.open(book.id)
    const on = (side: Side) => ({ side, at: Math.min(what.at, shown[side].length) })
    const place = on(what.side)
    if (what.act === 'joinSentence') sentences.join(shown, place)
    if (what.act === 'splitSentence') sentences.split(shown, place)
    if (what.act === 'linkSentences') sentences.link(shown, place, on(otherSide(what.side)))
    if (what.act === 'unlinkSentences') sentences.unlink(shown, place)
  }

  /** Takes over readings of another edition, of one printed paragraph or of two at once. */
  #emend({ index: at, both }: Extract<Act, { readonly act: 'emend' }>): void {
    const reading = (paragraph: number) => ({
      paragraph: paragraphId(`p${paragraph}`),
      index: paragraph,
      text: `第${paragraph}段。`,
      start: 0,
      end: 2,
      reading: `異${at}`,
      witness: '乙本',
    })
    this.#open.marks.emend([at, ...(both ? [(at + 1) % pairs] : [])].map(reading))
  }

  async #divide(
    what: Extract<Act, { readonly act: 'join' | 'divide' | 'makeKind' }>,
  ): Promise<void> {
    const { structure } = this.#under.services
    const { index } = await this.#pair(what.index)
    if (what.act === 'join') await structure.join(book.id, index)
    if (what.act === 'divide') {
      const { side, at } = what
      await structure.split(book.id, { index, side, offset: at })
    }
    if (what.act === 'makeKind') {
      const { kind } = what
      await structure.changeKinds(book.id, { first: index, last: index }, { kind, level: null })
    }
  }

  #onCategories(what: Act): void | Promise<void> {
    const { marking } = this.#under.services
    const all = marking.categories.get()
    const [first] = all
    const one = 'category' in what ? all[what.category % all.length] : first
    const other = all.find(({ id }) => id !== one?.id)
    if (what.act === 'rename' && one) void marking.changeCategory({ ...one, name: this.#word() })
    if (what.act === 'addCategory') marking.addCategory(all.length % 2 === 0 ? book.id : null)
    if (what.act === 'moveCategory' && one) marking.moveCategory(one.id, 1)
    if (what.act === 'dropCategory' && one && other) return marking.removeCategory(one, other.id)
  }

  #onMark(what: Extract<Act, { readonly mark: number }>, on: Annotation): void {
    const { marks } = this.#open
    const { id, tags, note } = on
    switch (what.act) {
      case 'write': {
        // As the note's field does: the whole note at each key.
        const before = note[0]?.text ?? ''
        const word = this.#word()
        for (let n = 1; n <= word.length; n++)
          marks.writeNote(id, [plain(before + word.slice(0, n))])
        if (what.pause) marks.endWriting()
        return
      }
      case 'words': {
        const [first] = kindWordsOf(on)
        const word = this.#word()
        for (let n = 1; first && n <= word.length; n++)
          marks.writeWords(id, first.name, first.text + word.slice(0, n))
        if (what.pause) marks.endWriting()
        return
      }
      case 'tag':
        return marks.retag(id, [...tags, this.#word()])
      case 'untag':
        return marks.retag(id, tags.slice(1))
      case 'recategorise': {
        const other = this.#under.services.marking.categories.get().find(c => c.id !== on.category)
        return other && marks.recategorise(id, other.id)
      }
      case 'range':
        return void this.#moveEdges(on, what)
      case 'turn':
        return marks.turnMark(id, turns[what.mark % turns.length] ?? 'question')
      case 'link':
        return void this.#link(on, what.index)
      case 'unlink':
        return void marks.unlink(id)
      case 'split':
        return this.#split(on)
      case 'merge':
        return this.#merge(on)
      case 'nextState':
        return marks.nextState(id)
      case 'delete':
        this.#lastDeleted = marks.remove(id)?.step ?? null
    }
  }

  async #moveEdges(
    mark: Annotation,
    { start, end }: { readonly start: number; readonly end: number },
  ): Promise<void> {
    const { spread, marks } = this.#open
    // Of a pair of ranges, the half on the other side moves as often.
    const halves = halvesOf(mark)
    const { side: on, index: at } = halves[end % halves.length] ?? mark
    const number = sectionAt(spread.sections.all, at)
    const editor = await spread.sections.load(number)
    const pair = at - (editor?.section.offset ?? 0)
    const paragraph = editor?.paragraphs[pair]
    const text = paragraph ? (editor?.text(on, pair) ?? '') : ''
    if (!paragraph || text.length < end) return
    marks.moveTo(mark.id, {
      side: on,
      index: at,
      anchors: [anchorAt(paragraph.id, text, start, end)],
    })
  }

  async #inText(what: Act & { readonly index: number }): Promise<void> {
    const { spread } = this.#open
    const { editor, pair, index: at } = await this.#pair(what.index)
    if (what.act === 'move') return void (await spread.translations.move(at, what.way))
    const { text } = editor!.translation(pair).content
    const start = { pair, offset: what.act === 'type' && what.erase ? 0 : text.length }
    editor!.takeCaret('translation', { pair, offset: text.length })
    editor!.moveCaret('translation', start, { pair, offset: text.length })
    if (what.act === 'state') spread.translations.setState('check')
    if (what.act === 'clear') spread.translations.run(clearPair)
    if (what.act !== 'type') return
    const word = this.#word()
    for (const letter of word) {
      spread.translations.run((state, dispatch) => {
        dispatch?.(state.tr.insertText(letter))
        return true
      })
    }
  }

  /** The shown paragraph `index`, or another if there are fewer now. */
  async #pair(index: number) {
    const { sections } = this.#open.spread
    const last = sections.all.at(-1)
    const total = last ? last.offset + last.end - last.start : 1
    const at = index % total
    const editor = await sections.load(sectionAt(sections.all, at))
    return { editor, pair: at - (editor?.section.offset ?? 0), index: at }
  }

  async #markWords({ act, index: wanted, side: on }: Act & { index: number; side: Side }) {
    const { marks } = this.#open
    const { editor, pair, index: at } = await this.#pair(wanted)
    const paragraph = editor?.paragraphs[pair]
    const text = editor?.text(on, pair) ?? ''
    const [category] = this.#under.services.marking.categories.get()
    if (!paragraph || text.length < 2 || !category) return
    const anchors = [anchorAt(paragraph.id, text, 0, 2)]
    const place = { selected: { side: on, index: at, anchors }, paragraph: null, marks: [] }
    if (act === 'mark') marks.mark(category.id, place)
    else marks.note(place)
  }

  /** Returns the first two characters of a paragraph, if it has so many. */
  async #beginning(wanted: number, on: Side): Promise<Half | null> {
    const { editor, pair, index: at } = await this.#pair(wanted)
    const paragraph = editor?.paragraphs[pair]
    const text = editor?.text(on, pair) ?? ''
    if (!paragraph || text.length < 2) return null
    return { side: on, index: at, anchors: [anchorAt(paragraph.id, text, 0, 2)] }
  }

  async #link(mark: Annotation, at: number): Promise<void> {
    const to = await this.#beginning(at, otherSide(mark.side))
    if (to) this.#open.marks.link(mark.id, to)
  }

  #split(mark: Annotation): void {
    const { spread, marks } = this.#open
    const [anchor] = mark.anchors
    if (!anchor) return
    const { paragraphId, start, end } = anchor
    const at = { paragraphId, offset: Math.floor((start + end) / 2) }
    const half = halfOn(mark, mark.side)
    const parts = half && splitHalf(half, at, id => spread.marks.textOf(mark.side, id))
    if (parts) marks.split(mark.id, parts)
  }

  #merge(mark: Annotation): void {
    const { spread, marks } = this.#open
    const textOf = (id: ParagraphId) => spread.marks.textOf(mark.side, id)
    const textAt = (index: number) => spread.marks.textAt(mark.side, index)
    for (const other of marks.all.get()) {
      const to = mergedHalf(mark, other, textOf, textAt)
      if (to && marks.merge(mark.id, other.id, to)) return
    }
  }

  async #linkWords({ index: at, side: on }: { index: number; side: Side }): Promise<void> {
    const [words, to] = [await this.#beginning(at, on), await this.#beginning(at, otherSide(on))]
    if (words && to) this.#open.marks.link(words, to)
  }

  async #reopen(): Promise<void> {
    this.#open.close()
    await this.#under.services.autosave.flush()
    await settled()
    this.#open = await opened(this.#under.services)
  }

  /** Returns a word that was not typed before. */
  #word(): string {
    return `w${++this.#words};`
  }
}

function opened(services: Parameters<typeof openSpread>[1]): Promise<OpenSpread> {
  const opening = openSpread(book, services, {
    label: on => on,
    sourceLook: () => asInBook,
    hint: () => '',
    here: () => null,
    markWords: () => '',
    noteWords: () => ({ toNote: '', toReference: '' }),
    // Nothing is drawn here, so each section counts as drawn as soon as it is requested.
    bring: (_layout, number) => void opening.then(open => open.mounted(number)),
    redivider:
      async () =>
      (_spread, { change }) =>
        change(),
    reopen: () => {
      throw new Error('this book never loses a section')
    },
  })
  return opening
}

/** What a reader sees of sentences: their starts on both sides, and which belong together. */
function sentencesIn({ source, translation, links }: PairSentences): string {
  const starts = (ranges: readonly Range[]) => ranges.map(({ start }) => start).join()
  const pairsOf = links.map(link => `${starts(link.source)}=${starts(link.translation)}`)
  return [`sentences ${starts(source)} | ${starts(translation)}`, ...pairsOf].join(' ')
}

const wordsIn = (seen: string) => new Set(seen.match(/w\d+;/g))

const missing = (before: string, after: string) => {
  const there = wordsIn(after)
  return [...wordsIn(before)].filter(word => !there.has(word))
}

/**
 * What the model expects: what was visible after each step that can be undone, and after those
 * undone.
 */
class Past {
  /** `null` if it is not known. */
  #seen: (string | null)[] = []
  #at = 0

  constructor(seen: string) {
    this.begin(seen)
  }

  /**
   * Forgets what was before. A book that is opened again has steps that the model does not know.
   */
  begin(seen: string): void {
    this.#seen = [seen]
    this.#at = 0
  }

  /**
   * Enters an act that made the order longer by `steps`: 0 if it only extended the last step, and
   * several if a busy machine took so long over a word that it became several.
   */
  did(before: string, seen: string, steps: number): void {
    if (steps === 0 && seen === this.#seen[this.#at]) return
    if (this.#at < 0) this.begin(before)
    // A redo after the book was opened again leads past what the model has seen.
    while (this.#seen.length < this.#at) this.#seen.push(null)
    this.#seen[this.#at] = before
    const between = Array<null>(Math.max(0, steps - 1)).fill(null)
    this.#at += steps
    this.#seen = [...this.#seen.slice(0, this.#at - between.length), ...between, seen]
  }

  /** Returns what must be visible after one step; `null` if that was before this model began. */
  go(way: 'undo' | 'redo'): string | null {
    this.#at += way === 'undo' ? -1 : 1
    return this.#seen[this.#at] ?? null
  }
}

it(
  'undo takes back the last act, and no typed word disappears except by undoing its typing',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async acts => {
        const reader = await Reader.start()
        const past = new Past(await reader.seen())
        for (const what of acts) {
          const before = await reader.seen()
          const { done } = reader.order.depth
          const name = what.act === 'undo' ? reader.order.next.get().undo : null
          await reader.do(what)
          const after = await reader.seen()
          const moved = reader.order.depth.done - done
          if (what.act === 'reopen') {
            expect(after).toBe(before)
            past.begin(after)
          } else if (what.act === 'undo' || what.act === 'redo') {
            const expected = moved === 0 ? before : past.go(what.act)
            if (expected !== null) expect(after).toBe(expected)
            if (name && !ofWords.has(name)) expect(missing(before, after)).toEqual([])
            if (what.act === 'undo' && moved !== 0) await expectBack(reader, before, after)
          } else {
            past.did(before, after, moved)
          }
        }
      }),
      { ...fuzzing(60), examples: failedOnce },
    )
  },
  fuzzPatience,
)

/** Checks that redo brings back all that undo took, and that undo takes it again. */
async function expectBack(reader: Reader, before: string, after: string): Promise<void> {
  await reader.do({ act: 'redo' })
  expect(await reader.seen()).toBe(before)
  await reader.do({ act: 'undo' })
  expect(await reader.seen()).toBe(after)
}
