import { expect, it } from 'vitest'
import { anchorAt } from '../../anchor.ts'
import { paragraphId } from '../../ids.ts'
import { matchEditions } from '../match.ts'
import { reattach } from '../reattach.ts'

const edition = (name: string, texts: readonly string[]) =>
  texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), text }))

/** Returns where the words of the old paragraph `number` are in the new edition, by its number. */
function landing(before: readonly string[], after: readonly string[], number: number) {
  const [old, fresh] = [edition('o', before), edition('f', after)]
  const text = before[number] ?? ''
  const anchor = anchorAt(paragraphId(`o${number}`), text, 0, text.length)
  const match = matchEditions(old, fresh)
  const [places = []] = reattach([anchor], { old, fresh, match, language: 'zh-Hans' })
  return places.map(({ index }) => index)
}

const heads = [
  '第八条 受托人应当按照委托人的指示处理事务。',
  '第九条 出租人应当将租赁物交付承租人。',
]
const theft = '（一）租赁物被盗窃或者毁损的；'
const debts = '（二）承租人无力支付租金的；'
const other = (number: string) => `（${number}）法律规定的其他情形。`
const list = [heads[0]!, theft, other('二'), heads[1]!, debts, other('三')]

it('the same words of another item are not taken for those of an item', () => {
  // The item that closed the second list now closes the first one, beside the old one.
  const merged = [heads[0]!, theft, other('二'), other('三'), heads[1]!, debts]
  expect(landing(list, merged, 2)).toEqual([])
  expect(landing(list, merged, 5)).toEqual([])
})

it('an item with the words of others stays between its neighbours, whatever number it has', () => {
  expect(landing(list, list, 2)).toEqual([2])
  const longer = [heads[0]!, theft, '（二）租赁物灭失的；', other('三'), ...list.slice(3)]
  expect(landing(list, longer, 2)).toEqual([3])
  const renumbered = [heads[0]!, theft, other('五'), heads[1]!, debts, other('六')]
  expect(landing(list, renumbered, 2)).toEqual([2])
})

it('equal items beside each other stay only if their neighbours have the same words', () => {
  const equal = [heads[0]!, theft, other('二'), other('三'), debts, heads[1]!]
  expect(landing(equal, equal, 2)).toEqual([2])
  expect(landing(equal, [heads[0]!, theft, other('五'), other('六'), debts, heads[1]!], 3)).toEqual(
    [3],
  )
  // Either of them may have come from another list when this one was revised.
  const revised = '（四）承租人没有能力支付租金的；'
  const changed = [heads[0]!, theft, other('二'), other('三'), revised, heads[1]!]
  expect(landing(equal, changed, 2)).toEqual([])
})

it('an item with the words of others that lost its neighbours is an orphan', () => {
  expect(landing(list, [heads[1]!, theft, other('二'), debts], 2)).toEqual([])
})

it('words of a sentence that is gone are not taken for those of one nearly the same', () => {
  const gone = '第十条 山下的住户每天清早都要出门打水；村里的木匠有砍伐树木的，适用本法有关规定。'
  const added = '第十条 海边的渔民到了冬天可以修补渔网；镇上的铁匠有砍伐树木的，适用本法有关规定。'
  expect(landing([...heads, gone], [...heads, added], 2)).toEqual([])
})
