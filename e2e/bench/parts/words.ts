/**
 * Measures the dictionary, word boundaries and readings in Node, and judges them by the test sets
 * of the field, if they are on this machine. Peers do the same work in the same run.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'
import { WordDictionary } from '#domain/words/dictionary'
import { createWordTools, type WordTools } from '#domain/words/words'
import { decodeChapter } from '#formats/bundle'
import { readWordsFile } from '#formats/words/words-file'
import { programFolder } from '../../support/app.ts'
import { quantile, told, within, type Findings, type Measure } from '../measure.ts'
import { polyphones, wordScores } from '../words/test-sets.ts'

const rounds = 5
const length = 100_000
const mebibyte = 1024 * 1024

const jieba = Jieba.withDict(dict)
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const dividers = {
  'jieba without HMM': (text: string) => jieba.cut(text, false),
  'jieba with HMM': (text: string) => jieba.cut(text, true),
  'Intl.Segmenter': (text: string) => Array.from(segmenter.segment(text), each => each.segment),
}

export function words(): Findings {
  const { tools, loading, memory } = opened()
  const paragraphs = longText()
  const cut = (text: string): readonly string[] => {
    const bounds = tools.segment(text)
    return Array.from(bounds.subarray(1), (end, i) => text.slice(bounds[i], end))
  }
  const cpuOf = (work: (text: string) => unknown) =>
    cpu(() => paragraphs.forEach(text => work(text)))
  const divided = cpuOf(tools.segment)
  const read = cpuOf(tools.pinyin)
  const glossed = cpuOf(text => tools.lens(text, 'all'))
  const ofThem = `of ${length.toLocaleString('en')} characters`
  const dividing = { name: `words ${ofThem}`, value: divided, unit: 'ms CPU' } as const
  const reading = { name: `words and readings ${ofThem}`, value: read, unit: 'ms CPU' } as const
  const peers = Object.entries(dividers)
  return {
    curves: [],
    measures: [
      within({ name: 'opening the dictionary', value: loading, unit: 'ms CPU' }, 150),
      within({ name: 'memory of the dictionary', value: memory, unit: 'MB' }, 35),
      within(dividing, 500),
      ...peers.map(([name, divide]) => told(dividing, { name, value: cpuOf(divide) })),
      within(reading, 500),
      told(reading, { name: 'pinyin-pro', value: cpuOf(text => pinyin(text, { type: 'array' })) }),
      within(
        { name: `words, readings and glosses ${ofThem}`, value: glossed, unit: 'ms CPU' },
        750,
      ),
      ...lookups(tools, paragraphs),
      ...lookUpAmongOwn(tools, paragraphs),
      ...wordScores(cut, dividers),
      ...polyphones(
        tools,
        (text, at) => pinyin(text, { type: 'array', toneType: 'num' })[at] ?? '',
      ),
    ],
  }
}

/** The tools, how long it took to open them, and the memory they hold, in MB. */
function opened(): {
  readonly tools: WordTools
  readonly loading: number
  readonly memory: number
} {
  const file = readFileSync(join(programFolder, 'out/words/words.bin'))
  const times: number[] = []
  let [tools, memory] = [createWordTools(readWordsFile(copyOf(file))), 0]
  for (let round = 0; round < rounds; round++) {
    const bytes = copyOf(file)
    const before = process.memoryUsage()
    const begun = process.cpuUsage()
    tools = createWordTools(readWordsFile(bytes))
    tools.lookUp('自由', 0)
    times.push(process.cpuUsage(begun).user / 1000)
    tools.pinyin('自由')
    const { arrayBuffers } = process.memoryUsage()
    memory = Math.max(memory, (arrayBuffers - before.arrayBuffers + bytes.byteLength) / mebibyte)
  }
  return { tools, loading: quantile(times, 0.5), memory }
}

const copyOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** The paragraphs of the white paper, again and again. */
function longText(): readonly string[] {
  const folder = join(programFolder, 'resources/books/white-paper/chapters')
  const paragraphs = readdirSync(folder).flatMap(name => {
    const chapter = decodeChapter(readFileSync(join(folder, name)))
    return chapter.ok ? chapter.value.map(({ text }) => text) : []
  })
  const found: string[] = []
  for (let sum = 0; sum < length;)
    for (const text of paragraphs) {
      if (sum >= length) break
      const part = text.slice(0, length - sum)
      found.push(part)
      sum += part.length
    }
  return found
}

