/**
 * The test sets that the field uses. They are no part of the repository: they are read from
 * `material/language` beside the checkout, or from the folder in DUIZHAO_MATERIAL. What is absent
 * is said, and measures nothing. Nothing was trained or tuned on them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WordTools } from '#domain/words/words'
import { programFolder } from '../../support/app.ts'
import { told, within, type Measure } from '../measure.ts'

type Divide = (text: string) => readonly string[]

const folder =
  process.env['DUIZHAO_MATERIAL'] ??
  ['../shared/material', '../../shared/material']
    .map(path => join(programFolder, path))
    .find(existsSync) ??
  ''

/** The words of the second bakeoff of SIGHAN, each with the least F1. */
const bakeoff = [
  { name: 'PKU', file: 'pku_test_gold.utf8', least: 90 },
  { name: 'MSR', file: 'msr_test_gold.utf8', least: 89 },
  { name: 'AS', file: 'as_testing_gold.utf8', least: 86 },
  { name: 'CityU', file: 'cityu_test_gold.utf8', least: 84.5 },
] as const

/** The lines of a test set; null, after saying so, if it is not there. */
function linesOf(...path: readonly string[]): readonly string[] | null {
  const file = join(folder, 'language', ...path)
  if (folder !== '' && existsSync(file))
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
  process.stdout.write(`  ${path.join('/')} is not there, so it judges nothing.\n`)
  return null
}

/** 100 less the F1 of words, as the bakeoff counted it. */
export function wordScores(
  divide: Divide,
  peers: Readonly<Record<string, Divide>>,
): readonly Measure[] {
  return bakeoff.flatMap(({ name, file, least }) => {
    const gold = linesOf('icwb2', 'gold', file)?.map(line =>
      line.split(/[\s\u3000]+/).filter(Boolean),
    )
    if (!gold) return []
    const held = {
      name: `words of ${name} that are wrong (100 less F1)`,
      value: 100 - f1(gold, divide),
      unit: '%',
    } as const
    return [
      within(held, 100 - least),
      ...Object.entries(peers).map(([peer, other]) =>
        told(held, { name: peer, value: 100 - f1(gold, other) }),
      ),
    ]
  })
}

function f1(gold: readonly (readonly string[])[], divide: Divide): number {
  let [right, ours, theirs] = [0, 0, 0]
  for (const wanted of gold) {
    const found = rangesOf(divide(wanted.join('')))
    const expected = rangesOf(wanted)
    ours += found.size
    theirs += expected.size
    for (const range of found) if (expected.has(range)) right++
  }
  return (200 * right) / (ours + theirs)
}

function rangesOf(words: readonly string[]): ReadonlySet<string> {
  let at = 0
  return new Set(words.map(word => `${at}-${(at += word.length)}`))
}

/**
 * The test sentences of Chinese Polyphones with Pinyin: exactly right, and right if a neutral tone
 * counts as the full one, because dictionaries differ about it.
 */
export function polyphones(
  tools: WordTools,
  peer: (text: string, at: number) => string,
): readonly Measure[] {
  const lines = linesOf('g2pm', 'test.sent')?.filter(line => line !== '')
  const labels = linesOf('g2pm', 'test.lb')
  if (!lines || !labels) return []
  const cases = lines.map((line, i) => ({
    text: line.replaceAll('▁', ''),
    at: line.indexOf('▁'),
    right: plain(labels[i] ?? ''),
  }))
  const readings = (read: (text: string, at: number) => string) =>
    cases.map(({ text, at, right }) => ({ right, found: plain(read(text, at)) }))
  const wrong = (of: ReturnType<typeof readings>, isRight: (a: string, b: string) => boolean) =>
    (100 * of.filter(({ right, found }) => !isRight(right, found)).length) / cases.length
  const own = readings(
    (text, at) => tools.pinyin(text).find(({ start }) => start === at)?.syllable ?? '',
  )
  const theirs = readings(peer)
  const exact = {
    name: `wrong readings of ${cases.length.toLocaleString('en')} polyphones`,
    value: wrong(own, (a, b) => a === b),
    unit: '%',
  } as const
  const tolerant = { ...exact, name: `${exact.name}, any tone for a neutral one` }
  const name = 'pinyin-pro'
  return [
    within(exact, 4),
    told(exact, { name, value: wrong(theirs, (a, b) => a === b) }),
    told({ ...tolerant, value: wrong(own, isAlike) }, { name, value: wrong(theirs, isAlike) }),
  ]
}

/** A syllable with the number of its tone, written in one way. */
const plain = (syllable: string): string =>
  syllable
    .toLowerCase()
    .replaceAll('u:', 'ü')
    .replace(/0$/, '5')
    .replace(/^(\D+)$/, '$15')

const isAlike = (a: string, b: string): boolean =>
  a === b || (a.slice(0, -1) === b.slice(0, -1) && (a.endsWith('5') || b.endsWith('5')))
