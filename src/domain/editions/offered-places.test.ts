import { expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import { paragraphId } from '../ids.ts'
import { variantsOf } from '../search/variants.ts'
import { chineseFold } from './fold.ts'
import { offeredPlaces } from './offered-places.ts'

const a = '那人在山下住了三年，每天只在清早出门打水。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const c = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const fold = chineseFold(variantsOf(['馆 館|镇 鎮|来 來|说 說|铁 鐵']))

const offered = (text: string, words: string, fresh: readonly string[]) => {
  const start = text.indexOf(words)
  const anchor = anchorAt(paragraphId('gone'), text, start, start + words.length)
  const paragraphs = fresh.map((one, i) => ({ id: paragraphId(`f${i}`), text: one }))
  return offeredPlaces([[anchor]], paragraphs, fold)[0]
}

it('the places that are most like an orphan are offered, with what is beside them', () => {
  const [first, second, ...others] =
    offered(b, '到了冬天就很少有人', [
      '镇上的茶馆一到冬天就没有什么人坐到天黑。',
      a,
      '镇上的茶馆到了冬天就很少有客。',
    ]) ?? []
  expect([first?.index, second?.index]).toEqual([2, 0])
  expect(first).toMatchObject({ words: '到了冬天就很少有', before: '镇上的茶馆', after: '客。' })
  expect(first?.anchors).toEqual([
    anchorAt(paragraphId('f2'), '镇上的茶馆到了冬天就很少有客。', 5, 13),
  ])
  expect(others).toEqual([])
})

it('a place in the other script is offered', () => {
  expect(offered(c, '北方的铁路', ['他哥哥來信說，北方的鐵路修好了。'])).toMatchObject([
    { index: 0, words: '北方的鐵路' },
  ])
})

it('a place that has the words and nothing of what was around them is offered too', () => {
  const fresh = [b, c, '令他且居平原。', '那人在山下住了三年，又去了。']
  const words = offered('那人在山下住了三年，令他且居平原，每天打水。', '且居平原', fresh)
  expect(words?.map(({ index }) => index)).toContain(2)
  const everywhere = fresh.map(text => `${text}他且居平原。`)
  const found = offered('春天的雨下了一个月，令他且居平原，麦子都烂掉了。', '且居平原', everywhere)
  expect(found?.length).toBeLessThan(3)
})

it('nothing is offered if the book has nothing like it', () => {
  expect(offered(b, '到了冬天', [a, c])).toEqual([])
})
