import { describe, expect, it } from 'vitest'
import { plainText } from './plain-text.ts'
import { read, textsOf } from './plain-text-testing.ts'

const said = ['你去哪里？', '回家。', '路上小心，天要黑了。']
const cue = (lines: readonly string[], i: number) => [
  String(i + 1),
  `00:00:0${i},500 --> 00:00:0${i + 1},000`,
  ...lines,
  '',
]
const script = (text: string, i: number) =>
  `Dialogue: 0,0:00:0${i}.00,0:00:0${i + 1}.00,Default,,0,0,0,,${text}`
const scriptHead = ['[Script Info]', 'Title: 天', '', '[Events]', 'Format: Layer, Start, Text']

describe('marks that are not text', () => {
  it.each([
    ['in SRT', said.flatMap((text, i) => cue([text], i)), 6],
    ['in WebVTT', ['WEBVTT', '', ...said.flatMap((text, i) => cue([text], i))], 7],
    ['in LRC', ['[ti:天]', ...said.map((text, i) => `[00:0${i}.50]${text}`)], 4],
    ['in ASS', [...scriptHead, ...said.map((text, i) => script(`{\\fs9}${text}`, i))], 10],
    ['in the canon', said.map((text, i) => `T08n0251_p0848c0${i}║${text}`), 3],
  ])('leaves out and reports the marks %s', (_title, lines, removed) => {
    const { paragraphs, findings } = read(lines)
    expect(paragraphs.map(({ text }) => text)).toEqual(said)
    expect(findings.removals.every(({ accepted }) => accepted)).toBe(true)
    expect(findings.removed.lines).toBe(removed)
  })

  it('keeps marks that the reader chooses to keep, and never as headings', () => {
    const { paragraphs } = read(
      said.flatMap((text, i) => cue([text], i)),
      { dropLines: [] },
    )
    expect(paragraphs.slice(0, 3).map(({ kind, text }) => [kind, text])).toEqual([
      ['marker', '1'],
      ['marker', '00:00:00,500 --> 00:00:01,000'],
      ['body', said[0]],
    ])
  })

  it('joins the lines of the canon that continue each other', () => {
    const lines = [
      '般若波羅蜜多心經',
      '　觀自在菩薩行深般若波羅蜜多時，照見五',
      '蘊皆空，度一切苦厄。舍利子！色不異空，空不',
    ]
    const rest = ['異色；色即是空，空即是色。受想行識，亦復如', '是。', '', '　　以無所得故。']
    const marked = [...lines, ...rest].map((text, i) => `T08n0251_p0848c1${i}║${text}`)
    expect(textsOf(marked)).toEqual([
      lines[0],
      `${lines[1]?.trim()}${lines[2]}${rest[0]}${rest[1]}`,
      '以無所得故。',
    ])
  })

  it.each([
    ['line under line', said.flatMap((text, i) => cue([text, `He said ${i}.`], i)).join('\n')],
    [
      'in ASS',
      [...scriptHead, ...said.map((text, i) => script(`${text}\\NHe said ${i}.`, i))].join('\n'),
    ],
  ])('pairs two languages in subtitles %s', (_title, text) => {
    const preview = plainText.parse(new TextEncoder().encode(text), '字幕.txt')
    expect(preview.ok && preview.text.chapters.flat().map(({ text }) => text)).toEqual(said)
    expect(preview.ok && preview.findings.translation).toMatchObject({ paired: 3, gaps: 0 })
  })

  it.each([
    [
      'two times without others',
      ['00:00:01,000 --> 00:00:02,000', '天', '00:00:02,000 --> 00:00:03,000', '地'],
    ],
    ['a score among prose', ['[03:12] 天', ...Array.from({ length: 9 }, () => '地。')]],
  ])('does not take %s for marks', (_title, lines) => {
    expect(textsOf(lines)).toEqual(lines)
  })
})
