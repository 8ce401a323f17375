import { describe, expect, it } from 'vitest'
import { read, textsOf } from './plain-text-testing.ts'

/** A paragraph without a full stop, of the length and with the comma of one that print cut. */
const open = '他把信收好，吹熄了灯，在黑暗里坐了很久很久'
const prose = '第二天清早，雨停了，院子里落满了槐花。'

describe('a line without a full stop', () => {
  it.each([
    ['a title', '风雪夜归人'],
    ['a label in brackets', '【赏析】这一段写得平淡，却很有力。'],
    ['a label with a colon', '注释：本篇写于一九二一年，后收入集中。'],
    ['a label alone', '注释：'],
    ['a note', '[1] 见前文，此处从略。'],
    ['a circled note', '① 见前文，此处从略。'],
    ['an item of a list', '（2）雨停了，路还没有干。'],
    ['a row of a table', '甲    乙，丙。'],
    ['the next speaker', '王五：你来了，坐吧。'],
    ['a signature', '一九三五年冬于北平'],
    ['another paragraph', prose],
  ])('stays apart from %s', (_title, next) => {
    const lines = [prose, open, next, prose]
    expect(textsOf(lines)).toEqual(lines)
  })

  it('stays apart from what follows a blank line', () => {
    const lines = ['早晨，雨停了，他站在门口，看推动治理体系改', '革不断发展，路也通了。']
    expect(textsOf([prose, ...lines, prose])).toEqual([prose, lines.join(''), prose])
    expect(textsOf([prose, prose, lines[0] ?? '', '', lines[1] ?? '', prose, prose])).toEqual([
      prose,
      prose,
      ...lines,
      prose,
      prose,
    ])
  })
})

describe('a paragraph that print cut', () => {
  it.each([
    ['divides a word', '早晨，雨停了，大家都说要推动治理体系改', '革不断发展，路也通了。'],
    ['is followed by a particle', '早晨，雨停了，站在门口的是村里来', '的一个孩子。'],
    ['is followed by a mark', '早晨，雨停了，站在门口的是一个小小孩子', '，他没有说话。'],
    ['divides words in brackets', '早晨，雨停了，他念着那封信（写于前年', '冬天）给大家听。'],
    [
      'divides a sentence of English',
      'He folded the letter, put it away, and',
      'said nothing more.',
    ],
  ])('is joined if the line end %s', (_title, first, second) => {
    expect(read([prose, first, second, prose]).findings.lines?.joined).toBe(1)
  })

  it('is joined in a letter printed to one width within a text of whole paragraphs', () => {
    const letter = [
      '吾儿知悉，家中一切如常，汝母身体亦已康健，勿',
      '念。近日收成尚好，粮价稍平，惟连日阴雨，道路',
      '泥泞，故托人带信，迟了几天，想来汝已等得心焦',
      '了。余不一一。',
    ]
    const long = [prose, `${prose}${prose}`, `${prose}${prose}${prose}`, prose]
    expect(textsOf([...long, ...letter, ...long])).toEqual([...long, letter.join(''), ...long])
  })

  it('is joined over a page that ended in it', () => {
    const lines = Array.from({ length: 4 }, (_, i) => [prose, open, '', `- ${i + 1} -`, '', prose])
    const dropLines = ['@page-number']
    expect(textsOf(lines.flat(), { dropLines })).toContain(open + prose)
    expect(textsOf(lines.flat())).not.toContain(open + prose)
  })
})
