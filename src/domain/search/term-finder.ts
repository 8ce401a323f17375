/** Finds the reader's terms in a text: in both scripts, the longest first, none inside another. */
import { Folder, WayBack } from './folded-text.ts'
import type { QueryMaker } from './query.ts'

/** UTF-16 offsets; `term` is the place of its expression in the list of the finder. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  readonly term: number
}

/** A tree of folded expressions by code unit. */
interface Branch {
  readonly next: Map<number, Branch>
  /** The expressions that end here; several if they become the same when they are folded. */
  readonly terms: number[]
}

const branch = (): Branch => ({ next: new Map(), terms: [] })

export class TermFinder {
  readonly #maker: QueryMaker
  readonly #expressions: readonly string[]
  readonly #root = branch()
  /** Returns whether words are an expression and not only fold like it; made when first needed. */
  readonly #accepts = new Map<number, (found: string) => boolean>()

  constructor(maker: QueryMaker, expressions: readonly string[]) {
    this.#maker = maker
    this.#expressions = expressions
    // Folded together, because a text of its own for each costs ten times as much.
    const folder = new Folder(maker.folding)
    for (const expression of expressions) folder.add(expression)
    const { text, starts } = folder.finish()
    for (const term of expressions.keys()) {
      let at = this.#root
      const folded = text.slice(starts[term], (starts[term + 1] ?? text.length + 1) - 1)
      for (let i = 0; i < folded.length; i++) {
        const unit = folded.charCodeAt(i)
        const next = at.next.get(unit) ?? branch()
        at.next.set(unit, next)
        at = next
      }
      if (folded !== '') at.terms.push(term)
    }
  }

  /** Returns the occurrences in `text`, in its order; they do not overlap. */
  in(text: string): readonly Occurrence[] {
    const folder = new Folder(this.#maker.folding)
    folder.add(text)
    const folded = folder.finish()
    const wayBack = new WayBack(folded)
    const found: Occurrence[] = []
    for (let at = 0; at < folded.text.length;) {
      const longest = this.#longest(text, folded.text, at, wayBack)
      // A character that folds to several may begin and end inside two expressions.
      if (longest && longest.start >= (found.at(-1)?.end ?? 0)) {
        const { length, ...occurrence } = longest
        found.push(occurrence)
        at += length
      } else at++
    }
    return found
  }

  #longest(text: string, folded: string, from: number, wayBack: WayBack) {
    let at: Branch | undefined = this.#root
    let longest: (Occurrence & { readonly length: number }) | null = null
    for (let i = from; i < folded.length; i++) {
      at = at.next.get(folded.charCodeAt(i))
      if (!at) break
      if (at.terms.length === 0) continue
      wayBack.look(from, i + 1)
      const { start, end } = wayBack
      const words = text.slice(start, end)
      const term = at.terms.find(one => this.#isMeant(one, words))
      if (term !== undefined) longest = { start, end, term, length: i + 1 - from }
    }
    return longest
  }

  #isMeant(term: number, words: string): boolean {
    const expression = this.#expressions[term] ?? ''
    if (words === expression) return true
    let accepts = this.#accepts.get(term)
    if (!accepts) {
      const asked = { matchCase: false, exactCharacters: false, isPattern: false }
      const made = this.#maker.make({ ...asked, words: expression })
      const query = made.ok && made.query.kind === 'words' ? made.query : null
      accepts = query ? (query.accepts ?? (() => true)) : () => false
      this.#accepts.set(term, accepts)
    }
    return accepts(words)
  }
}
