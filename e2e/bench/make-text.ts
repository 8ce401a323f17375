/**
 * Generates text for measurements. The same length always gives the same text, and no two
 * paragraphs are equal.
 */

/**
 * Returns a source of numbers from 0 to 1, without 1, in an order that `seed` determines
 * (mulberry32, public domain, Tommy Ettinger).
 */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const clauses = [
  '山下有一条清清的小河',
  '老人坐在门前的石阶上',
  '远处传来了几声钟响',
  '孩子们跑过了田间的小路',
  '他把那封信又读了一遍',
  '院子里的桂花已经开了',
  '雨从昨夜一直下到天明',
  '没有人知道他从哪里来',
  '她点上灯继续写那本书',
  '船慢慢地离开了码头',
  '城里的人都在谈论此事',
  '先生放下茶杯笑了起来',
  '屋后的竹林沙沙地响着',
  '他们沿着城墙走了很久',
  '月光照在空荡荡的街上',
] as const
const phrases = [
  'below the hill ran a clear little stream',
  'the old man sat on the steps',
  'a bell sounded from far away',
  'the children ran across the fields',
  'he read the letter once more',
  'the osmanthus was already in bloom',
  'it had rained from the night until the dawn',
  'nobody knew where he came from',
  'she lit the lamp and went on writing',
] as const

/**
 * Returns a novel in plain text: `pairs` paragraphs of about 120 characters. The first paragraph of
 * each hundred is a heading.
 */
export function novel(pairs: number): string {
  const next = numbers(pairs)
  const lines: string[] = []
  for (let i = 0; i < pairs; i++) {
    if (i % 100 === 0) lines.push(`第${i / 100 + 1}章 ${pick(clauses, next)}`)
    else lines.push(`${sentence(clauses, 11, '，', next)}。第${i}段。`)
  }
  return lines.join('\n')
}

/**
 * Returns a Markdown text of `count` headings with a paragraph under each. Every hundredth heading
 * is a part, every tenth is a chapter, and the others are sections.
 */
export function headings(count: number): string {
  const next = numbers(count)
  return Array.from({ length: count }, (_, i) => {
    const level = i % 100 === 0 ? 1 : i % 10 === 0 ? 2 : 3
    return `${'#'.repeat(level)} ${i + 1} ${pick(clauses, next)}\n\n${pick(clauses, next)}。第${i}段。`
  }).join('\n\n')
}

/** Returns a translation of about 390 characters. */
export const translation = (index: number): string => {
  const words = sentence(phrases, 11, ', ', numbers(index))
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
}

const pick = (from: readonly string[], next: () => number) =>
  from[Math.floor(next() * from.length)] ?? ''
const sentence = (from: readonly string[], count: number, join: string, next: () => number) =>
  Array.from({ length: count }, () => pick(from, next)).join(join)
