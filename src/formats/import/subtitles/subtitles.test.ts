import { describe, expect, it } from 'vitest'
import { besideParagraphs } from '../bilingual/imported-translation.ts'
import type { ImportChoices } from '../choices.ts'
import { previewImport } from '../index.ts'
import { keepsItsPromises } from '../promises-testing.ts'

const said: readonly (readonly [string, string])[] = [
  ['我从来没有想过', 'I never thought that'],
  ['有一天会离开', 'one day I would leave.'],
  ['……', '...'],
  ['一九八七年', '1987.'],
  ['NASA的人来了', 'The people from NASA came.'],
  ['好', 'OK.'],
]
const inOrder = [
  '我从来没有想过 有一天会离开 | I never thought that one day I would leave.',
  ...said.slice(2).map(pair => pair.join(' | ')),
]

const clock = (seconds: number, comma = ',') =>
  `00:00:${String(seconds).padStart(2, '0')}${comma}000`
const srt = (words: (pair: readonly [string, string]) => string, pairs = said) =>
  pairs
    .map((pair, i) => `${i + 1}\n${clock(i * 2)} --> ${clock(i * 2 + 2)}\n${words(pair)}\n`)
    .join('\n')
const sbv = (words: (pair: readonly [string, string]) => string) =>
  srt(words)
    .replaceAll(/^\d+\n/gm, '')
    .replaceAll(',', '.')
    .replaceAll(' --> ', ',')
const vtt = (words: (pair: readonly [string, string]) => string) =>
  `WEBVTT\n\n${srt(words).replaceAll(/(\d),(\d{3})/g, '$1.$2')}`
const event = (text: string, i: number) =>
  `Dialogue: 0,0:00:${i * 2}.00,0:00:${i * 2 + 2}.00,Default,,0,0,0,,${text}`
const ass = (events: readonly string[]) =>
  ['[Script Info]', 'Title: 天', '', '[Events]', 'Format: Layer, Start, Text', ...events].join('\n')

function read(text: string, choices: ImportChoices = {}) {
  const preview = previewImport(new TextEncoder().encode(text), '片.srt', choices)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  const beside = preview.translation ? besideParagraphs(preview.text, preview.translation) : []
  const paragraphs = preview.text.chapters.flat()
  return {
    preview,
    beside,
    paragraphs,
    lines: paragraphs.map(({ text: source }, i) => {
      const there = beside.find(({ index }) => index === i)
      return there ? `${source} | ${there.text.text}` : source
    }),
  }
}

describe('subtitles in one language', () => {
  const one = (lines: readonly string[]) =>
    read(
      srt(
        ([s]) => s,
        lines.map(line => [line, ''] as const),
      ),
    )

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'Chinese',
      ['我从来没有想过，', '有一天会离开。', '- 他说他会\n- 别说了。', '走吧。', '……好', '算了。'],
      ['我从来没有想过，有一天会离开。', '- 他说他会', '- 别说了。', '走吧。', '……好算了。'],
    ],
    [
      'English',
      [
        'I never thought',
        '<i>one day\nI would</i> leave.',
        'Well...',
        'He left.',
        'So...',
        'so he did.',
      ],
      ['I never thought one day I would leave.', 'Well...', 'He left.', 'So... so he did.'],
    ],
    [
      'Chinese without full stops',
      ['我从来没有想过', '有一天会离开', '你在哪里？', '等等！', '- 好\n- 算了'],
      ['我从来没有想过', '有一天会离开', '你在哪里？', '等等！', '- 好', '- 算了'],
    ],
  ])('have whole sentences: %s', (_title, cues, paragraphs) => {
    expect(one(cues).lines).toEqual(paragraphs)
  })

  it('show tags as emphasis, also in a sentence over two cues', () => {
    const { paragraphs } = one(['I never', '<i>thought</i> so.', '他走了。', '<i>外面下雨了。</i>'])
    expect(paragraphs.map(({ inlines }) => inlines)).toEqual([
      [{ kind: 'emphasis', start: 8, end: 15 }],
      undefined,
      [{ kind: 'emphasis', start: 0, end: 6 }],
    ])
  })

  it('join nothing over a silence, or if the reader keeps lines or times', () => {
    const cues = ['他走了。', '我从来没有想过，', '有一天会离开。']
    const text = srt(
      ([s]) => s,
      cues.map(line => [line, ''] as const),
    )
    const late = text.replace('00:00:04,000 --> 00:00:06', '00:00:06,000 --> 00:00:08')
    expect(read(text).lines).toEqual(['他走了。', '我从来没有想过，有一天会离开。'])
    expect(read(late).lines).toEqual(cues)
    expect(read(text, { joinLines: false }).lines).toEqual(cues)
    expect(read(text, { dropLines: [] }).lines).toHaveLength(9)
  })
})

