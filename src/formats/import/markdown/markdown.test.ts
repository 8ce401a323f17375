import { describe, expect, it } from 'vitest'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { markdown } from './markdown.ts'

const read = (text: string) => markdown.parse(new TextEncoder().encode(text), '文.md')

it('plain paragraphs of Markdown are read like marked ones', () => {
  const plain = '# 书\n\n天\n地\n\n## 一\n\n玄。\n\n- 黄\n\n宇\n\n> 宙\n\n洪 a\nb'
  // An empty comment keeps the text from the shortcut for plain paragraphs.
  expect(outline(read(`${plain}\n\n<!-- -->`))).toEqual(outline(read(plain)))
  expect(outline(read(plain))).toEqual('# 书|天地|## 一|玄。|黄|宇|> 宙|洪 a b'.split('|'))
})

describe('the Markdown importer', () => {
  it.each<[string, string, readonly string[]]>([
    ['reads headings', '# 天\n地\n---\n### 人', ['# 天', '## 地', '### 人']],
    [
      'begins a chapter at each heading under the title',
      '# 书\n\n序\n\n## 一\n\n天\n\n## 二\n\n地',
      ['# 书', '序', '---', '## 一', '天', '---', '## 二', '地'],
    ],
    ['joins the lines of paragraphs', '天\n地\n\none\ntwo', ['天地', 'one two']],
    [
      'keeps hard line breaks',
      '床前明月光，  \n疑是地上霜。\\\n举头',
      ['床前明月光，\n疑是地上霜。\n举头'],
    ],
    [
      'keeps the lines of verse',
      '吟道：\n\n白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。',
      ['吟道：', 'verse: 白日依山尽，黄河入海流。', 'verse: 欲穷千里目，更上一层楼。'],
    ],
    ['reads bold and italic', '天**地**_玄_', ['天**地**_玄_']],
    [
      'reads bold beside Chinese punctuation',
      '天**“地”。**玄**黄，**宇',
      ['天**“地”。**玄**黄，**宇'],
    ],
    ['keeps escaped asterisks', '天\\*\\*地\\*\\*', ['天**地**']],
    ['reads quotations', '> 天\n>\n> 地', ['> 天', '> 地']],
    [
      'keeps the numbers of list items',
      '- 天\n- 地\n\n3. 人\n4. 和',
      ['天', '地', '3. 人', '4. 和'],
    ],
    ['reads table cells', '|天|地|\n|-|-|\n|人|**和**|', ['天', '地', '人', '**和**']],
    ['keeps code unchanged', '```\nif a:\n    b\n```\n\n`x < y`', ['if a:\n    b', 'x < y']],
    [
      'reads the words of links and leaves out pictures',
      '[天](http://a "b") ![地](c.png) [人][x]\n\n[x]: d',
      ['天 人'],
    ],
    [
      'reads HTML inside Markdown',
      '天<script>x</script><b>地</b>\n\n<div>人</div>',
      ['天**地**', '人'],
    ],
    ['reads readings', '{汉字|hàn|zì}<ruby>天<rt>tiān</rt></ruby>', ['{汉|hàn}{字|zì}{天|tiān}']],
    [
      'reads footnotes',
      '天[^a]地。\n\n[^a]: 注一\n\n    又注\n\n人',
      ['天[^[a]→注一]地。', '人', 'note: 注一', 'note: 又注'],
    ],
    [
      'reads notes that are written as link definitions',
      '天[1]地[人][2]\n\n[1]: 甲注。\n[2]: 乙注。\n[3]: http://a.b/c',
      ['天[^[1]→甲注。]地人[^[2]→乙注。]', 'note: 甲注。', 'note: 乙注。'],
    ],
    [
      'reads notes with a Chinese colon',
      '天[^1]地[^二]\n\n[^1]：甲\n[^二]： 乙',
      ['天[^[1]→甲]地[^[二]→乙]', 'note: 甲', 'note: 乙'],
    ],
    [
      'reads headings without a space after the sign',
      '#第一章 天\n甲\n##一\n乙\n#第二章 地\n丙',
      ['# 第一章 天', '甲', '## 一', '乙', '---', '# 第二章 地', '丙'],
    ],
    [
      'makes no headings of hashtags',
      '天\n\n#读书 #笔记\n\n地\n\n#日记\n\n人',
      ['天', '#读书 #笔记', '地', '#日记', '人'],
    ],
    [
      'makes no heading of a sentence above a rule',
      '天地。\n---\n玄\n---',
      ['天地。', '---', '## 玄'],
    ],
    ['leaves out the attributes of headings', '# 天 {#a .b}\n\n地 {c}', ['# 天', '地 {c}']],
    ['joins the lines of a heading', '# 天<br>地', ['# 天 地']],
    [
      'divides paragraphs at indents and at two breaks',
      '&emsp;&emsp;天<br>&emsp;&emsp;地<br>玄<br><br>黄',
      ['天', '地\n玄', '黄'],
    ],
    [
      'reads each line as a paragraph if no blank lines divide paragraphs',
      '# 书\n天黑了。\n雨停了。\n人走了。\n\n## 一\n完了。\n他说：\n- 甲\n- 乙',
      ['# 书', '天黑了。', '雨停了。', '人走了。', '## 一', '完了。', '他说：', '甲', '乙'],
    ],
    [
      'joins lines if blank lines divide paragraphs',
      '天黑了。\n雨停了。\n人走了。\n\n完了。\n又来了。\n好。',
      ['天黑了。雨停了。人走了。', '完了。又来了。好。'],
    ],
    [
      'reads the words of wiki links',
      '见[[甲]]、[[乙#丙|丁]]![[图.png]]![[戊]]，[[1]](http://a)',
      ['见甲、丁戊，[1]'],
    ],
    [
      'reads the words of highlights and spans',
      '天==地==[玄]{.smallcaps}黄 a == b',
      ['天地玄黄 a == b'],
    ],
    ['leaves out block ids', '天地 ^ab-12\n\n^c3d\n\nx ^2', ['天地', 'x ^2']],
    [
      'reads callouts as quotations with titles',
      '> [!note]- 天\n> 地\n\n人\n\n> [!WARNING]\n> 和',
      ['> 天', '> 地', '人', '> 和'],
    ],
    [
      'reads inline notes',
      '天^[注*一*，见[甲]。]地[^3]玄^[注二]\n\n[^3]: 注三\n\n```\n^[码]',
      [
        '天[^[4]→注一，见]地[^[3]→注三]玄[^[5]→注二]',
        '^[码]',
        'note: 注_一_，见[甲]。',
        'note: 注三',
        'note: 注二',
      ],
    ],
    [
      'leaves out the tags of site generators',
      '[toc]\n{% note a %}\n天\n{% endnote %}\n\n{{< figure src="a" >}}\n\n{% x %}地{% endx %}',
      ['天', '{% x %}地{% endx %}'],
    ],
    [
      'reads the text in divisions',
      '::: {.a}\n天\n:::\n地\n::: b :::\n::: b 人',
      ['天', '地', '::: b 人'],
    ],
    [
      'keeps the lines of line blocks',
      '| 天\n| 地\n\n| 甲 |\n|---|\n| 乙 |',
      ['天\n地', '甲', '乙'],
    ],
    [
      'keeps the signs of dialects in code',
      '~~~\n[[甲]] %%乙%%\n```\n==丙==\n~~~',
      ['[[甲]] %%乙%%\n```\n==丙=='],
    ],
    ['keeps notes without references', '天\n\n[^a]: 注', ['天', 'note: 注']],
  ])('%s', (_title, text, expected) => {
    expect(outline(read(text))).toEqual(expected)
  })
})

