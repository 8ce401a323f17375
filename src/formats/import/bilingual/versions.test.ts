import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import type { ImportPreview } from '../importer.ts'
import { keepsItsPromises } from '../promises-testing.ts'
import { besideParagraphs } from './imported-translation.ts'

const rows = [
  ['天还没有亮，院子里有人走动。', 'It was not yet light.', 'Before dawn there were steps.'],
  ['他坐起来，听了一会儿。', 'He sat up and listened.', 'Sitting up, he heard it.'],
  ['母亲在灶前烧火，没有说话。', 'Mother was at the stove.', 'His mother fed the fire.'],
  ['后来他们都走了，门开着。', 'Later they all left.', 'Then everyone was gone.'],
] as const
const glosses = ['rhymes', 'an idiom', 'see above', 'local']
const pinyin = ['tiān hái méi liàng', 'tā zuò qǐlái tīng', 'mǔqīn zài zào qián', 'hòulái tāmen zǒu']

function read(text: string, name: string): ImportPreview & { readonly ok: true } {
  const preview = previewImport(new TextEncoder().encode(text), name)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  return preview
}

/** The paragraphs with their translation and, after ||, the other ones. */
function versionsIn({ text, translation }: ReturnType<typeof read>): readonly string[] {
  const beside = translation ? besideParagraphs(text, translation) : []
  return text.chapters.flat().map(({ kind, text: source }, index) => {
    const there = beside.find(one => one.index === index)
    const words = [source, ...(there ? [there.text.text] : [])].join(' | ')
    const others = (there?.others ?? []).map(other => ` || ${other.text}`).join('')
    return `${kind === 'note' ? 'note ' : ''}${words}${others}`
  })
}

const table = (cells: readonly (readonly string[])[]): string =>
  cells.map(row => row.join('\t')).join('\n')
const html = (cells: readonly (readonly string[])[]): string =>
  `<table>${cells.map(row => `<tr>${row.map(cell => `<td>${cell}`).join('')}`).join('')}</table>`
const labelled = (names: readonly string[], between = '\n'): string =>
  rows.map(row => row.map((cell, i) => `${names[i]}${cell}`).join(between)).join('\n\n')

const inVersions = rows.map(([source, first, second]) => `${source} | ${first} || ${second}`)

describe('several translations in one language', () => {
  it.each([
    ['in a third column', table(rows), '书.tsv'],
    ['in a third column of plain text', table(rows), '书.txt'],
    ['in named columns', table([['原文', '译文', '另译'], ...rows]), '书.tsv'],
    ['in columns with numbers', table(rows.map((row, i) => [`${i + 1}`, ...row])), '书.tsv'],
    ['in a table of a page', html(rows), '书.html'],
    ['labelled 译文一 and 译文二', labelled(['原文：', '译文一：', '译文二：']), '书.txt'],
    ['labelled 译本A and 译本B', labelled(['【原文】', '【译本A】', '【译本B】']), '书.txt'],
    ['labelled by translators', labelled(['【原文】', '【甲某译】', '【乙某译】']), '书.txt'],
    ['labelled in Markdown', labelled(['原文：', '译文一：', '译文二：'], '\n\n'), '书.md'],
    ['labelled on lines of their own', labelled(['原文：\n', '译一：\n', '译二：\n']), '书.txt'],
  ])('become versions, without labels, and are reported: %s', (_title, text, name) => {
    const preview = read(text, name)
    expect(versionsIn(preview)).toEqual(inVersions)
    expect(preview.findings.translation).toMatchObject({ language: 'en', others: 4, doubtful: 0 })
    expect(preview.notices).toContainEqual({ code: 'several-translations', detail: '4' })
  })

  it('are several lines of one version if a cell has several', () => {
    const cells = rows.map(([source, first, second]) => [source, `"${first}\nIndeed."`, second])
    expect(versionsIn(read(table(cells), '书.tsv'))).toEqual(
      rows.map(([source, first, second]) => `${source} | ${first}\nIndeed. || ${second}`),
    )
  })

  it('are those of the original, if a column in Chinese is named as a translation', () => {
    const modern = [
      '天还没亮，院子里有人走动了。',
      '他坐了起来，听了一听。',
      '妈妈烧着火，什么也没说。',
    ]
    const cells = rows
      .slice(0, 3)
      .map(([source, first], i) => [source, `${modern[i]}真的。`, first])
    const preview = read(table([['原文', '今译', 'English'], ...cells]), '书.tsv')
    expect(versionsIn(preview)).toEqual(
      cells.map(([source, second, first]) => `${source} | ${second} || ${first}`),
    )
    expect(preview.findings.translation?.language).toMatch(/^zh/)
  })
})

