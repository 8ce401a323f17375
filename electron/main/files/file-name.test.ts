import fc from 'fast-check'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileNameFrom } from './file-name.ts'

describe('a suggested file name', () => {
  it.each([
    ['白皮书.md', '白皮书.md'],
    ['中国的航天 (2021).html', '中国的航天 (2021).html'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\a.exe', 'C Windows a.exe'],
    ['a/b.md', 'a b.md'],
    ['“一”:二?.md', '“一” 二.md'],
    ['..', '_'],
    ['', '_'],
    ['.md', '_.md'],
    ['…?.md', '….md'],
    ['??.csv', '_.csv'],
    ['.bashrc', '_.bashrc'],
    ['.hidden title.md', 'hidden title.md'],
    ['con.md', '_con.md'],
    ['a.md. ', 'a.md'],
    ['a\0\n.md', 'a.md'],
    [`${'字'.repeat(100)}.html`, `${'字'.repeat(65)}.html`],
    [`${'𠮷'.repeat(60)}.md`, `${'𠮷'.repeat(49)}.md`],
  ])('the suggested name %j becomes %j', (suggested, name) => {
    expect(fileNameFrom(suggested)).toBe(name)
  })

  it('a suggested name becomes one name that is short enough for every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), suggested => {
        const name = fileNameFrom(suggested)
        expect(basename(name)).toBe(name)
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|[. ]$|^$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210)
      }),
    )
  })
})
