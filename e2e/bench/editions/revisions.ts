/**
 * One file of more than 300 lines, because it is one table of ways to revise a text.
 *
 * Revises a text in one way at a time, as editors and publishers do, and follows every character
 * that stays.
 */
import { itemNumberOf } from '#domain/editions/item-number'
import { isLetter, newSign, textOf, type Block, type Prose, type Sign } from './edition-prose.ts'

/** The paragraphs of two editions; a character of the old one has the same number in both. */
export interface TwoEditions {
  readonly old: readonly Block[]
  readonly fresh: readonly Block[]
}

type Signs = readonly Sign[]
type Revise = (blocks: readonly Block[], prose: Prose, often: Often) => readonly Block[]
/** Whether something that happens at a rate from 0 to 1 happens here. */
type Often = (rate: number) => boolean

const written = (text: string): Signs => Array.from(text, sign => ({ sign, from: newSign }))

/** Returns the paragraphs of a text as sentences of numbered characters. */
export function blocksOf(texts: readonly string[]): readonly Block[] {
  let count = 0
  return texts
    .filter(text => text !== '')
    .map(text =>
      (text.match(/[^。！？；]*(?:[。！？；][”’」』）]*|$)/gu) ?? [])
        .filter(sentence => sentence !== '')
        .map(sentence => Array.from(sentence, sign => ({ sign, from: count++ }))),
    )
}

/** Returns a new paragraph of clauses that are elsewhere in the text, and of some words. */
function imitation(blocks: readonly Block[], prose: Prose): Block {
  return prose.pick(blocks).map(() => {
    const clauses = Array.from({ length: 1 + prose.upTo(4) }, () => {
      const block = textOf(prose.pick(blocks))
      const some = block.slice(itemNumberOf(block).length).split(/[，。；！？：“”]/u)
      return prose.pick(some) + (prose.next() < 0.5 ? prose.word() : '')
    })
    return written(`${clauses.join('，')}。`)
  })
}

/** Returns a near-copy of a paragraph: with other words at some places. */
const nearCopy = (block: Block, prose: Prose): Block => {
  const text = textOf(block)
  const words = written(text.slice(itemNumberOf(text).length))
  return [Array.from({ length: 3 }).reduce<Signs>(so => retouched(so, prose), words)]
}

const inserted: Revise = (blocks, prose, often) =>
  blocks.flatMap(block => (often(0.12) ? [imitation(blocks, prose), block] : [block]))

/** Puts near-copies of some paragraphs elsewhere, as a new chapter repeats the rules of another. */
const repeated: Revise = (blocks, prose, often) => {
  const after = [...blocks]
  for (const block of blocks)
    if (often(0.08)) after.splice(prose.upTo(after.length), 0, nearCopy(block, prose))
  return after
}

const removed: Revise = (blocks, _, often) => blocks.filter(() => !often(0.12))

const exchanged: Revise = (blocks, _, often) => {
  const after = [...blocks]
  for (let k = 1; k < after.length; k++) {
    if (!often(0.12)) continue
    const [one, other] = [after[k - 1], after[k]]
    if (one && other) after.splice(k - 1, 2, other, one)
    k++
  }
  return after
}

const moved: Revise = (blocks, prose, often) => {
  const moving: Block[] = []
  const after = blocks.filter(block => !often(0.1) || moving.push(block) === 0)
  for (const block of moving) after.splice(prose.upTo(after.length + 1), 0, block)
  return after
}

/** Gives every item another number: all are moved on by a few. */
const renumbered: Revise = (blocks, prose) => {
  const by = 1 + prose.upTo(9)
  return blocks.map(block => {
    const [first = [], ...others] = block
    const head0 = itemNumberOf(textOf([first])).trim()
    const digits = /[零〇一二三四五六七八九十百千\d]+/u.exec(head0)
    if (!digits) return block
    const begin = digits.index
    const number = numeral(valueOf(digits[0]) + by)
    let head = 0
    while (head < number.length && digits[0][head] === number[head]) head++
    const [before, after] = [first.slice(0, begin + head), first.slice(begin + digits[0].length)]
    return [[...before, ...written(number.slice(head)), ...after], ...others]
  })
}

