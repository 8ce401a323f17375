/**
 * Generates a book for another edition. Like real prose, it repeats words, set phrases and short
 * lines, and some of its paragraphs are nearly the same. Every character has a number.
 */
import { numbers } from '../make-text.ts'

/**
 * A character and its number in the old edition. The number is `newSign` if the old edition does
 * not have the character.
 */
export interface Sign {
  readonly sign: string
  readonly from: number
}
export const newSign = -1

/** A paragraph as a list of sentences. */
export type Block = readonly (readonly Sign[])[]

/** An edition as it was written. Paragraphs are identified by their index, from 0. */
export interface OldEdition {
  readonly blocks: readonly Block[]
  /** The indices of the headings. */
  readonly headings: ReadonlySet<number>
  /** Maps each paragraph that is nearly a copy to the original, which comes before it. */
  readonly twins: ReadonlyMap<number, number>
  /** Short lines. Some occur many times in the book, some once or twice. */
  readonly refrains: ReadonlySet<number>
}

const common = Array.from(
  '人大天生年子家时地出会前上下里后左右学开对面日月水火山石田土木林风雨云雪花草鸟马牛羊鱼虫门窗户房屋楼台桥路车船城市村店' +
    '心手足口目耳头身体力气言语文字书信纸笔画歌曲声音色光明暗黑白红黄青绿长短高低远近新旧老少男女父母兄弟姐妹夫妻儿孙朋友' +
    '先生主客官兵王国公民法理道德政事业工农商医药病死活衣食住行饭茶酒肉米面油盐糖金银铜铁钱财买卖借还取送拿放打破立坐走跑' +
    '飞来去进退回到过看见听闻说话问答读写算记忘想念思爱恨喜怒哀乐笑哭怕惊急忙闲静安危难易真假好坏美丑善恶强弱轻重多少大小' +
    '冷热干湿深浅宽窄快慢早晚春夏秋冬东西南北中外内边间角江河湖海波浪岸沙泥岩洞谷峰岭原野园林树枝叶根果实种收割耕织布线针' +
    '刀枪剑弓箭旗鼓钟铃灯烛香烟灰尘影梦魂神仙佛庙寺塔碑墓祖宗族乡亲邻里街巷院墙井池塘堤坝仓库厂校堂馆厅室床桌椅箱柜盒瓶碗',
)
/** Characters outside the Basic Multilingual Plane, each of two UTF-16 code units. */
const rare = ['𠮷', '𡵅', '𣎴', '𥝱']
const particles = Array.from('的了在是不我他她这那有也就都又和与把被从向为着得很只已将而或')
const lines = [
  '“是。”',
  '“不去。”',
  '众人都笑了。',
  '他没有回答。',
  '第二天还是这样。',
  '她点了点头。',
] as const

/** With a greater value, the commonest words are less frequent. */
const evenness = 30

/** A source of prose in which common words are much more frequent than others. */
export class Prose {
  readonly next: () => number
  readonly #words: readonly string[]
  readonly #phrases: readonly string[]
  readonly #lines: readonly string[]

  constructor(seed: number) {
    this.next = numbers(seed)
    const signs = [...new Set(common)]
    this.#words = Array.from(
      { length: 5000 },
      (_, n) =>
        this.pick(signs) +
        (n % 9 === 0 ? '' : this.pick(n % 250 === 1 ? rare : signs)) +
        (n % 11 === 5 ? this.pick(signs) : ''),
    )
    this.#lines = Array.from({ length: 150 }, () => `${this.#clause(1 + this.upTo(2))}。`)
    this.#phrases = Array.from({ length: 150 }, () => this.#clause(3 + this.upTo(4)))
  }

  upTo(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const one = from[this.upTo(from.length)]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }

  /** Returns one character that could be in any word. */
  sign(): string {
    return this.pick(common)
  }

  word(): string {
    // After Zipf and Mandelbrot: word number n has a frequency in proportion to
    // 1 / (n + evenness).
    const rank = evenness * ((evenness + this.#words.length) / evenness) ** this.next()
    return this.#words[Math.floor(rank) - evenness] ?? ''
  }

  /** Returns one of the short lines. */
  line(): string {
    return this.pick(this.#lines)
  }

  sentence(): string {
    const clauses = Array.from({ length: 1 + this.upTo(4) }, () =>
      this.next() < 0.06 ? this.pick(this.#phrases) : this.#clause(2 + this.upTo(6)),
    )
    const said = clauses.join('，')
    return this.next() < 0.15 ? `他说：“${said}。”` : `${said}。`
  }

  #clause(words: number): string {
    return Array.from({ length: words }, () =>
      this.next() < 0.35 ? this.pick(particles) + this.word() : this.word(),
    ).join('')
  }
}

/** Returns a book of about `characters` characters. The same length always gives the same book. */
export function oldEdition(characters: number): OldEdition {
  const prose = new Prose(characters)
  const blocks: Block[] = []
  const headings = new Set<number>()
  const refrains = new Set<number>()
  const twins = new Map<number, number>()
  const inTwins = new Set<number>()
  let count = 0
  const add = (sentences: readonly string[]) => {
    blocks.push(sentences.map(text => Array.from(text, (sign): Sign => ({ sign, from: count++ }))))
  }
  while (count < characters) {
    const index = blocks.length
    if (index % 100 === 0) {
      headings.add(index)
      add([`第${index / 100 + 1}章 ${prose.word()}${prose.word()}`])
    } else if (prose.next() < 0.05) {
      refrains.add(index)
      add([prose.next() < 0.6 ? prose.pick(lines) : prose.line()])
    } else {
      const before = index - 1 - prose.upTo(6)
      const other = blocks[before]
      const mayHaveTwin =
        other && !headings.has(before) && !refrains.has(before) && !inTwins.has(before)
      if (mayHaveTwin && lengthOf(other) >= longEnough && prose.next() < 0.025) {
        twins.set(index, before)
        inTwins.add(index).add(before)
        add(nearCopy(other, prose))
      } else add(Array.from({ length: 1 + prose.upTo(8) }, () => prose.sentence()))
    }
  }
  return { blocks, headings, refrains, twins }
}

/** Returns the number of characters in a paragraph. */
export const lengthOf = (block: Block): number => block.reduce((sum, { length }) => sum + length, 0)

/** A paragraph of at least this many characters can look like another without being its copy. */
export const longEnough = 60
/** Near-copies differ in at least this many characters. */
export const twinsDiffer = 5

function nearCopy(block: Block, prose: Prose): readonly string[] {
  const all = block.map(signs => signs.map(({ sign }) => sign))
  const places = all.flatMap((signs, s) => signs.map((_, k) => [s, k] as const))
  for (let made = 0; made < twinsDiffer;) {
    const [s, k] = prose.pick(places)
    const signs = all[s]
    const fresh = prose.sign()
    if (!signs || !isLetter(signs[k]) || block[s]?.[k]?.sign !== signs[k] || signs[k] === fresh)
      continue
    signs[k] = fresh
    made++
  }
  return all.map(signs => signs.join(''))
}

/** Whether `sign` is a letter or an ideograph, and neither punctuation nor undefined. */
export const isLetter = (sign: string | undefined): sign is string =>
  sign !== undefined && /\p{L}/u.test(sign)

/** Returns the text of a paragraph. */
export const textOf = (block: Block): string =>
  block.map(signs => signs.map(({ sign }) => sign).join('')).join('')