describe('a table of three texts without names', () => {
  const [original, modern, english, others] = [
    ['学而时习之，不亦说乎？', '有朋自远方来，不亦乐乎？', '温故而知新，可以为师矣。'],
    [
      '学了又时常温习，不是很愉快吗？',
      '有朋友从远方来，不是很快乐吗？',
      '温习旧知识而有新体会，就可以做老师了。',
    ],
    [
      'To learn and to practise, is it not a joy?',
      'When friends come from afar, is it not a delight?',
      'One who reviews the old and learns the new may teach.',
    ],
    {
      French: [
        'Apprendre et pratiquer, quelle joie !',
        'Des amis viennent de loin, quel plaisir !',
        'Qui revoit le passé et apprend peut enseigner.',
      ],
      Japanese: [
        '学んで時に復習する、喜ばしいことではないか。',
        '友が遠方から来る、楽しいことではないか。',
        '古いことを学び新しいことを知れば、師となれる。',
      ],
      Korean: [
        '배우고 때때로 익히면 기쁘지 아니한가?',
        '벗이 먼 곳에서 찾아오면 즐겁지 아니한가?',
        '옛것을 익혀 새것을 알면 스승이 될 수 있다.',
      ],
    },
  ] as const
  const byRows = (...columns: readonly (readonly string[])[]) =>
    original.map((_, i) => columns.map(column => column[i] ?? ''))

  it.each([
    ['the original first', [original, modern, english]],
    ['the original last', [modern, english, original]],
  ])('has the original as its source, and two versions: %s', (_title, columns) => {
    const found = original.map((source, i) => `${source} | ${modern[i]} || ${english[i]}`)
    for (const [text, name] of [
      [table(byRows(...columns)), '书.txt'],
      [table(byRows(...columns)), '书.tsv'],
      [html(byRows(...columns)), '书.html'],
    ] as const) {
      const preview = read(text, name)
      expect(versionsIn(preview)).toEqual(found)
      expect(preview.notices).toContainEqual({ code: 'several-translations', detail: '3' })
    }
  })

  it('has the original as its source if that alone is in traditional characters', () => {
    const traditional = [
      '學而時習之，不亦說乎？',
      '有朋自遠方來，不亦樂乎？',
      '溫故而知新，可以為師矣。',
    ]
    const cells = traditional.map((source, i) => [source, modern[i] ?? '', english[i] ?? ''])
    expect(versionsIn(read(table(cells), '书.tsv'))).toEqual(
      traditional.map((source, i) => `${source} | ${modern[i]} || ${english[i]}`),
    )
  })

  it.each(['French', 'Japanese', 'Korean'] as const)('has a version in %s', language => {
    const third = others[language]
    expect(versionsIn(read(table(byRows(original, english, third)), '书.tsv'))).toEqual(
      original.map((source, i) => `${source} | ${english[i]} || ${third[i]}`),
    )
  })

  it('has no version if a column explains the words of another', () => {
    const words = ['学校', '老师', '朋友', '电话']
    const cells = words.map((word, i) => [
      word,
      pinyin[i] ?? '',
      glosses[i] ?? '',
      `我们说${word}。`,
    ])
    expect(read(table(cells), '书.tsv').findings.translation).toMatchObject({ others: 0 })
  })
})

describe('a third column', () => {
  const third = (cells: readonly string[], name?: string) => [
    ...(name === undefined ? [] : [['Chinese', 'English', name]]),
    ...rows.map(([source, first], i) => [source, first, cells[i] ?? '']),
  ]
  const plain = rows.map(([source, first]) => `${source} | ${first}`)

  it.each(['备注', '注', 'Notes', 'Comment'])('holds notes if it is named %s', name => {
    const found = plain.flatMap((pair, i) => [pair, `note ${glosses[i]}`])
    expect(versionsIn(read(table(third(glosses, name)), '书.tsv'))).toEqual(found)
    expect(versionsIn(read(html(third(glosses, name)), '书.html'))).toEqual(found)
  })

  it.each([
    ['short words', glosses],
    ['names that return', ['Mother said it', 'Father said it', 'Mother said it', 'Mother said it']],
    ['the pronunciation', pinyin],
    [
      'the pronunciation without tones',
      ['tian hai mei you liang', 'ta zuo qi lai', 'mu qin', 'hou lai'],
    ],
    ['hardly anything', ['', '', '', 'Later they all went away.']],
  ])('is left out and counted if it holds %s', (_title, cells) => {
    const preview = read(table(third(cells)), '书.tsv')
    expect(versionsIn(preview)).toEqual(plain)
    expect(preview.notices.map(({ code }) => code)).toEqual(['cells-left-out'])
  })
})
