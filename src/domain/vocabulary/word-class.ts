/**
 * The class of a word that its neighbours make likely. Chinese words have no endings, and a parser
 * would cost more than the page has; but some words are only beside verbs, nouns or adjectives. It
 * only chooses among the senses that the dictionary has.
 */
import type { WordDictionary } from '../words/dictionary.ts'
import { none } from '../words/trie.ts'
import { isVerb, shortGlosses } from './short-gloss.ts'

/** `noun` also stands for what else is no verb; `act` is a noun that names what a verb does. */
export type WordClass = 'verb' | 'noun' | 'act'

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words before a verb: negations, auxiliaries and adverbs. */
const beforeVerbs = listed(`
不 没 没有 未 勿 莫 别 能 能够 会 可 可以 可能 要 应 应当 应该 须 必须 需 需要 将 将要 已 已经 曾 曾经 正 正在
来 去 并 并不 并未 不能 不会 不得 不可 不要 不应 得以 共同 进一步 不断 积极 坚决 持续 全面 加快 努力 大力 认真 依法
所 被 就 便 又 也 都 还 再 却 才 只 乃 遂 即 皆 亦 各自 互相 相互 难以 容易 便于 用于 敢 肯 想 愿 愿意 欲 且 先 后 一起
`)
const afterVerbs = listed('了 着 过 起来 下去 下来 出来')
/** Words before an adjective. */
const degrees = listed(`
很 非常 十分 更 更加 最 最为 较 比较 太 极 极其 极为 越来越 尤其 特别 相当 颇 甚 如此 这么 那么
`)
/** Words after a noun that ends its phrase. */
const afterNouns = listed('和 与 及 以及 或 或者 等 的 之 上 中 下 里 内 间 是 为 在')

/** What ends a clause, or an empty string at the ends of a text. */
const isEdge = (word: string): boolean => /^[^\p{L}\p{N}]*$/u.test(word)
const beginsClause = (word: string): boolean => /^[\s。，；：！？,;:!?]*$/.test(word)

/** Keeps what it has looked up. */
export class WordClasses {
  readonly #dictionary: WordDictionary
  readonly #nominal = new Map<number, boolean>()

  constructor(dictionary: WordDictionary) {
    this.#dictionary = dictionary
  }

  /** The likely class of a word of a folded text; null if its neighbours say nothing. */
  of(folded: string, bounds: ArrayLike<number>, word: number): WordClass | null {
    const at = (number: number) => folded.slice(bounds[number] ?? 0, bounds[number + 1] ?? 0)
    const [before, after] = [word > 0 ? at(word - 1) : '', at(word + 1)]
    if (afterVerbs.has(after) || beforeVerbs.has(before)) return 'verb'
    // A single character before 的 is mostly a verb, as in 说的.
    if (at(word).length < 2) return null
    if (degrees.has(before) || after === '地') return 'noun'
    if (before === '的' || before === '之' || after === '的') return 'noun'
    if (this.#isNominal(before)) return isEdge(after) || afterNouns.has(after) ? 'act' : null
    return beginsClause(before) && this.#isNominal(after) ? 'verb' : null
  }

  /** Whether a word of several characters is in the first place no verb. */
  #isNominal(word: string): boolean {
    if (word.length < 2) return false
    const head = this.#dictionary.headOf(word)
    if (head === none) return false
    const known = this.#nominal.get(head)
    if (known !== undefined) return known
    const [first] = this.#dictionary.entriesOf(head)
    const { senses } = first === undefined ? { senses: [] } : this.#dictionary.entry(first)
    const isNominal = shortGlosses(senses).length > 0 && !isVerb(senses[0] ?? '')
    this.#nominal.set(head, isNominal)
    return isNominal
  }
}
