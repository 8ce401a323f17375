import { fuzzing } from '#domain/fuzz-testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, textsOf } from './plain-text-testing.ts'

const story = [
  '那天早上雨下得很大，街上一个人也没有，只有卖豆腐的老人还站在门口。',
  '他把伞收起来，慢慢地走进了巷子，心里想着昨天的事情。',
]
const within = ['@address-within', '@advert-within', '@break-within', '@numbered-break']

/** Returns what `lines` become in a story once the reader accepts every offer within lines. */
const cutFrom = (...lines: string[]) =>
  textsOf([...story, ...lines], { dropLines: within }).slice(story.length)
const removalsIn = (...lines: string[]) => read([...story, ...lines]).findings.removals

describe('noise within a paragraph', () => {
  it.each([
    ['他看见一个姑w w w.xx．c〇m娘坐在窗前。', '他看见一个姑娘坐在窗前。'],
    ['他看见一个姑ｗｗｗ·ｘｘ·ｃｏｍ娘坐在窗前。', '他看见一个姑娘坐在窗前。'],
    ['他喝了一口ｗｗｗ．ｂｂ．ｃｏｍ茶。', '他喝了一口茶。'],
    ['他喝了一口 w*w*w*.x*x*.c*o*m 茶。', '他喝了一口茶。'],
    ['他喝了一口w.w.w.x.x.c.o.m茶。', '他喝了一口茶。'],
    ['他喝了一口𝐰𝐰𝐰.𝐚𝐛𝐜.𝐜𝐨𝐦茶。', '他喝了一口茶。'],
    ['他走了。请记住本站域名：www.abc.com，防止丢失。他到了。', '他走了。他到了。'],
    ['雨还在下，一秒记住【某某网】，为您提供精彩小说阅读。他没带伞。', '雨还在下，他没带伞。'],
    ['他看天，手机用户请浏览m.abc.com阅读，更优质的阅读体验。天黑。', '他看天，天黑。'],
    ['他看了看天（某某小说网首发），天是黑的。', '他看了看天，天是黑的。'],
    ['她笑了，她哭了。（本章未完，请翻页）', '她笑了，她哭了。'],
    ['他看了看天三↑五↑中↑文↑网，天是黑的。', '他看了看天，天是黑的。'],
    ['天黑了，|看|书|最|快|更|新|www.abc.com|他低下头。', '天黑了，他低下头。'],
    ['第二章 春分 www.abc.com', '第二章 春分'],
    ['请记住本站www.a.com他走了，天也黑了，没有别的人。', '他走了，天也黑了，没有别的人。'],
    ['更多精彩的日子www.abc.com还在后面等着他们。', '更多精彩的日子还在后面等着他们。'],
    [
      '天亮了。求推荐票，另外张三死了，这是早就写好的结局。',
      '天亮了。另外张三死了，这是早就写好的结局。',
    ],
    ['（感谢书友abc打赏，求月票）他走了，天也黑了。', '他走了，天也黑了。'],
  ])('is cut out of %s', (line, rest) => {
    expect(cutFrom(line)).toEqual([rest])
  })

  it.each([
    '他在信里写道：“请发到 wang@example.com，谢谢。”',
    '“求月票！”他喊道，声音很大。',
    '他打开www.example.com，上面什么也没有。',
    '在 www.example.com 上，人们谈论着这件事。',
    '他们的主页是http://www.abc.org/index.html，每天更新。',
    '据人民网（www.people.com.cn）报道，此事已经结束。',
    '注：http://www.cnki.net/a/b.html，2012年3月4日访问。',
    '阿里巴巴www.alibaba.com公司成立于杭州。',
    '他用ASP.NET写了一个程序，用了三天。',
    '此文首发于《某某》（首发于《某某》2003年第1期），后来改过。',
    '这本书由他整理。他很高兴，因为里面的故事很好。',
    '他感谢大家的收藏，心里很高兴。',
    '平★仄★平★平仄，他念着。',
    '他翻到第12页 共340页，停下来。',
    '数据见http://www.stats.gov.cn/a.html，2010年1月2日访问。',
    '数据见http://www.stats.gov.cn/a.html,2010年1月2日访问。',
    '没有更多的东西了http://www.abc.com/f，IBM的人说，我们走吧。',
    '他的书友都说，更新最快的作者才是好作者。',
    '请记住地址：上海市南京路十二号，不要忘了。',
    '请记住网站的名字，他说完就走了。',
    '他一秒钟记住【雪】字，再也没有忘记。',
    '手机用户请到前台登记，然后上楼。',
    '（手打的毛衣，是母亲织的，他一直穿着。）',
    '他把稿子交给编辑，（跪求你收藏我的心），然后睡了。',
    '他到图书馆www.lib.cn免费阅读了很多的书，人也变了。',
    '他很伤心。此书由他父亲收集，后来毁于战火，现在只剩下三卷。',
    '他很高兴。文章后来由编辑部发布，引起了轰动，人人都在谈论。',
    '他注册了一个域名8848.net，花了六百块钱。',
    '小明：看www.douban.com上的评论了吗？',
    '桌上的传单印着“最新网址：www.abc.com”，他随手撕了。',
    '求月票的人走了，天也黑了，他没有回头。',
  ])('is not found in %s', line => {
    expect(removalsIn(line)).toEqual([])
  })

  it('is offered with the words around it, and kept until the reader accepts', () => {
    const line = '他走进屋里，看见一个姑w w w.xx．c〇m娘坐在窗前，手里拿着一把扇子。'
    expect(removalsIn(line)).toEqual([
      {
        id: '@address-within',
        kind: 'address-within',
        count: 1,
        examples: [],
        within: [
          {
            before: '他走进屋里，看见一个姑',
            cut: 'w w w.xx．c〇m',
            after: '娘坐在窗前，手里拿着一把…',
          },
        ],
        accepted: false,
      },
    ])
    expect(textsOf([...story, line])).toEqual([...story, line])
    const chosen = read([...story, line], { dropLines: within })
    expect(chosen.findings.removed).toEqual({ lines: 0, places: 1, characters: 10 })
    expect(chosen.book.id).not.toBe(read([...story, line]).book.id)
  })

  it('never takes the paragraph with it', () => {
    const line = '他走进门来，www。xx。com看见了她。'
    expect(removalsIn(line).map(({ id }) => id)).toEqual(['@address-within'])
    expect(cutFrom(line)).toEqual(['他走进门来，看见了她。'])
  })

  it('is a whole line if nothing else is on the line', () => {
    const lines = ['w w w.xx．c〇m', '更多精彩请访问 ｗｗｗ·ｘｘ·ｃｏｍ']
    expect(removalsIn(...lines)).toMatchObject([{ id: '@web-noise', count: 2 }])
  })

  it('is an address that fits no sentence, if three paragraphs have it', () => {
    const lines = ['他走了。', '狗叫了。', '风停了。'].map(text => `${text}dd.com`)
    expect(cutFrom(...lines)).toEqual(['他走了。', '狗叫了。', '风停了。'])
    expect(removalsIn(...lines.slice(0, 1))).toEqual([])
  })

  it('is cut with the words that return with it', () => {
    const advert = '上顶点书网www.dd.com天天有新章阅读'
    const lines = [
      `他走了${advert}很远。`,
      `狗${advert}叫了，他没听见。`,
      `风停了，${advert}雨又来了。`,
    ]
    expect(cutFrom(...lines)).toEqual(['他走了很远。', '狗叫了，他没听见。', '风停了，雨又来了。'])
  })

  it('does not grow over words that an author repeats beside it', () => {
    const lines = Array.from(
      '春夏秋',
      season => `${season}天来了，他又走进巷子ｗｗw.35ｚ.ｃom，看那盏灯。`,
    )
    expect(cutFrom(...lines)).toEqual(
      Array.from('春夏秋', season => `${season}天来了，他又走进巷子，看那盏灯。`),
    )
  })

  it('is not a source that three notes name', () => {
    const lines = ['甲说', '乙说', '丙说'].map(
      (who, i) => `${who}，此事见人民网（www.people.com.cn），200${i}年5月6日。`,
    )
    expect(removalsIn(...lines)).toEqual([])
  })
})

