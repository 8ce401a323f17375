/**
 * Tests how marks find their words in a new edition. The file is long because each way in which
 * words move, change or repeat is a case.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import { bookId, paragraphId } from '../ids.ts'
import { variantsOf } from '../search/variants.ts'
import { chineseFold } from './fold.ts'
import { matchEditions, type EditionPair, type EditionParagraph } from './match.ts'
import { reattach } from './reattach.ts'

const edition = (name: string, texts: readonly string[]): readonly EditionParagraph[] =>
  texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), text }))

const pairOf = (
  old: readonly EditionParagraph[],
  fresh: readonly EditionParagraph[],
): EditionPair => ({
  old,
  fresh,
  match: matchEditions(old, fresh),
  book: bookId('b'),
  language: 'zh-Hans',
})

/**
 * The new edition with ⟦ ⟧ around the words that are so marked in the old one; null for an orphan.
 */
function landing(marked: readonly string[], texts: readonly string[]): readonly string[] | null {
  const at = marked.findIndex(text => text.includes('⟦'))
  const start = marked[at]?.indexOf('⟦') ?? -1
  const end = (marked[at]?.indexOf('⟧') ?? -1) - 1
  const old = edition(
    'o',
    marked.map(text => text.replaceAll(/[⟦⟧]/g, '')),
  )
  const fresh = edition('f', texts)
  const anchor = anchorAt(paragraphId(`o${at}`), old[at]?.text ?? '', start, end)
  const [places = []] = reattach([anchor], pairOf(old, fresh))
  if (places.length === 0) return null
  return texts.map((text, index) =>
    places
      .filter(place => place.index === index)
      .reduce(
        (so, place) =>
          `${so.slice(0, place.start)}⟦${so.slice(place.start, place.end)}⟧${so.slice(place.end)}`,
        text,
      ),
  )
}

const first = '那人在山下住了三年，每天只在清早出门打水。'
const other = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const third = '春天的雨下了整整一个月，田里的麦子都烂掉了。'
const fourth = '学堂里的先生是从省城来的，说话带着很重的口音。'
const fifth = '母亲把那只旧箱子锁好，钥匙挂在自己的脖子上。'
const sixth = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const refrain = '她点了点头。'