it.each([
  [
    '---\ntitle: "春"\nauthor: 某人\nlang: zh-TW\n---\n天地',
    { title: '春', author: '某人', language: 'zh-Hant' },
  ],
  ['+++\ntitle = \'春\'\nauthors = ["甲", "乙"]\n+++\n天', { title: '春', author: '甲, 乙' }],
  ['---\ntitle: 春\nauthor:\n- 甲\n- name: 乙\n...\n天', { title: '春', author: '甲, 乙' }],
  ['% 春\n% 甲; 乙\n% 2024\n\n天', { title: '春', author: '甲, 乙' }],
  ['% 春\n天', { title: '文' }],
  ['# 春\n\n天', { title: '春' }],
  ['## 春\n\n天', { title: '文' }],
  ['# 第一章\n\n天\n\n# 第二章\n\n地', { title: '文' }],
  ['---\n标题: 春\n作者: 某人\n---\n天', { title: '春', author: '某人' }],
  ['---\n\n天', { title: '文' }],
])('front matter of Markdown gives title, author and language: %j', (text, facts) => {
  const preview = read(text)
  expect(preview.ok && preview.text.book).toMatchObject(facts)
})

it('the Markdown importer leaves out comments and counts them', () => {
  const preview = read('天%%甲%%\n\n%%\n乙\n\n丙\n%%\n\n地 100%% %%')
  expect([outline(preview), noticesOf(preview)]).toEqual([['天', '地 100%% %%'], ['comments 2']])
})

