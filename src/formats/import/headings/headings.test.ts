/** Tests of which lines are headings. The file is long because it is mostly tables of lines. */
import { describe, expect, it } from 'vitest'
import { headingKind, headingLevels, headingsIn } from './headings.ts'

describe('a heading', () => {
  it.each([
    ['第一回 宴桃园豪杰三结义 斩黄巾英雄首立功', 'chapter'],
    ['第一百二十回　荐杜预老将献新谋', 'chapter'],
    ['第12章', 'chapter'],
    ['第１２章：归来', 'chapter'],
    ['第三章 他来了，又走了', 'chapter'],
    ['第一回甄士隐梦幻识通灵', 'chapter'],
    ['第一节 总则', 'section'],
    ['第二卷 江湖', 'volume'],
    ['卷一 五帝本纪', 'volume'],
    ['上卷', 'volume'],
    ['第一部 三体', 'part'],
    ['第一部分 总则', 'part'],
    ['楔子　张天师祈禳瘟疫', 'named'],
    ['序', 'named'],
    ['序 言', 'named'],
    ['前言', 'named'],
    ['番外一 雪夜', 'named'],
    ['附录A 年表', 'named'],
    ['结束语', 'named'],
    ['後記', 'named'],
    ['四、构建更加紧密的网络空间命运共同体的中国主张', 'comma'],
    ['(二)持续深化网络安全合作', 'parenthesis'],
    ['**一、天地玄黄**', 'comma'],
    ['（十）坚持互联网的发展成果惠及全人类', 'parenthesis'],
    ['1.深化网络安全领域合作伙伴关系', 'arabic'],
    ['１．绪论', 'arabic'],
    ['2、方法', 'arabic'],
    ['(1)方法', 'arabicParenthesis'],
    ['第壹章 归来', 'chapter'],
    ['第两百一十八章 归来', 'chapter'],
    ['第廿三回　归来', 'chapter'],
    ['第 十 二 章 归来', 'chapter'],
    ['第一千一百三十一章', 'chapter'],
    ['第三章（上）', 'chapter'],
    ['第三章 你是谁？', 'chapter'],
    ['第一幕', 'chapter'],
    ['第一讲 汉字', 'chapter'],
    ['第二场', 'section'],
    ['卷之一', 'volume'],
    ['傳習錄卷上', 'volume'],
    ['四书章句集注卷之下', 'volume'],
    ['卷第三 上', 'volume'],
    ['史記卷一　五帝本紀第一', 'volume'],
    ['第三集', 'volume'],
    ['第一编　总则', 'volume'],
    ['【第一章 归来】', 'chapter'],
    ['【第一章】 归来', 'chapter'],
    ['☆、第1章 归来', 'chapter'],
    ['===第一章===', 'chapter'],
    ['# 第一章 归来', 'chapter'],
    ['正文 第一章 归来', 'chapter'],
    ['VIP章节 第一卷 第一章 归来', 'chapter'],
    ['[正文] 第一章 归来', 'chapter'],
    ['第1卷第12章 归来', 'chapter'],
    ['卷一 江湖 第一章 归来', 'chapter'],
    ['12章 归来', 'chapter'],
    ['第3-4章 归来', 'chapter'],
    ['第三条', 'section'],
    ['第三条 租金', 'section'],
    ['第七、八章 归来', 'chapter'],
    ['第十一至第十二章', 'chapter'],
    ['第６～８章：归来', 'chapter'],
    ['章一 归来', 'chapter'],
    ['第一分编　通则', 'volume'],
    ['Chapter.1 归来', 'chapter'],
    ['12. 第12章 归来', 'chapter'],
    ['12.第十二章 归来', 'chapter'],
    ['Chapter12', 'chapter'],
    ['完本感言', 'named'],
    ['摘　要', 'named'],
    ['Abstract', 'named'],
    ['序章', 'named'],
    ['第一卷 江湖 第一章 归来', 'chapter'],
    ['边城 第一章 归来', 'chapter'],
    ['☆、归来', 'boxed'],
    ['【楔子】', 'named'],
    ['番外之二', 'named'],
    ['番外（一）', 'named'],
    ['大结局', 'named'],
    ['译者序', 'named'],
    ['第二版前言', 'named'],
    ['五帝本紀第一', 'ordinal'],
    ['學而第一', 'ordinal'],
    ['1.1 背景', 'decimal'],
    ['1.1《五帝本紀》', 'decimal'],
    ['1.2.1 背景', 'subdecimal'],
    ['一', 'bare'],
    ['001 归来', 'bare'],
    ['XIV', 'bare'],
    ['Chapter 12', 'chapter'],
    ['CHAPTER XII. The Return', 'chapter'],
    ['Chapter Twelve: The Return', 'chapter'],
    ['BOOK THE FIRST', 'part'],
    ['Part II', 'part'],
    ['Prologue', 'named'],
    ['APPENDIX B', 'named'],
  ])('recognizes %s as a heading of kind %s', (line, kind) => {
    expect(headingKind(line, '前一段结束了。')).toBe(kind)
  })

  it.each([
    ['第四回里说到宝玉挨打'],
    ['第四回的开头，作者另有安排'],
    ['第四回已经说过。'],
    ['第一次世界大战'],
    ['第一部门'],
    ['一、他来了，又走了。'],
    ['1.5亿人口的国家'],
    ['1.苹果；'],
    ['2022年7月'],
    ['(一)他说得很对。'],
    ['(二)'],
    ['序列号不对'],
    ['后记者来了'],
    ['前言不搭后语'],
    ['引子弹出膛'],
    ['卷一卷纸'],
    ['他把袖子卷上去'],
    ['第九章 ' + '很长'.repeat(40)],
    ['第一条　为了保护民事主体的合法权益，制定本法。'],
    ['第一回合他输了'],
    ['第三、四回的故事'],
    ['第三条路走不通'],
    ['第九条　本法所称经营者，是指：'],
    ['第一、二章节的内容'],
    ['第一和第二章都读过了。'],
    ['章一鸣来了'],
    ['Part1 of the story'],
    ['第三节课下课了'],
    ['第一集团军司令部'],
    ['（一）故意杀害被继承人；'],
    ['【叮！恭喜获得经验】'],
    ['第一章 天……………12'],
    ['Chapter 12 describes what happened next'],
    ['Part of it was true'],
    ['introduction to the subject'],
    ['天下第一，无人能敌'],
    ['1.5 亿，人口很多'],
  ])('does not take %s for a heading', line => {
    expect(headingKind(line, '前一段结束了。')).toBeNull()
  })

  it('rejects a heading without a space after its number in mid-sentence', () => {
    const open =
      '这件事的来龙去脉，作者在前面已经交代得清清楚楚，读者如果有兴趣的话可以回过头去再看看，就在'
    expect(headingKind('第四回甄士隐一段', open)).toBeNull()
  })
})

