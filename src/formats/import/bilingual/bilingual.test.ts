/** Tests of texts in two languages. The file is long: each layout of two languages is a case. */
import { formats, plain } from '#domain/rich-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import type { ImportChoices } from '../importer.ts'
import { keepsItsPromises } from '../promises-testing.ts'
import { besideParagraphs } from './imported-translation.ts'
import { isChinese, languageKey, sideOf } from './sides.ts'
import { tableRows } from './table-rows.ts'
import { pairTwoFiles, sourceOf } from './two-files.ts'

function read(text: string, name = '书.txt', choices: ImportChoices = {}) {
  const preview = previewImport(new TextEncoder().encode(text), name, choices)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  return preview
}

/**
 * The paragraphs of a text with their translations: `source | translation`, and `?` if doubtful.
 */
function besideIn(preview: ReturnType<typeof read>): readonly string[] {
  const beside = preview.translation ? besideParagraphs(preview.text, preview.translation) : []
  return preview.text.chapters.flat().map(({ text }, index) => {
    const there = beside.find(one => one.index === index)
    return there ? `${text} | ${there.text.text}${there.doubtful ? '?' : ''}` : text
  })
}

/** The other translations of a text, in the order of its paragraphs. */
const othersIn = ({ text, translation }: ReturnType<typeof read>): readonly string[] =>
  translation
    ? besideParagraphs(text, translation).flatMap(({ others = [] }) => others.map(one => one.text))
    : []

const pairs = [
  ['那人在山下住了三年。', 'He lived below the hill for three years.'],
  ['镇上的茶馆很少有人坐到天黑。', 'Hardly anyone sat in the teahouse until dark.'],
  ['他的哥哥写信来说铁路修好了。', 'His brother wrote that the railway was done.'],
  ['春天的雨下了整整一个月。', 'The spring rain fell for a whole month.'],
] as const
/** Pairs of different lengths, as in a real text. */
const uneven = pairs.map(
  ([s, t], i) => [s.repeat((i % 3) + 1), `${t} `.repeat((i % 3) + 1).trim()] as const,
)
const inOrder = pairs.map(([source, translation]) => `${source} | ${translation}`)