describe('numbered breaks of a site', () => {
  const lines = [
    '某书_分节阅读_1',
    '他走进屋里，看见一个很久没有见过面的',
    '某书_分节阅读_2',
    '姑娘坐在窗前，手里拿_分节阅读_3着一把扇子。',
    '她回过头来。某书_分节阅读_4',
  ]

  it('are left out, and cut out of paragraphs with the title of the book', () => {
    expect(cutFrom(...lines)).toEqual([
      '他走进屋里，看见一个很久没有见过面的姑娘坐在窗前，手里拿着一把扇子。',
      '她回过头来。',
    ])
  })

  it('are the numbers of pages within sentences, if they follow one another', () => {
    const pages = [
      '她手里拿第12页着一把扇子，扇子上画着一枝梅花。',
      '窗外的雨已经下第13页了整整一个月，麦子都烂掉了。',
      '先生从省城来，说话带第14页着很重的口音。',
    ]
    const said = ['他翻到第11页停下来。', '她看第12页停下来。', '我把第13页的字抄了一遍。']
    expect(cutFrom(...pages)).toEqual([
      '她手里拿着一把扇子，扇子上画着一枝梅花。',
      '窗外的雨已经下了整整一个月，麦子都烂掉了。',
      '先生从省城来，说话带着很重的口音。',
    ])
    expect(cutFrom(...said)).toEqual(said)
    expect(cutFrom(...pages.slice(0, 2))).toEqual(pages.slice(0, 2))
  })

  it('may be alone in the book: -- 12, but no year', () => {
    const [before, after] = ['他走进屋里，天已经黑了。', '她坐在窗前，手里拿着扇子。']
    expect(cutFrom(before, '-- 12', after)).toEqual([before, after])
    expect(cutFrom(before, '-- 1935', after)).toEqual([before, '-- 1935', after])
  })

  it('join the paragraph that they cut', () => {
    const dashed = [
      '他走进屋里，看见一个很久没有见过面的',
      '-- 1',
      '姑娘坐在窗前，手里拿 -- 2 着一把扇子，扇子上画着一枝 -- 3',
      '梅花。',
    ]
    expect(cutFrom(...dashed)).toEqual([
      '他走进屋里，看见一个很久没有见过面的姑娘坐在窗前，手里拿着一把扇子，扇子上画着一枝梅花。',
    ])
  })

  it.each(['风雪集--', '风雪集—— ', 'Snow-- ', '风雪集-- '])(
    'are left out with the title of the book before them: %s',
    title => {
      const cut = [
        '他走进屋里，看见一个很久没有见过面的',
        '姑娘坐在窗前，手里拿着',
        '一把扇子，扇子上画着',
      ]
      const lines = cut.flatMap((part, i) => [part, `${title}${i + 1}`])
      expect(cutFrom(...lines, '一枝梅花。').join('')).toBe(`${cut.join('')}一枝梅花。`)
    },
  )

  it.each(['风雪集--', 'Chapter-- '])('are no breaks if they may be titles: %s', title => {
    const lines = [1, 2, 3].flatMap(number => [`${title}${number}`, '他走进屋里，看见了她。'])
    expect(removalsIn(...lines)).toEqual([])
  })

  it('are no breaks if their numbers do not follow one another', () => {
    expect(removalsIn('他今年——12岁', '那年--30', '门牌--7', '温度--2')).toEqual([])
  })

  it.each([
    [['收入——1 见附表，各位请看。', '支出——2 见附表，各位请看。', '结余——3 见附表，各位请看。']],
    [['第一场—— 1', '他来了，坐下。', '第二场—— 2', '他走了，没有回头。', '第三场—— 3']],
    [['型号有甲--1型、乙--2型、丙--3型、丁--4型。']],
    [['“你看——1”他数着，“还有——2”她接着数，“还有——3”']],
  ])('are not the numbered things of an author: %j', lines => {
    expect(removalsIn(...lines)).toEqual([])
  })
})