describe('numbers of headings', () => {
  const text = '他走了。'
  const headings = (...lines: string[]) =>
    headingsIn(lines.map(text => ({ text, begins: true }))).signs.flatMap((sign, i) =>
      sign === null ? [] : [lines[i]],
    )

  it.each([
    ['a number alone', ['一', '二', '三']],
    ['a number with a title', ['1 天', '2 地', '3 人']],
    ['Roman numerals', ['I', 'II', 'III', 'IV']],
    ['a number at the end', ['學而第一', '為政第二', '八佾第三']],
    ['numbers of parts', ['1.1 天', '1.2 地', '2.1 人', '2.2 鬼']],
    ['numbers that start again', ['一', '二', '一', '二']],
    ['a title after a star', ['☆、天', '☆、地', '☆、人']],
    ['a Markdown title', ['# 天', '# 地', '# 人']],
    ['the name of the book before', ['边城 第一章 天', '边城 第二章 地', '边城 第三章 人']],
    [
      'titles of two halves',
      ['一、提高认识，增强责任感', '二、突出重点', '三、加强领导，狠抓落实'],
    ],
    [
      'Roman numerals and titles',
      ['I. The Law, and Its Rule', 'II. The Legal System', 'III. Order'],
    ],
    ['one title of two halves among others', ['1.天', '2.提高认识，增强责任感', '3.地']],
    [
      'one title that ends like a sentence',
      ['第一回 天', '第二回 史大郎夜走华阴县。', '第三回 人'],
    ],
    ['a gap in the numbers', ['第一章天', '第三章地', '第四章人']],
    ['a count before the number of the chapter', ['1. 第1章 天', '2. 第2章 地']],
    ['three parts', ['上', '中', '下']],
    ['days', ['一九五四年一月十八日晚', '一九五四年一月十九日', '一九五四年二月二日（除夕）']],
    ['days and weather', ['2012年3月4日 星期日 晴', '3月5日　阴', '3月6日，小雨']],
    ['days in numbers', ['2012-03-04', '2012-03-05 周一', '2012-03-06']],
    ['years of reigns', ['成化八年壬辰（1472年）　一岁', '弘治五年壬子', '正德元年']],
    ['titles in brackets', ['【青玉案·元夕】', '【破阵子】', '【西江月】']],
  ])('accepts headings with %s', (_title, lines) => {
    expect(headings(...lines.flatMap(line => [line, text]))).toEqual(lines)
  })

  it.each([
    ['years', ['1911', '1949', '1978']],
    ['one number', ['一']],
    ['numbers out of order', ['三', '一', '七', '二']],
    ['a saying', ['天下第一', '文武第一']],
    ['two stars', ['☆、天', '☆、地']],
    ['hashtags', ['#天', '#地', '#人']],
    ['numbers of notes', ['【1】', '【2】', '【3】']],
    ['numbers in brackets out of order', ['（3）', '（1）', '（7）']],
    ['a name that begins with a letter', ['V. Woolf', 'I. Newton', 'X. Lu']],
    ['one numbered title of two halves', ['三、提高认识，增强责任感']],
    ['items with clauses', ['1.苹果，要红的', '2.梨，要黄的']],
    ['a sentence about a chapter whose number is not due', ['第九回 他没看。', '第二回 他看了。']],
    ['two halves that are whole sentences', ['一、他来了，又走了。', '二、他走了，又来了。']],
    ['two chapters with different prefixes', ['昨天 第一章 天', '今天 第二章 地']],
    ['one part', ['（下）', '（中）']],
    ['the same labels in brackets', ['【注释】', '【译文】', '【注释】', '【译文】']],
    ['two titles in brackets', ['【天】', '【地】']],
    ['two days', ['三月四日', '三月五日']],
    ['days in sentences', ['三月四日他来了', '三月五日的信', '三月六日之后']],
  ])('does not take %s for headings', (_title, lines) => {
    expect(headings(...lines.flatMap(line => [line, text]))).toEqual([])
  })

  it.each([
    ['numbers', ['（一）', '（二）', '（三）']],
    ['digits', ['【1】', '【2】', '【3】']],
    ['the first and the last part', ['（上）', '（下）']],
  ])('accepts %s in brackets as headings above a story', (_title, lines) => {
    expect(headings(...lines.flatMap(line => [line, text.repeat(10)]))).toEqual(lines)
  })

  it('does not take dates that sign the text above them for headings', () => {
    const dates = ['一九三四年五月三日', '一九三五年六月', '一九三六年一月一日']
    expect(headings(...dates.flatMap(date => [text, date, '灯下漫笔']))).toEqual([])
  })

  it('does not take consecutive comments for headings', () => {
    expect(headings('# 天', '# 地', text, '# 玄', '# 黄', text, '# 宇', '# 宙', text)).toEqual([])
  })

  it('does not take bracketed lines without blank lines for headings', () => {
    const lines = ['【系统启动】', '【任务完成】', '【获得金币】'].flatMap(line => [line, text])
    const { signs } = headingsIn(lines.map(text => ({ text, begins: true, isClose: true })))
    expect(signs.every(sign => sign === null)).toBe(true)
  })

  it('does not take an item that runs on for a heading', () => {
    const lines = ['一、他来到城里，后来', '又走了。', '二、他走了人们都说', '他再也不来了。']
    const { signs } = headingsIn(
      lines.map((text, i) => ({ text, begins: i % 2 === 0, isRest: i % 2 === 1 })),
    )
    expect(signs).toEqual([null, null, null, null])
  })

  it('does not take an item that continues in lower case for a heading', () => {
    const lines = ['1. Suspend and resume the method with the', 'name of the thing.']
    expect(headings(...lines, '2. Allow any of them to end for', 'good.')).toEqual([])
  })

  it('rejects mentions of chapters whose numbers are not due', () => {
    const chapters = ['第一回 天', '第二回 地', '第三回 人']
    const spoken = ['第三回甄士隐一段', '第一百回甄士隐一段', '第二回甄士隐一段']
    const lines = chapters.flatMap((chapter, i) => [chapter, text, spoken[i] ?? '', text])
    expect(headings(...lines)).toEqual(chapters)
  })
})