describe('subtitles of several films in one file', () => {
  it('stay in the order of the films, if the clock starts again', () => {
    const text = srt(pair => pair.join('\n'))
    const [first, second] = [read(text).lines, read(text.replaceAll('\n我', '\n他')).lines]
    expect(read(`${text}\n${text.replaceAll('\n我', '\n他')}`).lines).toEqual([...first, ...second])
  })

  it('are one film if the second time the other language is said', () => {
    const text = `${srt(([s]) => s)}\n${srt(([, t]) => t)}`
    const both = said.filter(([s]) => /^[我有好]/.test(s))
    const lines = (pick: 0 | 1) => srt(pair => pair[pick], both)
    expect(read(text).lines.length).toBeLessThanOrEqual(said.length)
    expect(read(`${lines(0)}\n${lines(1)}`).lines).toEqual([inOrder[0], '好 | OK.'])
  })
})

describe('subtitles in two languages', () => {
  it('keep a title before the first cue', () => {
    expect(read(`电影：雨夜\n\n${srt(pair => pair.join('\n'))}`).lines).toEqual([
      '电影：雨夜',
      ...inOrder,
    ])
  })

  it.each([
    ['source first', srt(pair => pair.join('\n'))],
    ['translation first', srt(([s, t]) => `${t}\n${s}`)],
    ['with a blank line between', srt(pair => pair.join('\n\n'))],
    ['without blank lines between', srt(pair => pair.join('\n')).replaceAll('\n\n', '\n')],
    ['with tags', srt(([s, t]) => `{\\an8}<font size="9">${s}</font>\n<c.x>${t}</c>`)],
    ['in WebVTT', vtt(pair => pair.join('\n'))],
    ['in SBV', sbv(pair => pair.join('\n'))],
    ['in ASS', ass(said.map(([s, t], i) => event(`${s}\\N{\\fs9}${t}`, i)))],
    [
      'in ASS with events of their own',
      ass([...said.map(([s], i) => event(s, i)), ...said.map(([, t], i) => event(t, i))]),
    ],
  ])('pair their languages cue by cue: %s', (_title, text) => {
    const { lines, preview } = read(text)
    expect(lines).toEqual(inOrder)
    expect(preview.findings.translation).toMatchObject({ gaps: 0, doubtful: 0, language: 'en' })
  })

  it('pair their languages if a cue has both on one line', () => {
    const words = said.filter(([, t]) => /[a-z]/.test(t))
    expect(read(srt(pair => pair.join(' '), words)).lines).toEqual(
      inOrder.filter(line => /[a-z]/.test(line)),
    )
  })

  it('leave a gap in a cue without a translation', () => {
    const text = srt(([s, t]) => (s === 'NASA的人来了' ? s : `${s}\n${t}`))
    expect(read(text).lines[3]).toBe('NASA的人来了')
  })

  it('are not put together over a silence or before another speaker', () => {
    const late = srt(pair => pair.join('\n')).replace(
      '00:00:02,000 --> 00:00:04',
      '00:00:03,900 --> 00:00:04',
    )
    expect(read(late).lines).toHaveLength(said.length)
    const speaker = srt(([s, t]) => `${s}\n${t.replace('one day', '- one day')}`)
    expect(read(speaker).lines).toHaveLength(said.length)
  })

  it('keep italics as emphasis on both sides', () => {
    const { paragraphs, beside } = read(srt(([s, t]) => `<i>${s}</i>\n{\\i1}${t}{\\i0}`))
    expect(paragraphs[3]?.inlines).toEqual([{ kind: 'emphasis', start: 0, end: 8 }])
    expect(beside[4]?.text).toEqual({
      text: 'OK.',
      spans: [{ format: 'emphasis', start: 0, end: 3 }],
    })
  })

  it('keep the name of a voice', () => {
    expect(read(vtt(([s, t]) => `<v 老王>${s}\n${t}`)).lines.at(-1)).toBe('老王: 好 | OK.')
  })

  it('keep their times if the reader chooses so', () => {
    const { paragraphs } = read(
      srt(pair => pair.join('\n')),
      { dropLines: [] },
    )
    expect(paragraphs.slice(0, 5).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'marker 1',
      'marker 00:00:00,000 --> 00:00:02,000',
      'marker 2',
      'marker 00:00:02,000 --> 00:00:04,000',
      'body 我从来没有想过 有一天会离开',
    ])
  })
})

