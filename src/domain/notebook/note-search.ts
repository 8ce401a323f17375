/** Finds words in marks: in what they mark, in their notes, tags and the words of their kinds. */
import type { Annotation } from '../annotation.ts'
import type { AnnotationId } from '../ids.ts'
import { kindWordsOf } from '../kinds/index.ts'
import { halvesOf } from '../marking/halves.ts'
import type { Query, QueryMaker } from '../search/query.ts'
import { SearchText } from '../search/search-text.ts'

/** How many marks are folded together. Folding them takes a few milliseconds. */
const blockSize = 128

/** Marks that are folded together; `text` is null until they are folded. */
interface Block {
  readonly ids: Set<AnnotationId>
  text: { readonly passages: SearchText; readonly owners: readonly AnnotationId[] } | null
}

/** The search in marks. Each block of them is folded once, and again when one of them changes. */
export class NoteSearch {
  readonly #maker: QueryMaker
  readonly #marks: ReadonlyMap<AnnotationId, Annotation>
  readonly #blocks: Block[] = []
  readonly #blockOf = new Map<AnnotationId, Block>()

  /** `marks` has every mark that `changed` was called with, as it is now. */
  constructor(marks: ReadonlyMap<AnnotationId, Annotation>, maker: QueryMaker) {
    this.#marks = marks
    this.#maker = maker
    for (const id of marks.keys()) this.changed(id)
  }

  /** The text of a mark has changed, or it is new. */
  changed(id: AnnotationId): void {
    const block = this.#blockOf.get(id) ?? this.#room()
    block.ids.add(id)
    block.text = null
    this.#blockOf.set(id, block)
  }

  /** Folds all blocks. Yields after each how many marks it has, for pauses between them. */
  *fold(): Generator<number> {
    const made = this.#maker.make(asked('?'))
    if (!made.ok) return
    for (const block of this.#blocks) {
      // The passages are folded by the first search in them.
      if (!block.text) this.#find(block, made.query, () => {})
      yield block.ids.size
    }
  }

  /** Returns the marks that contain `words`; null if there are no words to look for. */
  find(words: string): ReadonlySet<AnnotationId> | null {
    const made = this.#maker.make(asked(words.trim()))
    if (!made.ok) return null
    const found = new Set<AnnotationId>()
    for (const block of this.#blocks) this.#find(block, made.query, id => found.add(id))
    return found
  }

  #find(block: Block, query: Query, take: (id: AnnotationId) => void): void {
    const { passages, owners } = (block.text ??= this.#textOf(block))
    passages.find(query, passage => {
      const owner = owners[passage]
      if (owner !== undefined) take(owner)
    })
  }

  #textOf({ ids }: Block): NonNullable<Block['text']> {
    const owners: AnnotationId[] = []
    const texts: string[] = []
    for (const id of ids) {
      const mark = this.#marks.get(id)
      for (const text of mark ? textsOf(mark) : []) {
        owners.push(id)
        texts.push(text)
      }
    }
    return {
      owners,
      passages: new SearchText(
        texts.map(text => ({ text })),
        this.#maker,
      ),
    }
  }

  #room(): Block {
    const last = this.#blocks.at(-1)
    if (last && last.ids.size < blockSize) return last
    const block: Block = { ids: new Set(), text: null }
    this.#blocks.push(block)
    return block
  }
}

/**
 * Each is searched by itself, so that no hit runs from one into the next. A note on the book has
 * nothing to do with the words of its first paragraph.
 */
export function textsOf(mark: Annotation): readonly string[] {
  const halves = mark.scope === 'book' ? [] : halvesOf(mark)
  return [
    ...halves.map(({ anchors }) => anchors.map(({ quote }) => quote.exact).join('\n')),
    ...kindWordsOf(mark).map(({ text }) => text),
    mark.note.map(({ text }) => text).join('\n'),
    ...mark.tags,
  ].filter(text => text !== '')
}

const asked = (words: string) => ({
  words,
  matchCase: false,
  exactCharacters: false,
  isPattern: false,
})