describe('lines of headings in a row', () => {
  const kindsOf = (...lines: string[]) =>
    headingsIn(lines.map(text => ({ text, begins: true })))
      .signs.map(kind => (kind === null ? '-' : '#'))
      .join('')
  it.each([
    ['drops numbered items as a list', ['1.苹果', '2.梨', '3.桃', '正文。'], '----'],
    [
      'keeps two headings in a row',
      ['四、主张', '（一）主权', '正文。', '（二）和平', '正文。'],
      '##-#-',
    ],
    [
      'drops headings that occur again as a table of contents',
      [
        '第一章 天',
        '第二章 地',
        '第三章 人',
        '第一章 天',
        '正文。',
        '第二章 地',
        '正文。',
        '第三章 人',
        '正文。',
      ],
      '---#-#-#-',
    ],
    [
      'keeps chapters without text that do not occur again',
      ['第一章 天', '第二章 地', '第三章 人', '正文。'],
      '###-',
    ],
    [
      'ends a table of contents where its first entry occurs again',
      [
        '目录',
        '第一编 天',
        '第一章 地',
        '第二编 人',
        '第一章 鬼',
        '第一编 天',
        '第一章 地',
        '正文。',
        '第二编 人',
        '第一章 鬼',
        '正文。',
      ],
      '-----##-##-',
    ],
    [
      'drops a table of contents with entries of several levels',
      [
        '目录',
        '一、天',
        '（一）地',
        '（二）人',
        '二、鬼',
        '一、天',
        '正文。',
        '（一）地',
        '正文。',
        '（二）人',
        '正文。',
        '二、鬼',
        '正文。',
      ],
      '-----#-#-#-#-',
    ],
    [
      'drops a table of contents with page numbers',
      [
        '第一章 天 1',
        '第二章 地 20',
        '第三章 人 30',
        '第一章 天',
        '正文。',
        '第二章 地',
        '正文。',
        '第三章 人',
        '正文。',
      ],
      '---#-#-#-',
    ],
    [
      'recognizes unnumbered titles by the table of contents that lists them',
      [
        '目录',
        '自序',
        '狂人日记 …… 1',
        '孔乙己 15',
        '药',
        '自序',
        '正文。',
        '狂人日记',
        '一',
        '正文。',
        '二',
        '正文。',
        '孔乙己',
        '正文。',
        '药',
        '正文。',
        '药',
        '正文。',
      ],
      '-----#-##-#-#-#---',
    ],
    [
      'drops a table of contents in which only some entries have dots',
      [
        '目录',
        '上部',
        '第一章 天....1',
        '第二章 地....9',
        '下部',
        '第一章 人....17',
        '上部',
        '第一章 天',
        '正文。',
        '第二章 地',
        '正文。',
        '下部',
        '第一章 人',
        '正文。',
      ],
      '------##-#-##-',
    ],
    [
      'accepts no headings if most listed titles do not occur again',
      ['目录', '苹果', '梨', '桃', '枣', '正文。', '苹果', '正文。', '梨', '正文。'],
      '----------',
    ],
    [
      'keeps one of two equal headings in a row',
      ['第一章 天', '第一章　天', '正文。', '第二章 地', '正文 第二章 地', '正文。'],
      '#--#--',
    ],
    [
      'drops a table of contents with one entry that is named otherwise later',
      ['前言', '第一章 天', '第二章 地', '前 言', '第一章 天', '正文。', '第二章 地', '正文。'],
      '---##-#-',
    ],
  ])('%s', (_title, lines, expected) => {
    expect(kindsOf(...lines)).toBe(expected)
  })
})