describe('two languages in one text', () => {
  it.each([
    ['source before translation', pairs.flat().join('\n'), '书.txt'],
    ['translation before source', pairs.flatMap(([s, t]) => [t, s]).join('\n'), '书.txt'],
    ['with blank lines between', pairs.flat().join('\n\n'), '书.txt'],
    [
      'a whole text before the other',
      [...pairs.map(([s]) => s), '', ...pairs.map(([, t]) => t)].join('\n'),
      '书.txt',
    ],
    ['in Markdown', pairs.flat().join('\n\n'), '书.md'],
    [
      'in a table',
      pairs
        .flatMap(([s, t], i) => [`| ${s} | ${t} |`, ...(i === 0 ? ['|---|---|'] : [])])
        .join('\n'),
      '书.md',
    ],
    [
      'in HTML by language',
      pairs.map(([s, t]) => `<p lang="en">${t}</p><p lang="zh">${s}</p>`).join(''),
      '书.html',
    ],
    ['line under line', pairs.map(([s, t]) => `${s}\n${t}`).join('\n\n'), '书.md'],
    ['line over line', pairs.map(([s, t]) => `${t}\\\n${s}`).join('\n\n'), '书.md'],
    ['in one paragraph', pairs.map(([s, t]) => `<p>${s}<br><i>${t}</i>`).join(''), '书.html'],
    ['in one line', pairs.map(pair => pair.join(' ')).join('\n'), '书.txt'],
    ['in one line with no space', pairs.map(pair => pair.join('')).join('\n'), '书.txt'],
    ['in one line, translation first', pairs.map(([s, t]) => `${t} ${s}`).join('\n'), '书.txt'],
    ['in TSV', pairs.map(([s, t], i) => `${i + 1}\t${s}\t${t}`).join('\n'), '书.tsv'],
    [
      'in CSV with column names',
      ['原文,译文', ...pairs.map(([s, t]) => `${s},"${t}"`)].join('\n'),
      '书.csv',
    ],
    [
      'in CSV with semicolons',
      ['Source;Target', ...pairs.map(([s, t]) => `${s};${t}`)].join('\n'),
      '书.csv',
    ],
    [
      'in CSV with German column names',
      ['Chinesisch;Deutsch', ...pairs.map(([s, t]) => `${s};${t}`)].join('\n'),
      '书.csv',
    ],
    ['in table rows without a head', pairs.map(([s, t]) => `| ${s} | ${t} |`).join('\n'), '书.txt'],
    ['in one line with a stroke between', pairs.map(pair => pair.join(' / ')).join('\n'), '书.txt'],
    [
      'in CSV with an unknown column name',
      ['白话,English', ...pairs.map(([s, t]) => `${s},${t}`)].join('\n'),
      '书.csv',
    ],
    ['in plain text, separated by tabs', pairs.map(pair => pair.join('\t')).join('\n'), '书.txt'],
    [
      'in a table with column names',
      `<table><tr><th>原文<th>译文${pairs.map(([s, t]) => `<tr><td>${s}<td>${t}`).join('')}</table>`,
      '书.html',
    ],
    [
      'in a table with a title and column names',
      `<table><tr><td colspan=2><tr><th>原文<th>译文${pairs.map(([s, t]) => `<tr><td>${s}<td>${t}`).join('')}</table>`,
      '书.html',
    ],
    [
      'in a table with row numbers',
      `<table><tr><th>#<th>Chinese<th>English${pairs.map(([s, t], i) => `<tr><td>${i + 1}<td>${s}<td>${t}`).join('')}</table>`,
      '书.html',
    ],
    [
      'in plain text, with row numbers and column names',
      ['编号\t中文\t英文', ...pairs.map(([s, t], i) => `${i}\t${s}\t${t}`)].join('\n'),
      '书.txt',
    ],
  ])('pairs the languages of a text: %s', (_, text, name) => {
    const preview = read(text, name)
    expect(besideIn(preview)).toEqual(inOrder)
    expect(preview.text.book.language).toBe('zh-Hans')
    expect(preview.findings.translation).toEqual({
      language: 'en',
      apart: true,
      paired: 4,
      gaps: 0,
      doubtful: 0,
      others: 0,
    })
  })

  it.each([
    ['a line about the file', 'Translated by A. Smith', uneven.flat(), '（完）'],
    [
      'a title without a translation',
      '《茶馆》中英对照',
      uneven.flatMap(([s, t]) => [t, s]),
      'Foreign Languages Press',
    ],
    [
      'an address before the two languages',
      'Source: www.example.com',
      [...uneven.map(([s]) => s), ...uneven.map(([, t]) => t)],
      '（完）',
    ],
  ] as const)(
    'keeps the order of the languages with %s at the start and a line at the end',
    (...given) => {
      const [, head, lines, foot] = given
      const found = besideIn(read([head, ...lines, foot].join('\n'))).join('\n')
      for (const [source, translation] of uneven.slice(1, 3)) {
        expect(found).toContain(`${source} | ${translation}`)
      }
    },
  )

  it('marks all pairs as doubtful if nothing shows which language comes first', () => {
    const alike = [
      ['风吹过山坡。', 'Wind went over the hill.'],
      ['水流过石桥。', 'Water ran below a bridge.'],
      ['人走过田野。', 'People walked in a field.'],
      ['鸟飞过树林。', 'Birds flew past the wood.'],
    ]
    const text = ['山水人鸟一篇。', ...alike.flatMap(([s, t]) => [t, s])].join('\n')
    const found = besideIn(read(text))
    expect(found.filter(one => one.includes(' | '))).toHaveLength(4)
    expect(found.filter(one => one.includes(' | ') && !one.endsWith('?'))).toEqual([])
  })

  it.each([
    ['in a table', (s: string, t: string) => `<tr><td>${s}<td>${t}`],
    [
      'in HTML by language',
      (s: string, t: string) => `<div><p lang=zh>${s}</p><p lang=en>${t}</p></div>`,
    ],
  ])('leaves a gap without doubtful pairs for an untranslated paragraph %s', (_title, row) => {
    const rows = pairs.map(([s, t], i) => row(s, i === 1 || i === 3 ? '' : t)).join('')
    const text = rows.startsWith('<tr>') ? `<table>${rows}</table>` : rows
    const more = [...pairs, ...pairs].map(([s, t]) => row(s, t)).join('')
    const all = text.replace('</table>', '') + more
    expect(besideIn(read(all, '书.html'))).toEqual([
      inOrder[0],
      pairs[1][0],
      inOrder[2],
      pairs[3][0],
      ...inOrder,
      ...inOrder,
    ])
  })

  it('keeps column names and row numbers only if both languages stay in the text', () => {
    const rows = pairs.map(([s, t], i) => `<tr><td>${i + 1}<td>${s}<td>${t}`).join('')
    const table = `<table><tr><th>#<th>中文<th>英文${rows}</table>`
    const texts = (translationApart: boolean) =>
      read(table, '书.html', { translationApart })
        .text.chapters.flat()
        .map(({ text }) => text)
    expect(texts(false)).toHaveLength(15)
    expect(texts(true)).toEqual(pairs.map(([s]) => s))
  })

  it.each([
    ['after', (s: string, t: string) => `<p>${s}<p>${t}`],
    ['before', (s: string, t: string) => `<p>${t}<p>${s}`],
  ])('leaves the gap in its place if translations come %s their source', (_title, both) => {
    const alike = [
      ['山里的春天来得晚，雪水落下来。', 'Spring comes late in the mountains.'],
      ['老人坐在门口，看着远处的河。', 'The old man sits there and watches.'],
      ['孩子们从桥上跑过，笑声落下。', 'Children ran over it, laughing loud.'],
      ['那一年的冬天格外长，没人料到。', 'That winter was long for everyone.'],
      ['他放下书，想起多年前的下午。', 'He put down the book and remembered.'],
    ] as const
    const text = alike.map(([s, t], i) => (i === 2 ? `<p>${s}` : both(s, t))).join('')
    expect(besideIn(read(text, '书.html'))).toEqual(
      alike.map(([s, t], i) => (i === 2 ? s : `${s} | ${t}`)),
    )
  })

  it('does not mark pairs after an untranslated heading as doubtful', () => {
    const chapters = pairs.map(([s, t]) => `<h2>一</h2><p>${s}<p>${t}`).join('')
    expect(besideIn(read(chapters, '书.html'))).toEqual(inOrder.flatMap(pair => ['一', pair]))
  })

  it('pairs the languages of tables so short that column names are much of them', () => {
    const tables = pairs.map(
      ([s, t]) => `<table><tr><th>原文<th>译文<tr><td>${s}<td>${t}<tr><td>${s}<td>${t}</table>`,
    )
    expect(besideIn(read(tables.join(''), '书.html'))).toEqual(
      inOrder.flatMap(pair => [pair, pair]),
    )
  })

  it('leaves a gap for an untranslated line', () => {
    const text = pairs.flat().filter(line => line !== pairs[1][1])
    expect(besideIn(read(text.join('\n')))[1]).toBe(pairs[1][0])
  })

  it('leaves a gap between blank lines even if lines repeat', () => {
    const rows = [...pairs.slice(0, 2), ...Array.from({ length: 6 }, () => pairs[0])]
    const written = rows.map(([s, t], i) => (i === 2 || i === 4 ? s : `${s}\n${t}`))
    const found = rows.map(([s, t], i) => (i === 2 || i === 4 ? s : `${s} | ${t}`))
    expect(besideIn(read(written.join('\n\n')))).toEqual(found)
  })

  it('keeps the order of pairs in stanzas of several pairs', () => {
    const text = [pairs.slice(0, 2), pairs.slice(2)].map(part => part.flat().join('\n'))
    expect(besideIn(read(text.join('\n\n')))).toEqual(inOrder)
  })

  it.each([
    ['to the right', ([s, t]: readonly string[]) => `<td>${s}<td>${t}`],
    ['to the left', ([s, t]: readonly string[]) => `<td>${t}<td>${s}`],
    ['between numbers and comments', ([s, t]: readonly string[]) => `<td>7<td>${s}<td>${t}<td>ok`],
  ])('leaves a gap in its table row with the translation %s', (_, row) => {
    const rows = pairs.map(([s, t], i) => `<tr>${row([s, i === 1 ? '' : t])}`)
    const beside = besideIn(read(`<table>${rows.join('')}</table>`, '书.html'))
    const gap = inOrder.map((pair, i) => (i === 1 ? pairs[1][0] : pair))
    expect(beside.filter(line => line.length > 2)).toEqual(gap)
  })

  it.each(['书.tsv', '书.csv'])('leaves a gap in its row of %s even if lines repeat', name => {
    const rows = [...pairs.slice(0, 2), ...Array.from({ length: 5 }, () => pairs[0])]
    const written = rows.map(
      ([s, t], i) => `${s}${name === '书.tsv' ? '\t' : ','}${i === 2 ? '' : t}`,
    )
    const found = rows.map(([s, t], i) => (i === 2 ? s : `${s} | ${t}`))
    expect(besideIn(read(written.join('\n'), name))).toEqual(found)
  })

  it('keeps a heading that is in both languages', () => {
    const text = `# 一 On the life below the hill\n\n${pairs.flat().join('\n\n')}`
    expect(besideIn(read(text, '书.md'))).toEqual(['一 On the life below the hill', ...inOrder])
  })

  it('reports a translation that stays in the same paragraphs', () => {
    const text = pairs.map(([s, t]) => `${s} ${t}`).join('\n\n')
    const preview = read(text, '书.md', { translationApart: false })
    expect(preview.text.chapters.flat().map(one => one.text)).toEqual(text.split('\n\n'))
    expect(preview.findings.translation).toMatchObject({ apart: false, paired: 4 })
    expect(
      read(`${pairs[0][0]} ${pairs[0][1]}\n\n${pairs[1][0]}`, '书.md').translation,
    ).toBeUndefined()
  })

  it('pairs several paragraphs of translation with one of the source', () => {
    const text = pairs.flatMap(([s, t]) => [s, t, 'Nobody asked any more.'])
    const [first, second] = pairs[0]
    expect(besideIn(read(text.join('\n')))[0]).toBe(`${first} | ${second}\nNobody asked any more.`)
  })

  it('leaves the translation in the text if the reader chooses so', () => {
    const preview = read(pairs.flat().join('\n'), '书.txt', { translationApart: false })
    expect(preview.text.chapters.flat()).toHaveLength(8)
    expect(preview.translation).toBeUndefined()
    expect(preview.findings.translation).toMatchObject({ apart: false, paired: 4 })
  })

  it.each([
    ['书.csv', ';'],
    ['书.csv', '\t'],
    ['书.txt', '\t'],
  ])('keeps commas in the cells of %s separated by %j', (name, separator) => {
    const rows = pairs.map(([s, t]) => `${s}${separator}Well, ${t}`)
    expect(besideIn(read(rows.join('\n'), name))).toEqual(
      pairs.map(([s, t]) => `${s} | Well, ${t}`),
    )
  })

  it.each([
    ['spaces around the quotation marks', '', ' , '],
    ['a line that names the separator', 'sep=;\r\n', ';'],
    ['a separator that only this line can name', 'sep=|\n', '|'],
  ])('reads CSV with %s', (_title, head, separator) => {
    const rows = pairs.map(([s, t]) => `"${s}"${separator}"Well, ""${t}"""`)
    expect(besideIn(read(head + rows.join('\n'), '书.csv'))).toEqual(
      pairs.map(([s, t]) => `${s} | Well, "${t}"`),
    )
  })

  it('keeps unquoted commas in the last cell of CSV', () => {
    const rows = ['原文,译文', ...pairs.map(([s, t]) => `${s},${t} So, in the end, it was.`)]
    expect(besideIn(read(rows.join('\n'), '书.csv'))).toEqual(
      inOrder.map(pair => `${pair} So, in the end, it was.`),
    )
  })

  it('leaves plain text with more than two columns as it is', () => {
    const rows = pairs.map(([s, t]) => `${s}\tpinyin\t${t}`)
    expect(
      read(rows.join('\n'))
        .text.chapters.flat()
        .map(({ text }) => text),
    ).toEqual(rows)
  })

  it('does not split a line after the name of a speaker', () => {
    const lines = [
      '小明： Hello there, my friend.',
      '阿珍：Good morning to you.',
      '小明： Let us go.',
    ]
    expect(read(lines.join('\n')).translation).toBeUndefined()
  })

  it('splits lines under a heading in both languages', () => {
    const text = ['第一章 Chapter 1', ...pairs.map(([s, t]) => `${s}${t}`)].join('\n')
    expect(besideIn(read(text)).slice(1)).toEqual(inOrder)
  })

  it('gives a source the same book id with any translation', () => {
    const other = pairs.flatMap(([s, t]) => [s, `${t} Or not.`])
    const [one, two] = [read(pairs.flat().join('\n')), read(other.join('\n'))]
    expect(two.text.book.id).toBe(one.text.book.id)
  })

  it('finds no translation in a text that merely quotes another language', () => {
    const text = [...pairs.map(([s]) => s), pairs[0][1], ...pairs.map(([s]) => `${s}又一段。`)]
    expect(read(text.join('\n')).translation).toBeUndefined()
    expect(read(pairs.map(([s]) => s).join('\n')).translation).toBeUndefined()
    const listed = pairs.flatMap(([s]) => [
      ...Array.from({ length: 40 }, (_, i) => `${s}${i}`),
      'A.B. see C.D.',
    ])
    expect(read(listed.join('\n')).findings.translation).toBeUndefined()
  })

  it('splits a heading that the document marks in both languages', () => {
    const heading =
      '<h1><span lang=zh>山下</span> <span lang=en>Below the <em>hill</em></span></h1>'
    const rows = pairs.map(([s, t]) => `<p lang=zh>${s}</p><p lang=en>${t}</p>`).join('')
    expect(besideIn(read(heading + rows, '书.html'))).toEqual(['山下 | Below the hill', ...inOrder])
    const alone = read(`${heading}<p>${pairs[0][0]}</p><p>${pairs[1][0]}</p>`, '书.html')
    const [title] = alone.text.chapters.flat()
    expect(title).toMatchObject({
      kind: 'heading',
      text: '山下 Below the hill',
      inlines: [{ kind: 'emphasis', start: 13, end: 17 }],
    })
    const inText = read(heading + rows, '书.html', { translationApart: false })
    expect(inText.text.chapters.flat()[0]?.text).toBe('山下 Below the hill')
  })

  const french = [
    'Il vécut trois ans au pied de la colline.',
    'Presque personne ne restait à la maison de thé.',
    'Son frère écrivit que le chemin de fer était fini.',
    'La pluie de printemps tomba sur tout le pays.',
  ]
  const p = (text: string, lang?: string) =>
    lang ? `<p lang="${lang}">${text}</p>` : `<p>${text}</p>`
  type Row = (source: string, translation: string, third: string) => string
  it.each<[string, Row, readonly string[]]>([
    ['named, last', (s, t, f) => p(s, 'zh') + p(t, 'en') + p(f, 'fr'), french],
    ['named, first', (s, t, f) => p(f, 'fr') + p(t, 'en') + p(s, 'zh'), french],
    [
      'in another script',
      (s, t) => p(t, 'en') + p(s, 'zh-Hans') + p(s, 'zh-Hant'),
      pairs.map(([s]) => s),
    ],
    ['without a language tag', (s, t, f) => p(s) + p(t) + p(f), french],
    ['in a third column', (s, t, f) => `<table><tr><td>${s}<td>${t}<td>${f}</table>`, french],
  ])('keeps and reports a translation into a third language: %s', (_title, row, third) => {
    const text = pairs.map(([s, t], i) => row(s, t, french[i] ?? '')).join('')
    const preview = read(text, '书.html')
    expect(besideIn(preview)).toEqual(inOrder)
    expect(othersIn(preview)).toEqual(third)
    expect(preview.findings.translation).toMatchObject({ language: 'en', others: 4, doubtful: 0 })
    expect(preview.notices).toContainEqual({ code: 'several-translations', detail: '4' })
    const whole = read(text, '书.html', { translationApart: false })
    expect(whole.text.chapters.flat()).toHaveLength(12)
    expect(whole.notices.map(({ code }) => code)).not.toContain('several-translations')
  })

  const others: readonly string[] = [
    'For three years he had his home below the hill.',
    'There was almost nobody left in the tea house.',
    'The brother wrote: the railway is finished now.',
    'Spring rain was falling all over the country.',
  ]
  it.each([
    ['another language', french],
    ['labelled', others.map(text => `Version B: ${text}`)],
  ])('keeps and reports a second translation in plain text: %s', (_title, second) => {
    const label = second === french ? '' : 'Version A: '
    const three = read(pairs.map(([s, t], i) => `${s}\n${label}${t}\n${second[i]}`).join('\n\n'))
    expect(besideIn(three)).toEqual(pairs.map(([s, t]) => `${s} | ${label}${t}`))
    expect(othersIn(three)).toEqual(second)
    expect(three.notices).toEqual([{ code: 'several-translations', detail: '4' }])
  })

  it.each([
    [
      'the rest',
      ['Nobody knew why.', 'The door stood open.', 'It was late.', 'Then it grew dark.'],
    ],
    ['the same in other words', others],
    [
      'a commentary on its words',
      pairs.map(([, t]) => `${t.slice(0, -1)}: the author's own words.`),
    ],
    ['the next stanza', pairs.map(([, t]) => t.replace(/\w+\.$/, 'once more.'))],
    ['the next stanza and a third', [0, 1, 2, 3].map(i => `${others[i]}\n${others[i]}`)],
    ['labelled notes', pairs.map(([, t]) => `Note: ${t}`)],
  ])('keeps a translation in several paragraphs together: %s', (_title, rest) => {
    const two = read(pairs.map(([s, t], i) => `${s}\n${t}\n${rest[i]}`).join('\n\n'))
    expect(besideIn(two)).toEqual(inOrder.map((both, i) => `${both}\n${rest[i]}`))
    expect(two.notices).toEqual([])
  })
})

