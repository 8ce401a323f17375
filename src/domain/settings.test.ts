import { expect, it } from 'vitest'
import { isFaceName } from './settings.ts'

it('accepts names of fonts in any script', () => {
  for (const name of ['KaiTi', 'Noto Serif CJK SC', '方正书宋_GBK', 'Source Han Serif SC-VF'])
    expect(isFaceName(name)).toBe(true)
})

it('refuses what could end a name in a style sheet, and what is empty or too long', () => {
  for (const name of ['', 'a"', "a'", 'a;b', 'a,b', 'a\\', 'a{', 'a\n', '\0', 'x'.repeat(101)])
    expect(isFaceName(name)).toBe(false)
})
