import { describe, expect, it } from 'vitest'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { markdown } from './markdown.ts'

const read = (text: string) => markdown.parse(new TextEncoder().encode(text), '文.md')

it('reads what has no marks as it reads what has', () => {
  const plain = '# 书\n\n天\n地\n\n## 一\n\n玄。\n\n- 黄\n\n宇\n\n> 宙\n\n洪 a\nb'
  // A comment that is nothing keeps all of it from being told at once.
  expect(outline(read(`${plain}\n\n<!-- -->`))).toEqual(outline(read(plain)))
  expect(outline(read(plain))).toEqual('# 书|天地|## 一|玄。|黄|宇|> 宙|洪 a b'.split('|'))
})

describe('Markdown becomes', () => {
  it.each<[string, string, readonly string[]]>([
    ['headings', '# 天\n地\n---\n### 人', ['# 天', '## 地', '### 人']],
    [
      'a chapter for each heading under the title',
      '# 书\n\n序\n\n## 一\n\n天\n\n## 二\n\n地',
      ['# 书', '序', '---', '## 一', '天', '---', '## 二', '地'],
    ],
    ['paragraphs, their lines joined', '天\n地\n\none\ntwo', ['天地', 'one two']],
    [
      'paragraphs with the line breaks that are meant',
      '床前明月光，  \n疑是地上霜。\\\n举头',
      ['床前明月光，\n疑是地上霜。\n举头'],
    ],
    [
      'verse that keeps its lines',
      '吟道：\n\n白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。',
      ['吟道：', 'verse: 白日依山尽，黄河入海流。', 'verse: 欲穷千里目，更上一层楼。'],
    ],
    ['bold and italic words', '天**地**_玄_', ['天**地**_玄_']],
    [
      'bold words beside Chinese punctuation',
      '天**“地”。**玄**黄，**宇',
      ['天**“地”。**玄**黄，**宇'],
    ],
    ['asterisks that are meant', '天\\*\\*地\\*\\*', ['天**地**']],
    ['quotations', '> 天\n>\n> 地', ['> 天', '> 地']],
    [
      'items with the numbers that are written',
      '- 天\n- 地\n\n3. 人\n4. 和',
      ['天', '地', '3. 人', '4. 和'],
    ],
    ['cells', '|天|地|\n|-|-|\n|人|**和**|', ['天', '地', '人', '**和**']],
    ['code as it stands', '```\nif a:\n    b\n```\n\n`x < y`', ['if a:\n    b', 'x < y']],
    [
      'words of links and nothing of pictures',
      '[天](http://a "b") ![地](c.png) [人][x]\n\n[x]: d',
      ['天 人'],
    ],
    [
      'text where markup is HTML',
      '天<script>x</script><b>地</b>\n\n<div>人</div>',
      ['天**地**', '人'],
    ],
    ['readings', '{汉字|hàn|zì}<ruby>天<rt>tiān</rt></ruby>', ['{汉|hàn}{字|zì}{天|tiān}']],
    [
      'notes',
      '天[^a]地。\n\n[^a]: 注一\n\n    又注\n\n人',
      ['天[^[a]→注一]地。', '人', 'note: 注一', 'note: 又注'],
    ],
    [
      'notes that are written as addresses of links are',
      '天[1]地[人][2]\n\n[1]: 甲注。\n[2]: 乙注。\n[3]: http://a.b/c',
      ['天[^[1]→甲注。]地人[^[2]→乙注。]', 'note: 甲注。', 'note: 乙注。'],
    ],
    [
      'notes with the colon of Chinese',
      '天[^1]地[^二]\n\n[^1]：甲\n[^二]： 乙',
      ['天[^[1]→甲]地[^[二]→乙]', 'note: 甲', 'note: 乙'],
    ],
    [
      'headings without a space after their signs',
      '#第一章 天\n甲\n##一\n乙\n#第二章 地\n丙',
      ['# 第一章 天', '甲', '## 一', '乙', '---', '# 第二章 地', '丙'],
    ],
    [
      'no headings of tags',
      '天\n\n#读书 #笔记\n\n地\n\n#日记\n\n人',
      ['天', '#读书 #笔记', '地', '#日记', '人'],
    ],
    ['no heading of a sentence over a rule', '天地。\n---\n玄\n---', ['天地。', '---', '## 玄']],
    ['headings without what programs add to them', '# 天 {#a .b}\n\n地 {c}', ['# 天', '地 {c}']],
    ['one line of a heading in two', '# 天<br>地', ['# 天 地']],
    [
      'a paragraph for each indent and each two breaks',
      '&emsp;&emsp;天<br>&emsp;&emsp;地<br>玄<br><br>黄',
      ['天', '地\n玄', '黄'],
    ],
    [
      'a paragraph a line where none is parted from another',
      '# 书\n天黑了。\n雨停了。\n人走了。\n\n## 一\n完了。\n他说：\n- 甲\n- 乙',
      ['# 书', '天黑了。', '雨停了。', '人走了。', '## 一', '完了。', '他说：', '甲', '乙'],
    ],
    [
      'paragraphs of several lines where some are parted',
      '天黑了。\n雨停了。\n人走了。\n\n完了。\n又来了。\n好。',
      ['天黑了。雨停了。人走了。', '完了。又来了。好。'],
    ],
    [
      'words of links between notes',
      '见[[甲]]、[[乙#丙|丁]]![[图.png]]![[戊]]，[[1]](http://a)',
      ['见甲、丁戊，[1]'],
    ],
    [
      'words that are highlighted or spanned',
      '天==地==[玄]{.smallcaps}黄 a == b',
      ['天地玄黄 a == b'],
    ],
    ['words without the names of their blocks', '天地 ^ab-12\n\n^c3d\n\nx ^2', ['天地', 'x ^2']],
    [
      'quotations with the titles of their boxes',
      '> [!note]- 天\n> 地\n\n人\n\n> [!WARNING]\n> 和',
      ['> 天', '> 地', '人', '> 和'],
    ],
    [
      'notes that are written where they belong',
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
      'text without tags of makers of sites',
      '[toc]\n{% note a %}\n天\n{% endnote %}\n\n{{< figure src="a" >}}\n\n{% x %}地{% endx %}',
      ['天', '{% x %}地{% endx %}'],
    ],
    [
      'what stands in divisions',
      '::: {.a}\n天\n:::\n地\n::: b :::\n::: b 人',
      ['天', '地', '::: b 人'],
    ],
    ['lines that are meant', '| 天\n| 地\n\n| 甲 |\n|---|\n| 乙 |', ['天\n地', '甲', '乙']],
    [
      'code with all its signs',
      '~~~\n[[甲]] %%乙%%\n```\n==丙==\n~~~',
      ['[[甲]] %%乙%%\n```\n==丙=='],
    ],
    ['notes that nothing refers to', '天\n\n[^a]: 注', ['天', 'note: 注']],
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
])('says of itself what it is: %j', (text, facts) => {
  const preview = read(text)
  expect(preview.ok && preview.text.book).toMatchObject(facts)
})

it('leaves comments out, and counts them', () => {
  const preview = read('天%%甲%%\n\n%%\n乙\n\n丙\n%%\n\n地 100%% %%')
  expect([outline(preview), noticesOf(preview)]).toEqual([['天', '地 100%% %%'], ['comments 2']])
})

it('is read in stretches as it is read whole, whatever stands far from what it belongs to', () => {
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

it('reads as text what stands between two rules at its beginning', () => {
  expect(outline(read('---\n天地。他说：\n\n---\n\n玄'))).toEqual(['天地。他说：', '玄'])
  expect(outline(read('---\n\n甲: 天\n\n---\n\n玄'))).toEqual(['甲: 天', '玄'])
  expect(outline(read('---\n甲: 天\n乙: 地\n\n---\n玄'))).toEqual(['甲: 天乙: 地', '玄'])
  expect(outline(read('---\n- 天\n- 地\n\n---\n玄'))).toEqual(['天', '地', '玄'])
  expect(outline(read('---\n# 天\n---\n玄'))).toEqual(['# 天', '玄'])
})

it.each([
  ['quotations', '>'.repeat(20_000) + '天'],
  ['quotations one after the other', '> *天*\n\n地\n\n'.repeat(6_000)],
  ['lists', '- '.repeat(20_000) + '天'],
  ['brackets', '['.repeat(50_000) + '天'],
  ['asterisks', '**天'.repeat(50_000)],
  ['code', '`'.repeat(20_000) + '天`'.repeat(10_000)],
  ['tags', '<a '.repeat(50_000) + '天'],
])('reads %s without end', (_title, text) => {
  expect(outline(read(text)).join('')).toContain('天')
})

it('reads a text that would take too long by its headings and blank lines', () => {
  const many = '*天'.repeat(1_001)
  expect(outline(read(`## 一\n地 <b>\n\n人\n和\n\n${many}`))).toEqual([
    '## 一',
    '地 <b>',
    '人和',
    many,
  ])
})