const classical = [
  ['子曰：学而时习之，不亦说乎。', '孔子说：学了又时常温习，不是很愉快吗？'],
  ['有朋自远方来，不亦乐乎。', '有朋友从远方来，不是很快乐吗？'],
  ['吾日三省吾身。', '我每天多次反省自己的言行。'],
  ['温故而知新，可以为师矣。', '温习旧知识而有新体会，就可以做老师了。'],
] as const
const classicalInOrder = classical.map(pair => pair.join(' | '))

describe('two languages with labels', () => {
  it.each([
    ['古文 and 现代文', classical.map(([s, t]) => `古文：${s}\n现代文：${t}`).join('\n'), '书.txt'],
    ['in brackets', classical.map(([s, t]) => `【原文】${s}\n【译文】${t}`).join('\n\n'), '书.txt'],
    ['of a classic', classical.map(([s, t]) => `【经】${s}\n【译】${t}`).join('\n\n'), '书.txt'],
    [
      'on lines of their own',
      classical.map(([s, t]) => `【原文】\n${s}\n【译文】\n${t}`).join('\n\n'),
      '书.txt',
    ],
    [
      'in English',
      classical.map(([s, t]) => `Source: ${s}\nTranslation: ${t}`).join('\n'),
      '书.txt',
    ],
    ['in Markdown', classical.map(([s, t]) => `原文：${s}\n\n译文：${t}`).join('\n\n'), '书.md'],
    [
      'in HTML on lines of their own',
      classical.map(([s, t]) => `<p>【原文】<p>${s}<p>【译文】<p>${t}`).join(''),
      '书.html',
    ],
  ])('are paired without the labels: %s', (_title, text, name) => {
    const found = read(text, name)
    expect(besideIn(found)).toEqual(classicalInOrder)
    expect(found.findings.translation).toMatchObject({ gaps: 0, doubtful: 0 })
  })

  it('keep headings and notes in the source', () => {
    const text = classical.map(
      ([s, t], i) => `第${'一二三四'[i]}章\n【原文】${s}\n【注释】说：同“悦”。\n【译文】${t}`,
    )
    const found = besideIn(read(text.join('\n')))
    expect(found.slice(0, 4)).toEqual([
      '第一章',
      classicalInOrder[0],
      '【注释】说：同“悦”。',
      '第二章',
    ])
  })

  it.each([
    ['A and B', pairs.map(([s, t]) => `A：${s}\nB：${t}`).join('\n')],
    ['B and A', pairs.map(([s, t]) => `B: ${t}\n\nA: ${s}`).join('\n\n')],
    ['甲 and 乙', pairs.map(([s, t]) => `【甲】${s}\n【乙】${t}`).join('\n\n')],
    ['原文 in another language', pairs.map(([s, t]) => `原文：${t}\n译文：${s}`).join('\n')],
  ])('are known by what follows the labels, if these name no language: %s', (_title, text) => {
    for (const name of ['书.txt', '书.md']) {
      if (name === '书.md' && /[^\n]\n[^\n]/.test(text)) continue
      const found = read(text, name)
      expect(besideIn(found)).toEqual(inOrder)
      expect(found.findings.translation).toMatchObject({ gaps: 0, doubtful: 0 })
    }
  })

  it.each(['书.txt', '书.md'])(
    'are no reason to take the rest of a Chinese book for a translation: %s',
    name => {
      const chinese = Array.from(
        { length: 12 },
        (_, i) => `这是第${i + 1}段，讲的是一个很长的故事，后来的事谁也没有想到。`,
      )
      const dialogue = pairs.flatMap(([s, t]) => [`A：${s}`, `B：${t}`])
      const text = [...chinese.slice(0, 4), ...dialogue, ...chinese.slice(4)].join('\n\n')
      const all = read(text, name).text.chapters.flat()
      expect(all.map(paragraph => paragraph.text)).toEqual(expect.arrayContaining(chinese))
    },
  )

  it.each([
    ['two speakers', pairs.flatMap(([s], i) => [`${'AB'[i % 2]}：${s}`, `${'BA'[i % 2]}：${s}`])],
    ['questions and answers', pairs.flatMap(([s]) => [`问：${s}`, `答：${s}`])],
  ])('are not found where labels are those of speakers: %s', (_title, lines) => {
    const found = read(lines.join('\n'))
    expect(found.translation).toBeUndefined()
    expect(found.text.chapters.flat().map(({ text }) => text)).toEqual(lines)
  })

  it('keep the labels of speakers who are translated too', () => {
    const lines = pairs.flatMap(([s, t], i) => [`${'AB'[i % 2]}：${s}`, `${'AB'[i % 2]}: ${t}`])
    expect(besideIn(read(lines.join('\n')))).toEqual(
      pairs.map((_, i) => `${lines[2 * i]} | ${lines[2 * i + 1]}`),
    )
  })

  it('need three labels of each', () => {
    const text = classical.slice(0, 2).map(([s, t]) => `原文：${s}\n译文：${t}`)
    expect(read(text.join('\n')).translation).toBeUndefined()
  })
})

