import type { ParagraphKind } from '../book.ts'
import { expect, it } from 'vitest'
import { suggestedRepairs } from './suggest-repairs.ts'

const of = (...texts: readonly string[]) =>
  texts.map(text => ({ kind: 'body' as ParagraphKind, text }))
const joins = (...texts: readonly string[]) =>
  suggestedRepairs(of(...texts)).flatMap(one => (one.repair === 'join' ? one.pair : []))
const cut = (text: string, ...others: readonly string[]) =>
  suggestedRepairs(of(text, ...others)).flatMap(one =>
    one.repair === 'split' ? text.slice(one.offset) : [],
  )

const prose = '他从城里回来，一路上都没有说话，只是看着窗外的'

it.each([
  ['a clause that is not finished', [prose, '田野。天色渐渐暗了，雨也停了。'], [1]],
  ['a comma at the end', ['幕府董统鹰扬，扫除凶逆，续遇董卓，', '侵官暴国。于是提剑挥鼓。'], [1]],
  [
    'an opening mark at the end',
    ['他翻开桌上的那本旧书，看见书名叫《', '红楼梦》，便放下了。'],
    [1],
  ],
  ['a mark that cannot begin a paragraph', ['他说', '，我不去了。'], [1]],
  ['three parts of one paragraph', [prose, `田野。${prose}`, '路。雨停了，天暗了。'], [1, 2]],
  ['a stop at the end', [`${prose}田野。`, '天色渐渐暗了，雨也停了。'], []],
  ['a stop before a quotation mark', [`${prose}说：“好。”`, '天色暗了，雨停了。'], []],
  ['an old closing mark', [`${prose}说：“好。“`, '天色暗了，雨停了。'], []],
  ['a colon before a list', [`${prose}有：`, '田野。天色渐渐暗了，雨也停了。'], []],
  [
    'names after a colon',
    ['第二拨四个：孟康侯健汤隆焦挺陈达杨春', '第三拨便差十员，也分作两船。'],
    [],
  ],
  ['a title before prose', ['中国的航天事业', '天色渐渐暗了，雨也停了。'], []],
  [
    'a signature with a date',
    ['谨此布告，想宜知悉。宣和四年三月日宋江等谨请', '他看了，大惊，便问。'],
    [],
  ],
  ['an item after prose', [prose, '（二）天色渐渐暗了，雨也停了。'], []],
  ['a speech after prose', [prose, '“天色渐渐暗了，雨也停了。”'], []],
  ['a couplet after prose', [`${prose}那`, '震天鼙鼓摇山岳，映日旌旗避鬼神。'], []],
  ['an empty paragraph', [prose, ''], []],
])('of %s the joins are suggested that its words show', (_what, texts, expected) => {
  expect(joins(...texts)).toEqual(expected)
})

it.each(['heading', 'verse', 'caption'] as const)('nothing is joined to a %s', kind => {
  const [before, after] = of(prose, '田野。天色渐渐暗了，雨也停了。')
  expect(suggestedRepairs([before!, { ...after!, kind }])).toEqual([])
  expect(suggestedRepairs([{ ...before!, isHidden: true }, after!])).toEqual([])
})

const speech = '“你到哪里去了？我等了一天。”'

it.each([
  ['two speeches', `“你来了！”${speech}`, [speech], speech],
  ['a word in quotation marks', `${speech}“黑旋风”便睁圆怪眼，大叫道。`, [], speech],
  ['speeches in a text that keeps them together', `他说：“你来了！”${speech}`, [], '天暗了。'],
  ['new words of a law', `修改为：“国家实行市场经济。”${speech}`, [], speech],
  ['a wide space', '天色暗了。　　雨也停了。', ['　　雨也停了。'], '天暗了。'],
  ['one wide space', '天色暗了。　雨也停了。', [], '天暗了。'],
])('a paragraph with %s is split where its words show it', (_what, text, expected, other) => {
  expect(cut(text, other, '天暗了。')).toEqual(expected)
})

it('what the reader has divided is not split again', () => {
  const text = '天色暗了。　　雨也停了。'
  expect(suggestedRepairs([{ kind: 'body', text, isDivided: true }])).toEqual([])
})
