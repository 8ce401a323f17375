import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noProgress } from '#domain/progress-share'
import { pairTwoFiles, sourceOf } from '../bilingual/two-files.ts'
import { besideParagraphs } from '../bilingual/imported-translation.ts'
import { previewImport } from '../index.ts'
import { keepsItsPromises } from '../promises-testing.ts'
import { pairedByTimes } from './by-times.ts'

/** The start and the end of a cue in seconds, and its words. */
type Timed = readonly [number, number, string]

const clock = (seconds: number) => {
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(part =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${parts.join(':')},${String(Math.round((seconds % 1) * 1000)).padStart(3, '0')}`
}
const srt = (cues: readonly Timed[]) =>
  cues
    .map(([start, end, words], i) => `${i + 1}\n${clock(start)} --> ${clock(end)}\n${words}\n`)
    .join('\n')

function read(name: string, cues: readonly Timed[]) {
  const preview = previewImport(new TextEncoder().encode(srt(cues)), name)
  if (!preview.ok) throw new Error(preview.code)
  return preview
}

function pairsOf(chinese: readonly Timed[], english: readonly Timed[]) {
  const [first, second] = [read('片.en.srt', english), read('片.zh.srt', chinese)]
  const source = sourceOf(first, second)
  if (source === null) throw new Error('no source')
  const paired = pairTwoFiles(source, source === first ? second : first)
  keepsItsPromises(paired)
  const beside = paired.translation ? besideParagraphs(paired.text, paired.translation) : []
  return paired.text.chapters.flat().map(({ text }, i) => {
    const there = beside.find(({ index }) => index === i)
    return there ? `${text} | ${there.text.text}` : text
  })
}

const chinese: readonly Timed[] = [
  [1, 3, '你终于来了'],
  [4, 6, '我等了你很久'],
  [6, 8, '从早晨等到现在'],
  [10, 12, '外面下雨了'],
  [14, 16, '进来吧'],
]
const english: readonly Timed[] = [
  [1.1, 3, 'You are here at last.'],
  [4, 7.9, 'I have waited for you since this morning.'],
  [10, 12.2, 'It is raining outside.'],
  [14, 16, 'Come in.'],
]
const pairs = [
  '你终于来了 | You are here at last.',
  '我等了你很久 从早晨等到现在 | I have waited for you since this morning.',
  '外面下雨了 | It is raining outside.',
  '进来吧 | Come in.',
]

describe('two files of subtitles', () => {
  it('are paired by their times, and put together what one cue spans', () => {
    expect(pairsOf(chinese, english)).toEqual(pairs)
  })

  it.each([3.4, -2.6])('are paired if one is %s seconds late', late => {
    const more = Array.from({ length: 20 }, (_, i): [Timed, Timed] => {
      const start = 20 + i * 4.7 + (i % 3)
      return [
        [start, start + 2, `第${i}句`],
        [start, start + 2, `Sentence ${i}.`],
      ]
    })
    const moved = [...english, ...more.map(([, one]) => one)].map(([start, end, words]): Timed => [
      start + late + 3,
      end + late + 3,
      words,
    ])
    const own = [...chinese, ...more.map(([one]) => one)].map(([start, end, words]): Timed => [
      start + 3,
      end + 3,
      words,
    ])
    expect(pairsOf(own, moved)).toEqual([
      ...pairs,
      ...more.map(([one, two]) => `${one[2]} | ${two[2]}`),
    ])
  })

  it('are paired disc by disc if the clock starts again', () => {
    const second = (cues: readonly Timed[], word: string) =>
      cues.map(([start, end, words]): Timed => [start + 0.5, end + 0.5, word + words])
    expect(
      pairsOf([...chinese, ...second(chinese, '又')], [...english, ...second(english, 'So ')]),
    ).toEqual([
      ...pairs,
      ...pairs.map(pair => `又${pair}`.replace(' 从', ' 又从').replace('| ', '| So ')),
    ])
  })

  it('are paired in the order of their times if signs are at the end', () => {
    const signs = (word: string): Timed => [2.9, 3.4, word]
    expect(pairsOf([...chinese, signs('酒店。')], [...english, signs('HOTEL.')])).toEqual(
      pairs.toSpliced(1, 0, '酒店。 | HOTEL.'),
    )
  })

  it('are taught as one text by pointing at lines of the source', () => {
    const [first, second] = [read('片.zh.srt', chinese), read('片.en.srt', english)]
    const found = pairTwoFiles(first, second)
    const taught = pairTwoFiles(first, second, noProgress, {
      taught: [{ what: 'drop', pattern: '外面*' }],
      joined: found.origins.slice(3).flatMap(origin => origin ?? []),
    })
    keepsItsPromises(taught)
    expect(found.findings.taught).toEqual([])
    expect(taught.text.chapters.flat().map(({ text }) => text)).toEqual([
      '你终于来了',
      '我等了你很久 从早晨等到现在 进来吧',
    ])
    expect(taught.translation?.texts.map(({ text }) => text)).toEqual([
      'You are here at last.',
      'I have waited for you since this morning. Come in.',
    ])
  })

  it('keep a cue that the other file lacks', () => {
    const less = english.filter(([start]) => start !== 10)
    expect(pairsOf(chinese, less)).toEqual(pairs.with(2, '外面下雨了'))
    const more: readonly Timed[] = [...english, [30, 32, 'The end.']]
    expect(pairsOf(chinese, more)).toEqual([...pairs, 'The end.'])
  })

  it('are paired by their words if their times do not match', () => {
    const elsewhere = english.map(([, , words], i): Timed => [100 + i * 2, 101 + i * 2, words])
    expect(pairsOf(chinese, elsewhere)).toHaveLength(chinese.length)
  })

  it('lose no words, whatever their times', () => {
    const times = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 30,
    })
    const cuesOf = (written: readonly (readonly [number, number])[], name: string) =>
      written
        .map(([start, length], i) => ({
          start: start / 10,
          end: (start + length) / 10,
          film: 0,
          lines: [{ text: `${name}${i}`, inlines: [] }],
          marks: [],
        }))
        .sort((a, b) => a.start - b.start)
    fc.assert(
      fc.property(times, times, (here, there) => {
        const [own, other] = [cuesOf(here, 's'), cuesOf(there, 't')]
        const found = pairedByTimes(own, other)
        if (found === null) return
        const words = found.flatMap(({ source, translation }) => [...source, ...translation])
        expect(words.map(({ text }) => text).sort()).toEqual(
          [...own, ...other].flatMap(({ lines }) => lines.map(({ text }) => text)).sort(),
        )
        const order = found.flatMap(({ source }) => source.map(({ text }) => text))
        expect(order).toEqual(own.flatMap(({ lines }) => lines.map(({ text }) => text)))
      }),
    )
  })
})
