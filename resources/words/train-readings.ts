/**
 * Trains the model of readings and writes `readings.bin`:
 * `node resources/words/train-readings.ts FOLDER`. The folder has `dev.sent` and `dev.lb` of the
 * Chinese Polyphones with Pinyin of g2pM (Apache-2.0): sentences in which ▁ is around a character,
 * and how that is read. The test sentences are never read, and no sentence is in the program. The
 * script first prints how many of each fifth a model of the other four reads right. It takes a
 * minute, and the same sentences make the same bytes.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WordDictionary } from '#domain/words/dictionary'
import { featuresAt, readingNumber, weightKey } from '#domain/words/reading-features'
import { weightSteps } from '#domain/words/reading-model'
import { createSegments } from '#domain/words/segment'
import { makeWordData } from '#formats/words/make-data'
import { readCedict, type ModelWeights } from '#formats/words/word-sources'
import { cedictText, readSources, writeModel } from './sources.ts'

/** A character to be read. */
interface Example {
  /** For each of its readings the places of the weights that are added up. */
  readonly rows: readonly Int32Array[]
  /** Which of them is right. */
  readonly right: number
}

/** Found by the fifths that are printed. */
const rounds = 8
const step = 0.3
/** Makes the first steps of a weight smaller (AdaGrad). */
const caution = 0.1
const shrink = 1e-3
/** A difference from certainty that teaches nothing. */
const settled = 0.005
/** Smaller weights are left out. */
const smallest = 0.15
const largest = 127

const [folder = ''] = process.argv.slice(2)
const cedict = cedictText()
const sources = await readSources(cedict)
const dictionary = new WordDictionary(makeWordData(sources))
const { segment } = createSegments(dictionary)
const fold = (text: string): string => dictionary.folding.text(text)
const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

const readLines = (name: string): readonly string[] =>
  readFileSync(join(folder, name), 'utf8').trim().split('\n')
const labels = readLines('dev.lb').map(label => label.toLowerCase().replaceAll('u:', 'ü'))
const sentences = readLines('dev.sent').map((line, i) => ({
  text: fold(line.replaceAll('▁', '')),
  at: line.indexOf('▁'),
  reading: labels[i] ?? '',
}))
const readings = readingsOfAll()
/** The place of each weight, by its key. */
const places = new Map<number, number>()
const fromSentences = sentences.flatMap(({ text, at, reading }) => {
  const bounds = segment(text)
  const word = bounds.findLastIndex(start => start <= at)
  return example(text.charAt(at), reading, featuresAt({ units: unitsOf(text), bounds }, at, word))
})
const fromExpressions = readCedict(cedict).flatMap(({ simplified, pinyin }) => {
  const text = fold(simplified)
  const spoken = pinyin.toLowerCase().replaceAll('u:', 'ü').split(' ')
  if (text.length < 2 || spoken.length !== text.length) return []
  const words = { units: unitsOf(text), bounds: [0, text.length] }
  return spoken.flatMap((reading, at) =>
    example(text.charAt(at), reading, featuresAt(words, at, 0, true)),
  )
})
say(`${fromSentences.length} sentences, ${fromExpressions.length} characters of expressions`)
for (let fifth = 0; fifth < 5; fifth++) {
  const isHeld = (_: Example, i: number): boolean => i % 5 === fifth
  const rest = fromSentences.filter((each, i) => !isHeld(each, i))
  const held = fromSentences.filter(isHeld)
  const weights = train([...rest, ...fromExpressions])
  const right = held.filter(each => isRight(each, weights)).length
  say(`fifth ${fifth}: ${((100 * right) / held.length).toFixed(2)} % of ${held.length} right`)
}
const model = modelOf(train([...fromSentences, ...fromExpressions]))
writeModel(model)
say(`${model.keys.length} weights`)

/** The readings of each character that a sentence asks for. */
function readingsOfAll(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { text, at, reading } of sentences) {
    const character = text.charAt(at)
    const there = found.get(character) ?? new Set(dictionary.readingsOf(character))
    found.set(character, there.add(reading))
  }
  return new Map([...found].map(([character, all]) => [character, [...all]]))
}

function example(
  character: string,
  reading: string,
  features: readonly number[],
): readonly Example[] {
  const possible = readings.get(character) ?? []
  const right = possible.indexOf(reading)
  if (right === -1 || possible.length < 2) return []
  const rows = possible.map(syllable => {
    const number = readingNumber(syllable)
    return Int32Array.from(features, feature => placeOf(weightKey(feature, number)))
  })
  return [{ rows, right }]
}

function placeOf(key: number): number {
  const there = places.get(key)
  if (there !== undefined) return there
  places.set(key, places.size)
  return places.size - 1
}

/** Stochastic gradient descent on the logarithm of the likelihood, with the steps of AdaGrad. */
function train(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(places.size)
  const squares = new Float64Array(places.size).fill(caution)
  const order = [...examples.keys()]
  const random = createRandom()
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const [a = 0, b = 0] = [order[i], order[j]]
      order[i] = b
      order[j] = a
    }
    for (const i of order) {
      const each = examples[i]
      if (each) learn(each, weights, squares)
    }
  }
  return weights
}

function learn({ rows, right }: Example, weights: Float64Array, squares: Float64Array): void {
  const scores = rows.map(row => scoreOf(row, weights))
  const highest = Math.max(...scores)
  const shares = scores.map(score => Math.exp(score - highest))
  const total = shares.reduce((sum, share) => sum + share, 0)
  for (const [i, row] of rows.entries()) {
    const wrong = (i === right ? 1 : 0) - (shares[i] ?? 0) / total
    if (Math.abs(wrong) < settled) continue
    for (const place of row) {
      const weight = weights[place] ?? 0
      const slope = wrong - shrink * weight
      const square = (squares[place] ?? 0) + slope * slope
      squares[place] = square
      weights[place] = weight + (step * slope) / Math.sqrt(square)
    }
  }
}

function scoreOf(row: Int32Array, weights: Float64Array): number {
  let sum = 0
  for (const place of row) sum += weights[place] ?? 0
  return sum
}

function isRight({ rows, right }: Example, weights: Float64Array): boolean {
  const scores = rows.map(row => scoreOf(row, weights))
  return scores.indexOf(Math.max(...scores)) === right
}

/** The weights as they are stored: in steps, without the small ones. */
function modelOf(weights: Float64Array): ModelWeights {
  const kept = [...places]
    .filter(([key, place]) => key !== 0 && Math.abs(weights[place] ?? 0) >= smallest)
    .toSorted(([a], [b]) => a - b)
  const stored = (weight: number): number =>
    Math.max(-largest, Math.min(largest, Math.round(weight * weightSteps)))
  return {
    keys: Uint32Array.from(kept, ([key]) => key),
    weights: Int8Array.from(kept, ([, place]) => stored(weights[place] ?? 0)),
  }
}

/** The same numbers from 0 to 1 at each run. */
function createRandom(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
