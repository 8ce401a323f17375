import { expect, it } from 'vitest'
import { anchorAt } from '../../anchor.ts'
import { paragraphId } from '../../ids.ts'
import { matchEditions } from '../match.ts'
import { reattach } from '../reattach.ts'
import { Letters } from '../letters.ts'
import { foreignIn } from './own-sentence.ts'

const edition = (name: string, texts: readonly string[]) =>
  texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), text }))

/** Returns the paragraphs of the new edition to which `words` of the old paragraph 1 are led. */
function landing(before: readonly string[], after: readonly string[], words: string) {
  const [old, fresh] = [edition('o', before), edition('f', after)]
  const text = before[1] ?? ''
  const start = text.indexOf(words)
  const anchor = anchorAt(paragraphId('o1'), text, start, start + words.length)
  const match = matchEditions(old, fresh)
  const [places = []] = reattach([anchor], { old, fresh, match, language: 'zh-Hans' })
  return places.map(({ index }) => index)
}

const first = '第一条 山下的住户每天清早都要出门打水，不得砍伐树木。'
const last = '第三条 海边的渔民到了冬天可以修补渔网，不得出海捕鱼。'
const kept = '第二条 村里的木匠应当按照图纸制作门窗，并且登记用料。'

it('a set phrase is not taken for that of another sentence in its place', () => {
  const set = '法律另有规定的'
  const [own, another] = ['，由木匠行会办理结算手续。', '，可以请求县官赔偿损失三倍。']
  const before = [first, kept + set + own, `${last}${set}，从其规定。`]
  expect(landing(before, [first, kept + set + another, before[2] ?? ''], set)).toEqual([])
  expect(landing(before, [first, `${kept}${set}，由行会办理结算手续。`, last], set)).toEqual([1])
})

it('words of two sentences do not follow the smaller part of them into another paragraph', () => {
  const moved = '没有约定或者约定不明确的，根据水井的深浅变更登记。'
  const long = kept.replace('，并且', '，木匠还应当每年清点一次木料，缺少的由他自己补足，并且')
  const words = '登记用料。没有约定'
  const far = Array.from({ length: 12 }, (_, i) => `${'甲乙丙丁戊己庚辛壬癸子丑'[i]}${last}`)
  const before = [first, long + moved, ...far]
  const after = [first, long, ...far, `第九条 船上的客人不得向水手索取登记用料。${moved}`]
  expect(landing(before, after, words).filter(index => index > 2)).toEqual([])
})

it.each([
  ['two letters', '另定', 1, true],
  ['six letters', '法律另有规定', 1, true],
  ['words in very many places', '法律另有规定', 99, true],
  ['words that the old edition has once', '法律另有规定', 0, false],
])('another sentence with %s is found if the old edition repeats them', (_, words, times, is) => {
  const sentence = `木匠行会办理结算手续，${words}。`
  const old = edition('o', [sentence, ...Array.from({ length: times }, () => `${last}${words}。`)])
  const there = '可以请求县官赔偿损失三倍，'
  const fresh = edition('f', [`${there}${words}。`])
  const start = sentence.indexOf(words)
  const anchor = anchorAt(paragraphId('o0'), sentence, start, start + words.length)
  const places = [{ index: 0, start: there.length, end: there.length + words.length }]
  const led = { anchor, number: 0, places }
  const both = { before: new Letters(old), after: new Letters(fresh) }
  expect(foreignIn([led], both)(led)).toBe(is)
})
