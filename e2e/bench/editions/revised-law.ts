/**
 * Makes up laws and their revised versions: articles and items get other numbers and neighbours,
 * sentences move, and many articles are alike but for a few words. Every character that stays can
 * be followed.
 */
import { splitsPair } from '#domain/anchor'
import { newSign, Prose, type Sign } from './edition-prose.ts'
import type { Followed, Mark } from './edition-truth.ts'

/** A paragraph as a list of sentences. */
type Paragraph = readonly (readonly Sign[])[]

const fresh = (text: string): readonly Sign[] => Array.from(text, sign => ({ sign, from: newSign }))
const textOf = (signs: readonly Sign[]): string => signs.map(({ sign }) => sign).join('')

const digits = '零一二三四五六七八九'

/** Writes a number from 1 to 999 in Chinese numerals. */
function numeral(number: number): string {
  const [hundreds, tens, ones] = [
    Math.floor(number / 100),
    Math.floor(number / 10) % 10,
    number % 10,
  ]
  const ten = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${ten}${gap}${ones > 0 ? digits[ones] : ''}`
}

/** Writes the articles of a law. Their numbers follow in `numbered`. */
class Law extends Prose {
  readonly #persons = Array.from({ length: 24 }, () => `${this.word()}人`)
  readonly #things = Array.from({ length: 40 }, () => this.word() + this.word())
  readonly #acts = Array.from({ length: 60 }, () => this.word() + this.word())

  article(): readonly string[] {
    const [person, thing] = [this.pick(this.#persons), this.pick(this.#things)]
    const must = this.pick(['应当', '可以', '不得', '有权'])
    const rest = this.next() < 0.5 ? [`没有约定或者约定不明确的，${this.#duty(thing)}。`] : []
    if (this.next() < 0.3) return [`第条 ${person}${must}${this.#duty(thing)}。`, ...rest]
    return [
      `第条 ${person}${this.pick(this.#acts)}${thing}的，${must}${this.#duty(thing)}；${this.pick(this.#persons)}有${this.pick(this.#acts)}的，适用本法有关规定。`,
      ...rest,
      ...(this.next() < 0.5 ? [`法律另有规定的，${must}${this.#duty(thing)}。`] : []),
    ]
  }

  items(): readonly (readonly string[])[] {
    return Array.from({ length: 3 + this.upTo(5) }, (_, k) => [
      this.next() < 0.1
        ? '（）法律规定的其他情形。'
        : `（）${this.#duty(this.pick(this.#things))}${k < 3 ? '；' : '。'}`,
    ])
  }

  #duty(thing: string): string {
    return `${this.pick(['按照', '依照', '根据'])}${this.pick(this.#acts)}${this.pick(this.#acts)}${this.pick(['办理', '支付', '登记', '变更'])}${thing}`
  }
}

/** Gives articles and items their numbers. A character of a number that stays is the same one. */
function numbered(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  let [article, item] = [0, 0]
  return paragraphs.map(sentences => {
    const [first = [], ...others] = sentences
    const [, before = '', , after = ''] = /^([第（])([^条）]*)([条）])/u.exec(textOf(first)) ?? []
    if (before === '') return sentences
    if (before === '第') [article, item] = [article + 1, 0]
    else item++
    const was = textOf(first).indexOf(after) - 1
    const number = numeral(before === '第' ? article : item)
    const old = first.slice(1, 1 + was)
    let head = 0
    while (head < number.length && old[head]?.sign === number[head]) head++
    return [
      [...first.slice(0, 1 + head), ...fresh(number.slice(head)), ...first.slice(1 + was)],
      ...others,
    ]
  })
}

/** Returns a law of about `articles` articles. */
function law(articles: number, prose: Law): readonly Paragraph[] {
  const written = Array.from({ length: articles }, () => {
    const article = [prose.article()]
    return prose.next() < 0.3 ? [...article, ...prose.items()] : article
  }).flat()
  let count = 0
  const numberedSigns = numbered(written.map(sentences => sentences.map(fresh)))
  return numberedSigns.map(sentences =>
    sentences.map(signs => signs.map(({ sign }) => ({ sign, from: count++ }))),
  )
}

/** Replaces, inserts or removes a few characters of a sentence. */
function retouched(signs: readonly Sign[], prose: Law): readonly Sign[] {
  const at = 3 + prose.upTo(Math.max(1, signs.length - 4))
  const taken = signs.slice(at, at + prose.upTo(3))
  if (taken.some(({ sign }) => !/\p{L}/u.test(sign))) return signs
  const words = fresh(Array.from({ length: 1 + prose.upTo(2) }, () => prose.sign()).join(''))
  return signs.toSpliced(at, taken.length, ...words)
}

/** Returns the law as its next version has it. */
function revised(old: readonly Paragraph[], prose: Law): readonly Paragraph[] {
  const after: Paragraph[] = []
  const moving: (readonly Sign[])[] = []
  const later: Paragraph[] = []
  for (const sentences of old) {
    const lot = prose.next()
    if (lot < 0.06) continue
    if (lot < 0.12) after.push(prose.article().map(fresh))
    const [first = [], ...others] = sentences
    const stay = others.filter(signs => prose.next() >= 0.1 || moving.push(signs) === 0)
    const kept = [first, ...stay].map(signs =>
      prose.next() < 0.15 ? retouched(retouched(signs, prose), prose) : signs,
    )
    if (lot > 0.97) later.push(kept)
    else if (lot > 0.93 && after.length > 0) after.push([...(after.pop() ?? []), ...kept])
    else if (lot > 0.87 && after.length > 0) after.splice(-1, 0, kept)
    else after.push(kept)
  }
  for (const one of later) after.splice(prose.upTo(after.length), 0, one)
  for (const signs of moving) {
    const at = prose.upTo(after.length)
    after[at] = [...(after[at] ?? []), signs]
  }
  return numbered(after)
}

const followed = (paragraphs: readonly Paragraph[]): Followed => ({
  texts: paragraphs.map(sentences => textOf(sentences.flat())),
  origins: paragraphs.map(sentences =>
    sentences.flat().flatMap(({ sign, from }) => Array.from({ length: sign.length }, () => from)),
  ),
})

function clauseIn(text: string, prose: Law) {
  const at = prose.upTo(text.length)
  const start = 1 + Math.max(...Array.from('，。；', sign => text.lastIndexOf(sign, at - 1)))
  const length = text.slice(start).search(/[，。；]/u)
  return { start, end: length < 0 ? text.length : start + length }
}

function wordsIn(text: string, prose: Law) {
  const start = prose.upTo(text.length)
  return { start, end: Math.min(text.length, start + 2 + Math.floor(40 * prose.next() ** 2)) }
}

interface RevisedLaw {
  readonly old: Followed
  readonly fresh: Followed
  readonly marks: readonly Mark[]
}

/** Returns a made-up law, its next version, and `count` marks on clauses and random words. */
export function revisedLaw(seed: number, count: number): RevisedLaw {
  const prose = new Law(seed)
  const before = law(220, prose)
  const old = followed(before)
  const marks: Mark[] = []
  while (marks.length < count) {
    const index = prose.upTo(old.texts.length)
    const text = old.texts[index] ?? ''
    const { start, end } = prose.next() < 0.4 ? clauseIn(text, prose) : wordsIn(text, prose)
    if (end - start < 2 || splitsPair(text, start) || splitsPair(text, end)) continue
    marks.push({ index, start, end })
  }
  return { old, fresh: followed(revised(before, prose)), marks }
}