describe('a mark follows', () => {
  it.each<[string, readonly string[], readonly string[] | null]>([
    [
      'a name in a list that another edition breaks into paragraphs at every name',
      ['一书“山东⟦呼保义⟧”，一书“河北玉麒麟”。', '外设飞龙旗。'],
      ['一书', '“山东⟦呼保义⟧”，一书“河北玉麒麟”。外设飞龙旗。'],
    ],
    [
      'a short word among so many set phrases that no sequence of letters occurs once',
      [
        '人民代表大会和人民代表大会。',
        '人民代表大会⟦选举⟧人民代表大会。',
        '人民代表大会和人民代表大会。',
      ],
      [
        '人民代表大会和人民代表大会。人民代表大会⟦选举⟧人民代表大会。',
        '人民代表大会和人民代表大会。',
      ],
    ],
    [
      'a heading that is before other paragraphs now',
      [first, other, third, '⟦第十七章　抵押权⟧', fourth, fifth],
      ['⟦第十七章　抵押权⟧', first, other, third, fourth, fifth],
    ],
    [
      'a sentence that moved and has other words at some places',
      [`${first}⟦先生把那封旧信又读了一遍⟧。${third}`, other + fourth],
      [first + third, `${other}⟦先生把那封信又细读了一遍⟧。${fourth}`],
    ],
    [
      'an item of which the number and a word are others, among other items',
      [first, '（四）⟦依法登记海域使用权的面积⟧；', other, third],
      [third, '（九）⟦依法变更海域使用权的面积⟧；', first, other],
    ],
    [
      'the greater part when its sentences were parted',
      [`${first}学堂⟦里的先生是从省城来的，说话带着很重的口音。那人⟧走了。`, other],
      [`${first}那人走了。`, `${other}学堂⟦里的先生是从省城来的，说话带着很重的口音⟧。`],
    ],
    [
      'a sentence that moved whole, in which it has few words',
      [`${first}国舅老⟦爷一路⟧风尘辛苦了吧！${third}`, other],
      [first + third, `${other}国舅老⟦爷一路⟧风尘辛苦了吧！`],
    ],
    [
      'a short sentence that moved into another paragraph',
      [`${first}令他⟦且居平原⟧。${third}`, other + fourth],
      [first + third, `${other}令他⟦且居平原⟧。${fourth}`],
    ],
    [
      'a sentence and the number of its item when the sentence after it moved away',
      [`⟦第九十三条 ${first.slice(0, -1)}⟧。${third}`, `第九十四条 ${other}`, fourth],
      [fourth, `⟦第八条 ${first.slice(0, -1)}⟧。${fifth}`, `第九条 ${third}${other}`],
    ],
    [
      'a short item of which only the number changed, among others',
      [first, '（九）⟦选举最高检察院检察长⟧；', other, third],
      [other, fourth, '（二）⟦选举最高检察院检察长⟧；', fifth, first],
    ],
    [
      'an item whose neighbour before is now before another',
      [
        `第一条 ${first}`,
        '第二条 依法取得的⟦海域使用权⟧受法律保护。',
        `第三条 ${third}`,
        `第四条 ${fourth}`,
      ],
      [
        `第一条 ${third}`,
        `第二条 ${first}`,
        `第三条 ${fourth}`,
        '第四条 依法取得的⟦海域使用权⟧受法律保护。',
      ],
    ],
    [
      'its words when their quotation marks are gone',
      [first, '众僧都闻不得，个个道⟦：“善哉！”⟧', other],
      [first, '众僧都闻不得，个个道⟦善哉⟧', other],
    ],
    [
      'its sentence, though what is in its place ends as it did',
      ['城市的土地，属于国家所有。法律规定的郊区土地，⟦属于国家所有⟧。', first, other + third],
      ['城市的土地，属于国家所有。', first, `${other}法律规定的郊区土地，⟦属于国家所有⟧。${third}`],
    ],
    [
      'its paragraph',
      ['那人在⟦山下⟧住了三年，每天打水。', other],
      [other, '那人在⟦山下⟧住了三年，每天打水。'],
    ],
    [
      'its words when others changed',
      ['那人在⟦山下⟧住了三年，每天只在清早出门打水。'],
      ['从前那人在⟦山下⟧住了五年，每天只在清早出门打水。'],
    ],
    [
      'corrected words',
      ['那人⟦在山下住了三年，每天只在清早⟧出门打水。'],
      ['那人⟦在山下住了五年，每天只在清早⟧出门打水。'],
    ],
    [
      'its words across a split',
      ['那人在山下住了三年，⟦每天只在清早出门打水。他的哥哥写信来说⟧，铁路修到了海边。'],
      ['那人在山下住了三年，⟦每天只在清早出门打水。⟧', '⟦他的哥哥写信来说⟧，铁路修到了海边。'],
    ],
    [
      'its words into the joined paragraph',
      ['那人在山下住了三年，每天只在清早出门打水。', '他的哥哥⟦写信⟧来说，铁路修到了海边。'],
      ['那人在山下住了三年，每天只在清早出门打水。他的哥哥⟦写信⟧来说，铁路修到了海边。'],
    ],
    [
      'its sentence into another paragraph',
      [
        '那人在山下住了三年。春天的雨下了⟦整整一个月⟧，麦子都烂掉了。',
        `${other}学堂里的先生走了。`,
      ],
      [
        '那人在山下住了三年。',
        `${other}学堂里的先生走了。春天的雨下了⟦整整一个月⟧，麦子都烂掉了。`,
      ],
    ],
    [
      'its words into dialogue that is broken into other paragraphs',
      [first, '智深道：“你们做甚么鸟乱？”', '薛霸道：“⟦那里信得⟧你说。”', other],
      [`${first}智深道：`, '你们做甚么鸟乱？薛霸道：', `⟦那里信得⟧你说。${other}`],
    ],
    [
      'its words when an item has another number and other neighbours',
      [
        first,
        '第八十八条 总理领导国务院的工作。副总理⟦协助总理工作⟧。',
        '（二）债券、存款单；',
        other,
      ],
      [
        third,
        '第九十一条 总理领导国务院的工作，副总理⟦协助总理工作⟧。国务委员也是。各部部长列席会议。',
        fourth,
        fifth,
      ],
    ],
    [
      'a long sentence of which little context is left',
      [first, '另有规定的除外；⟦土地承包经营权自合同生效时设立⟧并登记。', other],
      [
        first,
        other,
        `${third}${fourth}${fifth}${sixth}⟦土地承包经营权自合同生效时设立⟧并登记机关发证。`,
      ],
    ],
    [
      'a short item that has another number and was joined to its neighbour',
      [first, '（二）应当把⟦旧船和渔网⟧一并登记造册；', '（三）租借的人不在此限；', third],
      [third, '（五）另写一份交给村里；（六）应当把⟦旧船和渔网⟧一并登记造册；', fourth, first],
    ],
    [
      'words among edits that leave no long run of letters',
      [first, '老陈每天清早⟦背着竹篓上山⟧，傍晚才挑柴回到村口的小屋，从来不多说话。', other],
      [
        other,
        '老陈总清早⟦背着竹篓上山⟧，到傍晚才挑着柴回到村口小木屋，从不多说话。',
        third,
        fourth,
        first,
      ],
    ],
    [
      'the other letters of a word of which one was corrected',
      ['母亲把那只⟦旧箱子锁好⟧，钥匙挂在自己的脖子上。'],
      ['母亲把那只⟦旧柜子锁好⟧，钥匙挂在自己的脖子上。'],
    ],
    [
      'the greater part when a sentence was inserted into it',
      ['那人在山下住了三年⟦。他的哥哥写信来说，铁路修到了海边⟧，不久就要开车。'],
      [
        '那人在山下住了三年。每天只在清早出门打水。⟦他的哥哥写信来说，铁路修到了海边⟧，不久就要开车。',
      ],
    ],
    [
      'a line that occurs elsewhere too, if its neighbour moved along',
      [refrain, other, third, fourth, '她点了⟦点头⟧。', '那人在山下住了三年，每天打水。'],
      [other, '她点了⟦点头⟧。', '那人在山下住了三年，每天打水。', third, fourth],
    ],
    [
      'a short line that stayed while its neighbours moved',
      [first, other, '她点了⟦点头⟧。', third, fourth, fifth, sixth, refrain],
      [first, '她点了⟦点头⟧。', fourth, fifth, sixth, refrain, other, third],
    ],
  ])('%s', (_, old, fresh) => {
    expect(landing(old, fresh?.map(text => text.replaceAll(/[⟦⟧]/g, '')) ?? [])).toEqual(fresh)
  })

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'its line is gone and the line after it is nearly the same',
      [
        first,
        '那天夜里北风吹倒了⟦院墙边的老槐树⟧，大家都没有睡。',
        '那天夜里南风吹倒了院墙边的老槐树，大家都没有睡。',
        third,
      ],
      [first, '那天夜里南风吹倒了院墙边的老槐树，大家都没有睡。', third],
    ],
    [
      'two near-copies changed places and only one of them is left, without what told them apart',
      [
        first,
        other,
        '甲屋的灯光照着河上的旧船，⟦船夫坐在船头抽烟⟧，等着天亮以后开船去城里卖鱼。',
        third,
        fourth,
        '乙屋的灯光照着河上的旧船，船夫坐在船头抽烟，等着天亮以后开船去城里卖鱼。',
        fifth,
      ],
      [
        fourth,
        first,
        '丙屋的灯光照着河上的旧船，船夫坐在船头抽烟，等着天亮以后开船去城里卖鱼。',
        fifth,
        other,
        third,
      ],
    ],
    [
      'it is on the number of an item that has another number',
      [first, '第一百六十三条 ⟦⟧有下列情形的，当事人可以解除合同并要求赔偿。'].map(text =>
        text.replace('第一百六十三条 ⟦⟧', '第⟦一百六十三条⟧ '),
      ),
      [first, '第一百四十三条 有下列情形的，当事人可以解除合同并要求赔偿。'],
    ],
    [
      'a paragraph that is gone and has a near-copy elsewhere',
      [
        first,
        '园路她时⟦车进草立堤⟧难，为村梦有箭街已洞先来活。',
        other,
        '上路她时车进草立堤难，为村梦有箭街已洞先来活。',
        third,
      ],
      [first, other, '上路她时车进草立堤难，为村梦有箭街已洞先来活。', third],
    ],
    [
      'its clause is gone and its letters are before what followed a near-copy',
      [
        first,
        `不动产权利人应当为邻人用水提供便利。⟦对自然流水的利用⟧，应当合理分配。${third}${other}`,
        '对自然流水的排放，应当尊重流向。',
      ],
      [
        `${fourth}不动产权利人应当为邻人用水提供便利。对自然流水的了这出多放，应当尊重流向。${fifth}${sixth}`,
        first,
      ],
    ],
    [
      'its sentence is gone, though the same words are in the paragraph',
      ['宝玉笑了。那人在山下住了三年，每天打水。黛玉说⟦宝玉⟧来了，大家都站起来。'],
      ['宝玉笑了。那人在山下住了三年，每天打水。'],
    ],
    [
      'its paragraph is gone',
      ['那人在⟦山下⟧住了三年。', other],
      [other, '别人都走了，山下再没有谁。'],
    ],
    [
      'more than a quarter of its words changed',
      ['那人在⟦山下住了三年⟧，每天只在清早出门打水，从不说话。'],
      ['那人在镇里待了三年，每天只在清早出门打水，从不说话。'],
    ],
    [
      'its line is gone and one of the same words was added elsewhere',
      ['她点了⟦点头⟧。', other, third, fourth],
      [other, third, refrain, fourth],
    ],
    [
      'its sentence is gone and one of the same words, which the book has elsewhere too, was added',
      [`${other}从前有一个人住在⟦山下⟧。`, third, `从前有一个人住在山下。${fourth}`],
      [third, `从前有一个人住在山下。${fourth}`, `${fifth}从前有一个人住在山下。${sixth}`],
    ],
    [
      'its line is gone and one of nearly the same words was added elsewhere',
      ['第二天他⟦还是这样⟧。', other, third, fourth],
      [other, third, '第二天她还是这样。', fourth],
    ],
    [
      'it is on a part of the number of an item that has another number',
      [first, '第九⟦百七⟧十条 有下列情形的，当事人可以解除合同并要求赔偿。'],
      [first, '第四百七十七条 有下列情形的，当事人可以解除合同并要求赔偿。'],
    ],
    [
      'its short line is gone and one of the same words is elsewhere within a paragraph',
      [first, '第二天他⟦还是这样⟧。', other, third, fourth],
      [first, other, `${third}第二天他还是这样。${fifth}`, fourth],
    ],
    [
      'its short sentence is gone and a line of the same words is elsewhere',
      [`${first}第二天他⟦还是这样⟧。${fifth}`, other, third, fourth],
      [first + fifth, other, third, '第二天他还是这样。', fourth],
    ],
  ])('a mark becomes an orphan if %s', (_, old, fresh) => {
    expect(landing(old, fresh)).toBeNull()
  })

  it('a mark becomes an orphan if it was not on its words before', () => {
    const old = edition('o', [other])
    const anchor = { ...anchorAt(paragraphId('o0'), other, 2, 5), start: 4, end: 7 }
    expect(reattach([anchor], pairOf(old, old))).toEqual([[]])
  })
})