it('a long Markdown text is read in ranges like a whole one', () => {
  const far = '> *天*\n\n地\n\n'.repeat(400)
  const [start, end] = [
    '天[^1][人][甲][乙][2]\n\n- 一\n\n',
    '- 二\n\n  续\n\n[^1]: 注\n\n    又\n\n[甲]: a.b\n[2]: 乙注。',
  ]
  const own = [
    '天[^[1]→注]人乙[^[2]→乙注。]',
    '一',
    '二',
    '续',
    'note: 注',
    'note: 又',
    'note: 乙注。',
  ]
  expect(outline(read(start + end))).toEqual(own)
  const lines = outline(read(start + far + far + end)).filter(line => line !== '---')
  expect(lines.filter(line => !['> _天_', '地'].includes(line))).toEqual(own)
  expect(lines).toHaveLength(1_600 + own.length)
})

it('text between two rules at the beginning of Markdown stays text', () => {
  expect(outline(read('---\n天地。他说：\n\n---\n\n玄'))).toEqual(['天地。他说：', '玄'])
  expect(outline(read('---\n\n甲: 天\n\n---\n\n玄'))).toEqual(['甲: 天', '玄'])
  expect(outline(read('---\n甲: 天\n乙: 地\n\n---\n玄'))).toEqual(['甲: 天乙: 地', '玄'])
  expect(outline(read('---\n- 天\n- 地\n\n---\n玄'))).toEqual(['天', '地', '玄'])
  expect(outline(read('---\n# 天\n---\n玄'))).toEqual(['# 天', '玄'])
})

it.each([
  ['nested quotations', '>'.repeat(20_000) + '天'],
  ['quotations one after the other', '> *天*\n\n地\n\n'.repeat(6_000)],
  ['nested lists', '- '.repeat(20_000) + '天'],
  ['brackets', '['.repeat(50_000) + '天'],
  ['asterisks', '**天'.repeat(50_000)],
  ['code', '`'.repeat(20_000) + '天`'.repeat(10_000)],
  ['tags', '<a '.repeat(50_000) + '天'],
])('the Markdown importer reads very many %s in time', (_title, text) => {
  expect(outline(read(text)).join('')).toContain('天')
})

it('a block of Markdown that would take too long is read by its headings', () => {
  const many = '*天'.repeat(1_001)
  expect(outline(read(`## 一\n地 <b>地\n人\n${many}`))).toEqual(['## 一', `地 <b>地人 ${many}`])
})

describe('a block that would take too long to read', () => {
  it.each([
    ['a rule of 60 dashes', '-'.repeat(60)],
    ['a paragraph with 1,200 code signs', '`天`'.repeat(600)],
    ['nested quotations', '>'.repeat(80) + '天'],
  ])('leaves the rest of the file as Markdown: %s', (_title, block) => {
    const kept = outline(read(`# 书\n\n**地**\n\n${block}\n\n- *玄*\n\n## 黄\n\n宇`))
    expect(kept.slice(0, 2)).toEqual(['# 书', '**地**'])
    expect(kept.slice(-3)).toEqual(['_玄_', '## 黄', '宇'])
  })

  it('is kept in its place with all its words', () => {
    const kept = outline(read(`甲\n\n${'*乙'.repeat(1_001)}\n\n**丙**`))
    expect(kept).toEqual(['甲', '*乙'.repeat(1_001), '**丙**'])
  })
})

it('sets comments in brackets apart as notes if the reader chooses so', () => {
  const text = '# 论语\n\n学而时习之【习，温习也】，不亦说乎。'
  const bytes = new TextEncoder().encode(text)
  expect(outline(markdown.parse(bytes, '文.md')).at(-1)).toBe(
    '学而时习之【习，温习也】，不亦说乎。',
  )
  const preview = markdown.parse(bytes, '文.md', { notesApart: true })
  expect(outline(preview).at(-1)).toBe('学而时习之‹【习，温习也】›，不亦说乎。')
  expect(preview.ok && preview.findings.notes).toMatchObject({ found: 1, apart: true })
})

it('takes no fenced code for a translation', () => {
  const pairs = ['天地玄黄，宇宙洪荒。', '日月盈昃，辰宿列张。', '寒来暑往，秋收冬藏。']
    .map(
      line => `${line}\n\n\`\`\`\nconst value = read(file, options) // returns the value\n\`\`\``,
    )
    .join('\n\n')
  const preview = read(pairs)
  expect(preview.ok && preview.translation).toBeFalsy()
  expect(preview.ok && preview.text.chapters.flat()).toHaveLength(6)
})
