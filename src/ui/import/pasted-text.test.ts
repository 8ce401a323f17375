import { describe, expect, it } from 'vitest'
import { pastedText } from './pasted-text.ts'

describe('a pasted text', () => {
  it.each([
    ['学而时习之\n不亦说乎', '学而时习之.txt'],
    ['\n  第一章：开始/结束  \n', '第一章：开始 结束.txt'],
    ['𠮷'.repeat(50), `${'𠮷'.repeat(20)}.txt`],
    ['../../etc\n', 'etc.txt'],
    ['***\n字', 'nameless.txt'],
  ])('%j is called %s', (text, name) => {
    expect(pastedText(text, 'nameless')?.name).toBe(name)
  })

  it('is kept as it is', () => {
    const { bytes } = pastedText('甲\r\n乙', 'nameless')!
    expect(new TextDecoder().decode(bytes)).toBe('甲\r\n乙')
  })

  it.each(['', ' \n\t\n'])('is none where there is nothing in it: %j', text => {
    expect(pastedText(text, 'nameless')).toBeNull()
  })
})