it.each([
  ['to the right', (s: string, t: string) => `<tr><td>${s}<td>${t}`],
  ['to the left', (s: string, t: string) => `<tr><td>${t}<td>${s}`],
])('a cell without letters stays in its column with the translation %s', (_title, row) => {
  const rows = pairs.map(([s, t], i) => row(i === 1 ? '……' : s, i === 2 ? '—' : t))
  expect(besideIn(read(`<table>${rows.join('')}</table>`, '书.html'))).toEqual([
    inOrder[0],
    `…… | ${pairs[1][1]}`,
    `${pairs[2][0]} | —`,
    inOrder[3],
  ])
})

describe('a text and its translation in two files', () => {
  const [zh, en] = [0, 1].map(side => read(pairs.map(pair => pair[side]).join('\n'), `${side}.txt`))

  it('pairs two files in either order', () => {
    expect(sourceOf(zh!, en!)).toBe(zh)
    expect(sourceOf(en!, zh!)).toBe(zh)
    expect(sourceOf(zh!, zh!)).toBeNull()
    expect(besideIn(pairTwoFiles(zh!, en!))).toEqual(inOrder)
  })

  it('pairs two files in one script if their paragraphs say the same in turn', () => {
    const names = ['曾子', '子夏', '有若', '颜回', '子路', '冉有', '子贡', '闵子骞']
    const lines = names.map(name => [`${name}曰善。`, `${name}说这样很好。`] as const)
    const [old, modern] = [0, 1].map(side =>
      read(lines.map(pair => pair[side]).join('\n'), `${side}.txt`),
    )
    expect(sourceOf(modern!, old!)).toBe(old)
    expect(besideIn(pairTwoFiles(old!, modern!))).toEqual(lines.map(pair => pair.join(' | ')))
    const turned = read(
      lines
        .map(([, t]) => t)
        .toReversed()
        .join('\n'),
      '2.txt',
    )
    expect(sourceOf(old!, turned)).toBeNull()
    expect(sourceOf(old!, old!)).toBeNull()
  })

  it('keeps the formats of a translation from another file', () => {
    const marked = read(pairs.map(([, t]) => t.replace('e', '**e**')).join('\n\n'), 'en.md')
    const { texts } = pairTwoFiles(zh!, marked).translation!
    expect(texts[0]).toEqual({
      ...plain(pairs[0][1]),
      spans: [{ format: formats[0], start: 1, end: 2 }],
    })
  })
})