describe('noise that returns', () => {
  const around = ['他看着她', '那双眼睛，没有说话。'] as const
  const others = ['他推开', '门走了出去，天已经黑了。', '她把茶', '放在桌上，坐了下来。'] as const
  const thrice = (noise: string) => [
    around.join(noise),
    others.slice(0, 2).join(noise),
    others.slice(2).join(noise),
  ]
  const clean = [around.join(''), others.slice(0, 2).join(''), others.slice(2).join('')]

  it.each(['（未完待续）', 'wWw.XiaoShuo.cOm', '请收藏本站：m.qqxs.cc'])(
    'is cut out of speech too: %s',
    noise => {
      const speech = `他说：“你看看这${noise}个人，他是谁？”`
      expect(cutFrom(...thrice(noise), speech)).toEqual([
        ...clean,
        '他说：“你看看这个人，他是谁？”',
      ])
    },
  )

  it('is cut without the 的 that goes on after it', () => {
    expect(cutFrom('她（本章未完，请翻页）的眼睛很亮，没有说话。')).toEqual([
      '她的眼睛很亮，没有说话。',
    ])
  })

  it.each([
    ['in speech alone', ['他说：“你看看这abc.com个人。”', '她说：“我不看这abc.com个人。”']],
    ['in brackets, once or twice', ['他写下（未完待续）四个字。', '她写下（未完待续）四个字。']],
    ['that speech refers to', [...thrice('abc.com').slice(0, 2), '他说：“我是在abc.com看见她。”']],
  ])('is the author’s %s', (_, lines) => {
    expect(cutFrom(...lines)).toEqual(lines)
  })
})

const letters = fc.constantFrom(
  ...Array.from('他走进屋里看见姑娘，。！“”（）【】 w.．·*cｃo〇mｗｘ/:h1-_分节阅读页第'),
)
const line = fc.array(letters, { maxLength: 60 }).map(signs => signs.join(''))

it('keeps every line of any text, and loses only what it shows', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), lines => {
      const text = [...story, ...lines]
      const before = read(text)
      const ids = before.findings.removals.map(({ id }) => id).filter(id => id.endsWith('within'))
      const { paragraphs, findings } = read(text, { dropLines: ids, joinLines: false })
      const inkIn = (texts: readonly { readonly text: string }[]) =>
        texts.reduce((sum, one) => sum + one.text.replaceAll(/\s/g, '').length, 0)
      const all = read(text, { joinLines: false }).paragraphs
      expect(paragraphs).toHaveLength(all.length)
      expect(inkIn(all) - inkIn(paragraphs)).toBe(findings.removed.characters)
    }),
    fuzzing(300),
  )
})