describe('what the reader teaches about subtitles in two languages', () => {
  const cues: readonly (readonly [string, string])[] = [
    ['字幕：甲乙', 'Subtitles by A.'],
    ['第一集', 'Episode One.'],
    ['我从来没有想过', 'I never thought'],
    ['有一天会离开', 'one day I would leave.'],
    ['第二集', 'Episode Two.'],
    ['好。', 'OK.'],
    ['字幕：丙丁', 'Subtitles by B.'],
  ]
  const file = srt(pair => pair.join('\n'), cues)
  const asFound = read(file)
  const shapes = (read: typeof asFound) =>
    read.paragraphs.map(({ kind }, i) => `${kind} ${read.lines[i]}`)

  it('is asked of the first line of each sentence', () => {
    expect(asFound.preview.findings.taught).toEqual([])
    expect(asFound.preview.origins[2]).toEqual({ line: 10, text: '我从来没有想过' })
    expect(asFound.lines[2]).toBe(
      '我从来没有想过 有一天会离开 | I never thought one day I would leave.',
    )
  })

  it('leaves out the lines like one, with their translations', () => {
    const taught = read(file, { taught: [{ what: 'drop', pattern: '字幕：*' }] })
    expect(taught.lines).toEqual(asFound.lines.slice(1, -1))
    expect(taught.preview.findings).toMatchObject({
      taught: [{ count: 2 }],
      removed: { lines: asFound.preview.findings.removed.lines + 4 },
    })
  })

  it('makes the lines like one headings, which begin chapters and join nothing', () => {
    const heading = { what: 'heading', pattern: '第#集' } as const
    const taught = read(file, { taught: [heading] })
    expect(shapes(taught).filter(line => line.startsWith('heading'))).toEqual([
      'heading 第一集 | Episode One.',
      'heading 第二集 | Episode Two.',
    ])
    expect(taught.preview.text.book.chapters.map(({ title }) => title)).toEqual([
      '',
      '第一集',
      '第二集',
    ])
    expect(taught.preview.findings.reasons).toEqual(['reader', 'reader'])
    const back = read(file, { taught: [heading, { what: 'plain', pattern: '第#集' }] })
    expect(shapes(back)).toEqual(shapes(asFound))
  })

  it('joins one sentence to the one before on both sides', () => {
    const [, , , , origin = null] = asFound.preview.origins
    const taught = read(file, { joined: origin ? [origin] : [] })
    expect(taught.lines[3]).toBe('第二集 好。 | Episode Two. OK.')
  })
})
