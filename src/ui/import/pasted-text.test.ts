import { describe, expect, it } from 'vitest'
import { pastedText } from './pasted-text.ts'

describe('a pasted text', () => {
  it.each([
    ['学而时习之\n不亦说乎', '学而时习之.txt'],
    ['\n  第一章：开始/结束  \n', '第一章：开始 结束.txt'],
    ['𠮷'.repeat(50), `${'𠮷'.repeat(20)}.txt`],
    ['../../etc\n', 'etc.txt'],
    ['***\n字', 'nameless.txt'],
  ])('names the pasted text %j %s', (text, name) => {
    expect(pastedText(text, 'nameless')?.name).toBe(name)
  })

  it('keeps the pasted text as it is', () => {
    const { bytes } = pastedText('甲\r\n乙', 'nameless')!
    expect(new TextDecoder().decode(bytes)).toBe('甲\r\n乙')
  })

  it.each(['', ' \n\t\n'])('returns null for a pasted text without words: %j', text => {
    expect(pastedText(text, 'nameless')).toBeNull()
  })
})