const hanDigits = '零一二三四五六七八九'

function valueOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  let [sum, digit] = [0, 0]
  for (const sign of text) {
    const place = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (place) {
      sum += place * (digit || 1)
      digit = 0
    } else digit = Math.max(0, hanDigits.indexOf(sign))
  }
  return sum + digit
}

/** Writes a number from 1 to 9999 in Chinese numerals. */
export function numeral(number: number): string {
  const written = Array.from(String(number), Number)
    .map((digit, k, all) =>
      digit > 0 ? `${hanDigits[digit]}${['', '十', '百', '千'][all.length - 1 - k]}` : '零',
    )
    .join('')
  return written.replaceAll(/零+/gu, '零').replace(/零$/u, '').replace(/^一十/u, '十')
}

const joined: Revise = (blocks, _, often) => {
  const after: Block[] = []
  for (const block of blocks)
    if (often(0.2) && after.length > 0) after.push([...(after.pop() ?? []), ...block])
    else after.push(block)
  return after
}

const split: Revise = (blocks, prose, often) =>
  blocks.flatMap(block => {
    if (block.length < 2 || !often(0.4)) return [block]
    const at = 1 + prose.upTo(block.length - 1)
    return [block.slice(0, at), block.slice(at)]
  })

/** Puts some sentences of paragraphs into other paragraphs. */
const scattered: Revise = (blocks, prose, often) => {
  const moving: Signs[] = []
  const after = blocks.map(block =>
    block.filter((signs, k) => k === 0 || !often(0.15) || moving.push(signs) === 0),
  )
  for (const signs of moving) {
    const at = prose.upTo(after.length)
    const there = after[at] ?? []
    after[at] = there.toSpliced(prose.upTo(there.length + 1), 0, signs)
  }
  return after
}

/** Changes one to three characters at one to four places of some sentences. */
const reworded: Revise = (blocks, prose, often) =>
  blocks.map(block => block.map(signs => (often(0.4) ? retouched(signs, prose) : signs)))

function retouched(signs: Signs, prose: Prose): Signs {
  let after = signs
  for (let places = 1 + prose.upTo(4); places > 0; places--) {
    const at = prose.upTo(after.length)
    const taken = after.slice(at, at + prose.upTo(4))
    if (taken.some(({ sign }) => !isLetter(sign))) continue
    const put = written(Array.from({ length: prose.upTo(4) }, () => prose.sign()).join(''))
    after = after.toSpliced(at, taken.length, ...put)
  }
  return after.length === 0 ? signs : after
}