/** A character and its number in the old edition; -1 for a new one. */
interface Trace {
  readonly sign: string
  readonly from: number
}
const signs = '山水人家春秋来去大小天地日月风云花草鸟鱼'
const clause = fc.array(fc.constantFrom(...Array.from(signs)), { minLength: 4, maxLength: 14 })
const paragraph = fc.array(clause, { minLength: 1, maxLength: 4 })
const edit = fc.record({
  what: fc.constantFrom('drop', 'write', 'cut', 'join', 'retouch', 'none', 'none', 'none'),
  where: fc.nat(),
  words: clause,
})

it('reattach never moves a mark to other words than its own, whatever an editor does', () => {
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 2, maxLength: 8 }),
      fc.array(edit, { minLength: 8, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 3, max: 12 }))),
      (paragraphs, edits, marks) => {
        let count = 0
        const before = paragraphs.map(clauses =>
          clauses
            .flatMap(words => [...words, '。'])
            .map((sign): Trace => ({ sign, from: count++ })),
        )
        const after: Trace[][] = []
        for (const [i, traces] of before.entries()) {
          const { what = 'none', where = 0, words = [] } = edits[i] ?? {}
          const at = where % traces.length
          const fresh = [...words, '。'].map((sign): Trace => ({ sign, from: -1 }))
          if (what === 'drop') after.push(traces.filter((_, k) => k < at || k > at + 5))
          else if (what === 'write') after.push(traces.toSpliced(at, 0, ...fresh))
          else if (what === 'cut') after.push(traces.slice(0, at), traces.slice(at))
          else if (what === 'join') after.push([...(after.pop() ?? []), ...traces])
          else if (what === 'retouch') after.push(traces.toSpliced(at, 1, ...fresh.slice(0, 1)))
          else after.push(traces)
        }
        const kept = after.filter(traces => traces.length > 0)
        const textOf = (traces: readonly Trace[]) => traces.map(({ sign }) => sign).join('')
        const [old, fresh] = [edition('o', before.map(textOf)), edition('f', kept.map(textOf))]
        const chosen = marks.map(([which, offset, length]) => {
          const number = which % before.length
          const text = old[number]?.text ?? ''
          const start = offset % text.length
          const end = Math.min(text.length, start + length)
          const anchor = anchorAt(paragraphId(`o${number}`), text, start, end)
          return { number, anchor }
        })
        const anchors = chosen.map(({ anchor }) => anchor)
        const found = reattach(anchors, pairOf(old, fresh))
        for (const [k, { number, anchor }] of chosen.entries()) {
          const landed = (found[k] ?? []).map(({ index, start, end }) =>
            textOf((kept[index] ?? []).slice(start, end)),
          )
          const own = textOf((before[number] ?? []).slice(anchor.start, anchor.end))
          // The words may have been split or corrected, but nearly all of them are there, in order.
          const words = landed.join('')
          const isThere = inOrder(own, words) >= 0.7 || own.replaceAll('。', '') === words
          if (landed.length > 0) expect([own, words, isThere]).toEqual([own, words, true])
        }
      },
    ),
    { numRuns: 200 },
  )
})