it.each([
  ['这是中文排版，with English inside', 'source'],
  ['An English sentence about 命运共同体', 'translation'],
  ['これは日本語の文です。', 'translation'],
  ['12.5 %', 'either'],
  ['42 pt', 'either'],
  ['FF01', 'either'],
  ['ok', 'either'],
  ['— A —', 'either'],
  ['https://example.org/a/b', 'either'],
  ['No!', 'translation'],
  ['it.', 'translation'],
  ['A.', 'either'],
  ['XVIII', 'either'],
  ['* * *', 'either'],
  ['【译文】"Yes."', 'translation'],
  ['英文：No.', 'translation'],
  ['【原文】好。', 'source'],
  ['【译文】', 'source'],
])('assigns %j to the side %s', (text, side) => {
  expect(sideOf(text)).toBe(side)
})

it.each([
  ['zh-TW', 'zh-hant'],
  ['zh-Hans-CN', 'zh-hans'],
  ['ZH', 'zh'],
  ['en-GB', 'en'],
])('reduces the language tag %s to %s', (tag, key) => {
  expect(languageKey(tag)).toBe(key)
  expect(isChinese(tag)).toBe(key.startsWith('zh'))
})

it.each([
  ['原文,译文', true],
  ['原文,Übersetzung', true],
  ['chinese,english', true],
  ['翻译,to translate', false],
  ['翻译,translate', false],
])('decides whether %s is a row of column names: %s', (head, isHead) => {
  const rows = pairs.map(([s, t]) => `${s},"${t}"`)
  const [first] = besideIn(read([head, ...rows].join('\n'), '书.csv'))
  expect(first === inOrder[0]).toBe(isHead)
})