it('takes the level of a heading from its number, not from a table of contents with dots', () => {
  const lines = ['目录', '上部', '第一章 天....1', '下部', '第一章 地....9', '上部', '第一章 天']
  const rest = ['正文。', '下部', '第一章 地', '正文。']
  const { signs } = headingsIn([...lines, ...rest].map(text => ({ text, begins: true })))
  expect(signs.slice(5)).toEqual(['volume', 'chapter', null, 'volume', 'chapter', null])
})

it('numbers the levels of the signs that occur, with named headings at the top', () => {
  expect([...headingLevels(['parenthesis', 'arabic', null, 'comma', 'named'])]).toEqual([
    ['comma', 1],
    ['parenthesis', 2],
    ['arabic', 3],
    ['named', 1],
  ])
})

it.each([
  '第一部 河|第一卷 山|第一章 月|老人坐在门前看水。|第二章 日|天亮了。|第二部 海|第一卷 风|第一章 雨|下雨了。',
  '第一部|第一卷|第一章|老人坐在门前看水。|第二章|天亮了。|第二部|第一卷|第一章|下雨了。',
])('keeps a part, a volume and a chapter in a row at the start of a text', lines => {
  const { signs } = headingsIn(lines.split('|').map(text => ({ text, begins: true })))
  expect(signs.map(sign => sign !== null)).toEqual(
    lines.split('|').map(line => line.startsWith('第')),
  )
})