/** How much of the longer text both have, in order. */
function inOrder(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const sign of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) {
      next.push(sign === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0))
    }
    row = next
  }
  return (row.at(-1) ?? 0) / Math.max(1, a.length, b.length)
}

describe('with a fold, a mark', () => {
  const fold = chineseFold(variantsOf(['说 說|这 這|书 書|来 來|后 後|门 門|发 發|发 髮']))
  const landed = (text: string, words: string, after: readonly string[]): readonly string[] => {
    const old = edition('o', [first, text, other])
    const fresh = edition('f', after)
    const start = text.indexOf(words)
    const anchor = anchorAt(paragraphId('o1'), text, start, start + words.length)
    const pair = { ...pairOf(old, fresh), match: matchEditions(old, fresh, fold), fold }
    const [places = []] = reattach([anchor], pair)
    return places.map(({ index, start: from, end }) => after[index]?.slice(from, end) ?? '')
  }

  it('follows its words into the other script and its quotation marks', () => {
    const after = [first, '他後來說：「這本書還在門後。」', other]
    expect(landed('他后来说：“这本书还在门后。”', '说：“这本书', after)).toEqual(['說：「這本書'])
  })

  it('finds a paragraph of the other script that was moved and edited', () => {
    const after = [other, third, '那天他後來又說起這本書，頭發都白了，還站在門後不走。', first]
    const text = '那天他后来说起这本书，頭髮都白了，還站在门后不走。'
    expect(landed(text, '说起这本书', after)).toEqual(['說起這本書'])
  })

  it('is an orphan if its words are gone in the other script too', () => {
    expect(landed('他后来说：“这本书还在门后。”', '这本书', [first, other])).toEqual([])
  })
})