/** Puts other terms in place of some that occur often. */
const termed: Revise = (blocks, prose) => {
  const counts = new Map<string, number>()
  for (const signs of blocks.flat())
    for (let k = 1; k < signs.length; k++) {
      const pair = `${signs[k - 1]?.sign}${signs[k]?.sign}`
      if (/^\p{L}+$/u.test(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 80)
  const terms = new Map(
    Array.from(
      { length: 8 },
      () => [prose.pick(frequent)[0], prose.word() + prose.sign()] as const,
    ),
  )
  return blocks.map(block =>
    block.map(signs => {
      const after: Sign[] = []
      for (let k = 0; k < signs.length; k++) {
        const term = terms.get(`${signs[k]?.sign}${signs[k + 1]?.sign}`)
        if (term !== undefined) after.push(...written(term))
        else after.push(...signs.slice(k, k + 1))
        if (term !== undefined) k++
      }
      return after
    }),
  )
}

/** Breaks the text before and after what is said, and nowhere else. */
const rebroken: Revise = (blocks, _, often) => {
  const after: Block[] = []
  let here: Sign[] = []
  const end = () => {
    if (here.length > 0) after.push([here])
    here = []
  }
  for (const block of blocks) {
    if (itemNumberOf(textOf(block)) !== '' || often(0.3)) end()
    for (const one of block.flat()) {
      if (one.sign === '“' && often(0.6)) end()
      here.push(one)
      if (one.sign === '”' && often(0.6)) end()
    }
  }
  end()
  return after
}

/** Prints other punctuation, and less of it. */
const repunctuated: Revise = (blocks, prose) => {
  const others = new Map<string, readonly string[]>([
    ['，', ['。', '、', '，', '，', '']],
    ['。', ['，', '！', '。', '。']],
    ['；', ['。', '，']],
    ['：', ['：', '，', '']],
    ['“', ['「']],
    ['”', ['」']],
    ['、', ['', '，']],
  ])
  return blocks.map(block =>
    block.map(signs =>
      signs.flatMap(one => {
        const choice = others.get(one.sign)
        return choice ? written(prose.pick(choice)) : [one]
      }),
    ),
  )
}

/** Moves the headings of chapters by a few paragraphs, and gives some another name. */
const recut: Revise = (blocks, prose, often) => {
  const isHeading = (block: Block) => /^第\S+[章回编篇]/u.test(textOf(block))
  const after = blocks.filter(block => !isHeading(block) || !often(0.3))
  for (const block of blocks.filter(isHeading)) {
    const at = after.indexOf(block)
    if (at < 0) continue
    after.splice(at, 1)
    const name = often(0.5) ? block : [...block, written(`　${prose.word()}`)]
    after.splice(Math.max(0, at + prose.upTo(9) - 4), 0, name)
  }
  return after
}

/** Page rules and adverts of the old edition that the new one does not have. */
const noisy: Revise = (blocks, prose) => {
  let page = 1
  const noise = () =>
    written(prose.pick([`第${page++}页`, `- ${page++} -`, `www.${page++}.example.com 免费阅读`]))
  return blocks.flatMap(block => {
    const lot = prose.next()
    if (lot < 0.12) return [[noise()], block]
    if (lot >= 0.24) return [block]
    const signs = block.flat()
    const at = prose.upTo(signs.length)
    return lot < 0.18
      ? [[[...signs.slice(0, at), ...noise(), ...signs.slice(at)]]]
      : [[signs.slice(0, at)], [noise()], [signs.slice(at)]]
  })
}

const revisions = {
  inserted,
  repeated,
  removed,
  exchanged,
  moved,
  renumbered,
  joined,
  split,
  scattered,
  reworded,
  termed,
  rebroken,
  repunctuated,
  recut,
} as const satisfies Record<string, Revise>

type OneRevision = keyof typeof revisions

/** A way of revising a text. */
export type Revision = OneRevision | 'noisy' | 'rescripted' | 'revised' | 'republished'

const together: Record<'revised' | 'republished', readonly OneRevision[]> = {
  revised: [
    'removed',
    'exchanged',
    'moved',
    'joined',
    'split',
    'scattered',
    'inserted',
    'reworded',
    'termed',
    'renumbered',
  ],
  republished: ['rebroken', 'repunctuated', 'reworded', 'recut', 'removed', 'inserted'],
}

export const allRevisions: readonly Revision[] = [
  ...(Object.keys(revisions) as OneRevision[]),
  'noisy',
  'rescripted',
  'revised',
  'republished',
]

/** Returns a text and its revision. The same seed always gives the same one. */
export function twoEditions(
  blocks: readonly Block[],
  revision: Revision,
  prose: Prose,
  inOtherScript: (sign: string) => string = sign => sign,
): TwoEditions {
  const oftenAt =
    (share: number): Often =>
    rate =>
      prose.next() < rate * share
  if (revision === 'noisy') return { old: noisy(blocks, prose, oftenAt(1)), fresh: blocks }
  if (revision === 'rescripted')
    return { old: blocks, fresh: rescripted(reworded(blocks, prose, oftenAt(1)), inOtherScript) }
  const all = revision in together ? together[revision as 'revised'] : [revision as OneRevision]
  const often = oftenAt(all.length > 1 ? 0.5 : 1)
  const fresh = all.reduce((so, one) => revisions[one](so, prose, often), blocks)
  return { old: blocks, fresh: fresh.filter(block => block.flat().length > 0) }
}

const rescripted = (blocks: readonly Block[], inOtherScript: (sign: string) => string) =>
  blocks.map(block =>
    block.map(signs => signs.map(({ sign, from }) => ({ sign: inOtherScript(sign), from }))),
  )
