import { describe, expect, it } from 'vitest'
import { toneOf, writtenSyllable } from './syllable.ts'

describe('a syllable of the dictionary', () => {
  it.each([
    ['guo2', 'guó', 'ㄍㄨㄛˊ'],
    ['Zhong1', 'Zhōng', 'ㄓㄨㄥ'],
    ['lu:4', 'lǜ', 'ㄌㄩˋ'],
    ['nu:e4', 'nüè', 'ㄋㄩㄝˋ'],
    ['liu2', 'liú', 'ㄌㄧㄡˊ'],
    ['gui3', 'guǐ', 'ㄍㄨㄟˇ'],
    ['kou3', 'kǒu', 'ㄎㄡˇ'],
    ['de5', 'de', '˙ㄉㄜ'],
    ['er2', 'ér', 'ㄦˊ'],
    ['r5', 'r', '˙ㄦ'],
    ['zhi1', 'zhī', 'ㄓ'],
    ['si4', 'sì', 'ㄙˋ'],
    ['ri4', 'rì', 'ㄖˋ'],
    ['xue2', 'xué', 'ㄒㄩㄝˊ'],
    ['ju1', 'jū', 'ㄐㄩ'],
    ['qiong2', 'qióng', 'ㄑㄩㄥˊ'],
    ['yi1', 'yī', 'ㄧ'],
    ['you3', 'yǒu', 'ㄧㄡˇ'],
    ['yuan2', 'yuán', 'ㄩㄢˊ'],
    ['yu3', 'yǔ', 'ㄩˇ'],
    ['yun2', 'yún', 'ㄩㄣˊ'],
    ['yong4', 'yòng', 'ㄩㄥˋ'],
    ['ye4', 'yè', 'ㄧㄝˋ'],
    ['ying1', 'yīng', 'ㄧㄥ'],
    ['wu3', 'wǔ', 'ㄨˇ'],
    ['wei4', 'wèi', 'ㄨㄟˋ'],
    ['wen2', 'wén', 'ㄨㄣˊ'],
    ['weng1', 'wēng', 'ㄨㄥ'],
    ['wang2', 'wáng', 'ㄨㄤˊ'],
    ['an1', 'ān', 'ㄢ'],
    ['A1', 'Ā', 'ㄚ'],
  ])('%s is written %s in pinyin and %s in bopomofo', (syllable, pinyin, bopomofo) => {
    expect(writtenSyllable(syllable, 'pinyin')).toBe(pinyin.normalize('NFC'))
    expect(writtenSyllable(syllable, 'bopomofo')).toBe(bopomofo)
  })

  it.each(['T', 'B', '·', ',', '4', '%'])('%s is no syllable and stays as it is', sign => {
    expect(toneOf(sign)).toBeNull()
    expect(writtenSyllable(sign, 'pinyin')).toBe(sign)
    expect(writtenSyllable(sign, 'bopomofo')).toBe(sign)
  })

  it('what bopomofo cannot write stays as the dictionary has it', () => {
    expect(writtenSyllable('hng5', 'bopomofo')).toBe('hng5')
  })

  it('its tone is the number at its end', () => {
    expect(['ma1', 'ma2', 'ma3', 'ma4', 'ma5'].map(toneOf)).toEqual([1, 2, 3, 4, 5])
  })
})