it('reads table cells as they were written', () => {
  expect(tableRows('a,"b, ""c""\nd",e\n\n"open,f', ',')).toEqual([
    ['a', 'b, "c"\nd', 'e'],
    ['"open', 'f'],
  ])
  expect(tableRows('a\t"b"\n"c" d\te', '\t')).toEqual([
    ['a', '"b"'],
    ['"c" d', 'e'],
  ])
  const cell = fc.string({ maxLength: 6 }).map(text => text.replaceAll('\r', '').trim())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })), rows => {
      const whole = rows.filter(row => row.some(text => text !== ''))
      const text = whole
        .map(row => row.map(one => `"${one.replaceAll('"', '""')}"`).join('\t'))
        .join('\n')
      expect(tableRows(text, '\t')).toEqual(whole)
    }),
  )
})

it('joins the lines of neither language if the reader says so', () => {
  const lines = [
    '早晨，雨停了，他站在门口，看他们推动体系改',
    '革不断发展，路也通了。',
    'In the morning the rain stopped, he stood at the door, and',
    'reform went on, and the road was open.',
  ]
  const text = Array.from({ length: 4 }, () => lines)
    .flat()
    .join('\n')
  expect(read(text, '书.txt', { joinLines: false }).translation?.texts).toHaveLength(8)
})