/** The CPU time of `work` in milliseconds, the middle of some rounds after one that warms up. */
function cpu(work: () => void): number {
  work()
  const times = Array.from({ length: rounds }, () => {
    const begun = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  })
  return quantile(times, 0.5)
}

const ownWords = 20_000

/** Places of paragraphs, for a reader who has glosses of 20,000 words of the dictionary. */
function lookUpAmongOwn(tools: WordTools, paragraphs: readonly string[]): readonly Measure[] {
  const file = readFileSync(join(programFolder, 'out/words/words.bin'))
  const dictionary = new WordDictionary(readWordsFile(copyOf(file)))
  const step = Math.floor(dictionary.size / ownWords)
  const expressions = new Set(
    Array.from({ length: ownWords }, (_, i) => dictionary.entry(i * step).simplified),
  )
  const own = tools.own({
    book: null,
    glosses: Array.from(expressions, expression => ({ ...gloss, id: expression, expression })),
    boundaries: [],
    readings: [],
    statuses: [],
  })
  const texts = paragraphs.filter(text => text.length > 20)
  const places = Array.from({ length: 100 }, (_, i) => {
    const text = texts[(i * 7) % texts.length] ?? ''
    return { text, at: (i * 7919) % text.length }
  })
  /** The CPU time of a look-up that is enough for 95 of 100 rounds over the places. */
  const lookedUp = (said?: { readonly tools: typeof own; readonly paragraphs: [] }) => {
    const round = () => {
      for (const { text, at } of places) tools.lookUp(text, at, said)
    }
    return (
      quantile(
        Array.from({ length: 40 }, () => cpu(round)),
        0.95,
      ) / places.length
    )
  }
  const [without, among] = [lookedUp(), lookedUp({ tools: own, paragraphs: [] })]
  const count = expressions.size.toLocaleString('en')
  const measured = {
    name: `looking up a place among ${count} own words, 95 of 100`,
    value: among,
    unit: 'ms CPU',
  } as const
  return [within(measured, 0.1), told(measured, { name: 'without own words', value: without })]
}

const gloss = {
  from: 'gloss',
  scope: 'everywhere',
  place: null,
  reading: '',
  meaning: 'meaning',
  note: '',
  updatedAt: 1,
} as const

function lookups(tools: WordTools, paragraphs: readonly string[]): readonly Measure[] {
  const text = paragraphs.join('\n')
  /** Places, a hundred at a time, because the clock is too coarse for one. */
  const at = Array.from({ length: 100 }, (_, i) =>
    Array.from({ length: 100 }, (_each, j) => ((i * 100 + j) * 7919) % text.length),
  )
  const english = [
    'freedom',
    'to look for',
    'long',
    'the people',
    'water',
    'happy',
    'to be',
    'network',
  ]
  const spoken = [
    'zi4you2',
    'ziyou',
    'zy',
    'z',
    'shi',
    "xi'an",
    'zhonghuarenmin',
    'zhrmghg',
    'yihuir',
  ]
  const chinese = ['自由', '的', '*会主义', '?由', '網絡', '一']
  /** The CPU time that is enough for 95 of 100 items, in milliseconds. */
  const slowest = <T>(items: readonly T[], work: (item: T) => unknown): number =>
    quantile(
      items.map(item => cpu(() => work(item))),
      0.95,
    )
  const search = (query: string) => tools.search(query, 50)
  const measure = (name: string, value: number, limit: number): Measure =>
    within({ name: `${name}, 95 of 100`, value, unit: 'ms CPU' }, limit)
  return [
    measure(
      'looking up a place',
      slowest(at, hundred => hundred.forEach(place => tools.lookUp(text, place))) / 100,
      0.1,
    ),
    measure('English queries', slowest(english, search), 5),
    measure('queries in pinyin', slowest(spoken, search), 5),
    measure('queries in Chinese', slowest(chinese, search), 5),
  ]
}
