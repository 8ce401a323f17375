import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const hex = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], pair => parseInt(pair, 16))
const utf8 = (text: string) => new TextEncoder().encode(text)

// The same two sentences in each encoding: 中国人民。/ 中國人民。一天，他來了。
const gbk = hex('d6d0b9fac8cbc3f1a1a3')
const big5 = hex('a4a4b0eaa448a5c1a143a440a4d1a141a54ca8d3a446a143')

const damaged = utf8('天地玄黄，\n宇宙洪荒。').with(18, 0x20)

describe('decoding a text', () => {
  it.each([
    ['UTF-8', utf8('中国人民。'), '中国人民。'],
    ['UTF-8', utf8('\ufeff中国人民。'), '中国人民。'],
    ['UTF-8', utf8('plain'), 'plain'],
    ['UTF-8', utf8(''), ''],
    ['UTF-16LE', hex('fffe2d4efd56'), '中国'],
    ['UTF-16BE', hex('feff4e2d56fd'), '中国'],
    ['UTF-16LE', hex('2d4efd560a00'), '中国\n'],
    ['UTF-16BE', hex('4e2d56fd000a'), '中国\n'],
    ['UTF-16LE', hex('2d4efd56'), '中国'],
    ['UTF-16BE', hex('4e2d56fd'), '中国'],
    ['UTF-16LE', hex('004e004e2d4e0a00'), '一一中\n'],
    ['UTF-16BE', hex('4e004e004e2d000a'), '一一中\n'],
    ['UTF-16LE', hex('70006c00610069006e00'), 'plain'],
    ['UTF-16BE', hex('0070006c00610069006e'), 'plain'],
    ['GB18030', gbk, '中国人民。'],
    ['UTF-8', utf8(`${'天地玄黄'.repeat(40)}\0`), `${'天地玄黄'.repeat(40)}\0`],
    ['GB18030', hex('95328236'), '𠀀'],
    ['Big5', big5, '中國人民。一天，他來了。'],
  ])('decodes %s (%#)', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toMatchObject({ ok: true, text, encoding: { used: encoding } })
  })

  it.each([
    ['a picture', hex('89504e470d0a1a0a0000000d49484452'), 'import.binary'],
    ['a ZIP, such as a DOCX', hex('504b030414000600080000002100'), 'import.binary'],
    ['bytes that are all control characters', hex('0102030405060708'), 'import.binary'],
    [
      'a text cut inside its last character and too short to judge',
      utf8('中国').subarray(0, 5),
      'import.encoding-unknown',
    ],
    [
      'a text in an encoding of western Europe',
      hex('636166e9206e6f6972'),
      'import.encoding-unknown',
    ],
    [
      'Shift JIS',
      hex(
        '82b182ea82cd93fa967b8cea82cc95b68fcd82c582b7814290cc815882a082e982c682b182eb82c982a882b682a282b382f182c682a882ce82a082b382f182aa82a282dc82b582bd81420a',
      ),
      'import.encoding-unknown',
    ],
    [
      'Shift JIS that is also valid GB18030',
      hex(
        '8ce1947982cd944c82c582a082e9814296bc914f82cd82dc82be96b382a2814282c782b182c590b682ea82bd82a982c682f182c68ca9939682aa82c282a982ca8142',
      ),
      'import.encoding-unknown',
    ],
    [
      'EUC-JP that is also valid Big5',
      hex(
        'b8e3c7daa4cfc7ada4c7a4a2a4eba1a3ccbec1b0a4cfa4dea4c0ccb5a4a4a1a3a4c9a4b3a4c7c0b8a4eca4bfa4aba4c8a4f3a4c8b8abc5f6a4aca4c4a4aba4cca1a3',
      ),
      'import.encoding-unknown',
    ],
    [
      'EUC-KR that is also valid GB18030',
      hex(
        'c7d1b1b9beee20c5d8bdbac6aec0d4b4cfb4d92e20c0ccb0cdc0ba20c1dfb1b9beee20c3a5c0cc20bec6b4d5b4cfb4d92e20b1d7b7afb3aa20b4a9b1bab0a1b0a120bfadbefabdc0b4cfb4d92e20'.repeat(
          2,
        ),
      ),
      'import.encoding-unknown',
    ],
    ['half a pair of UTF-16', hex('fffe42d80a00'), 'import.encoding-unknown'],
  ])('refuses %s', (_title, bytes, code) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, code })
  })

  it('does not decode UTF-8 that is damaged in a line as another encoding', () => {
    const fault = { ok: false, code: 'import.damaged-utf8', line: 2 }
    expect(decodeText(damaged)).toMatchObject(fault)
  })

  it.each([
    ['Chinese among English', 'This is ~{VPND~}.', 'This is 中文.'],
    ['a doubled tilde', '~{VPND~} ~~ 5', '中文 ~ 5'],
    ['a line that continues on the next', '~{VPND~}~\n~{VPND~}', '中文中文'],
    ['a line that ends inside Chinese', '~{VPND\n~{VPND~}', '中文\n中文'],
  ])('decodes HZ with %s', (_title, written, text) => {
    expect(decodeText(utf8(written))).toMatchObject({ ok: true, text, encoding: { used: 'HZ' } })
  })

  it.each([
    ['without Chinese', 'x ~{ y', 'x ~{ y'],
    ['with Chinese in UTF-8', '~{中', '~{中'],
    ['with a pair outside the table', '~{~~ab~}', '~{~~ab~}'],
  ])('does not take a text %s for HZ', (_title, written, text) => {
    expect(decodeText(utf8(written))).toMatchObject({ ok: true, text, encoding: { used: 'UTF-8' } })
  })

  it.each([
    ['UTF-8', utf8('天地玄黄，\n宇宙洪荒').subarray(0, -1), '天地玄黄，\n宇宙洪'],
    ['UTF-8, by two bytes', utf8('天地玄黄，\n宇宙洪荒').subarray(0, -2), '天地玄黄，\n宇宙洪'],
    ['UTF-8, of four bytes', utf8('天地玄黄，\n宇宙𠮷').subarray(0, -3), '天地玄黄，\n宇宙'],
    ['GB18030', gbk.subarray(0, -1), '中国人民'],
    ['UTF-16LE', hex('fffe2d4e0a00fd56').subarray(0, -1), '中\n'],
    ['UTF-16LE, by half of a pair', hex('fffe2d4e0a0042d8'), '中\n'],
    ['HZ', utf8('~{VPND~}\n~{VPN'), '中文\n中'],
  ])('decodes %s that ends inside a character without that character', (name, bytes, text) => {
    const decoded = decodeText(bytes)
    expect(decoded).toMatchObject({ ok: true, text, encoding: { cutOff: text.split('\n').length } })
    expect(decoded.ok && name.startsWith(decoded.encoding.used)).toBe(true)
  })

  it('reports no cut in a text that ends after a whole character', () => {
    expect(decodeText(gbk)).not.toHaveProperty('encoding.cutOff')
  })

  it('refuses bytes that are only half of a character', () => {
    expect(decodeText(utf8('天').subarray(0, 1))).toMatchObject({ ok: false })
  })

  it('lists the other possible encodings with their confidence', () => {
    const decoded = decodeText(gbk)
    const [first, ...others] = decoded.ok ? decoded.encoding.possible : []
    expect(first).toMatchObject({ encoding: 'GB18030', whole: true })
    expect(others).toMatchObject([{ encoding: 'Big5' }])
    expect(first?.sure).toBeGreaterThan(others[0]?.sure ?? 1)
  })

  it.each([
    ['Windows-1252', hex('636166e9206e6f6972'), 'café noir'],
    ['GB18030', utf8('天地'), '澶╁湴'],
  ] as const)('decodes %s if the reader chooses it', (encoding, bytes, text) => {
    expect(decodeText(bytes, { encoding })).toMatchObject({
      ok: true,
      text,
      encoding: { used: encoding },
    })
  })

  it('refuses a text that is invalid in the chosen encoding, with the line', () => {
    const bytes = Uint8Array.of(...utf8('abc\n'), ...hex('e90a'))
    expect(decodeText(bytes, { encoding: 'GB18030' })).toMatchObject({
      ok: false,
      code: 'import.wrong-encoding',
      line: 2,
    })
  })

  it.each([
    ['a byte', damaged, 'UTF-8', 1, 2],
    ['nothing in a text that contains U+FFFD', utf8('天\ufffd地'), 'UTF-8', 0, 0],
    ['a byte next to a genuine U+FFFD', hex('efbfbd0aff'), 'UTF-8', 1, 1],
    ['half a surrogate pair', hex('2d4e42d80a00'), 'UTF-16LE', 1, 1],
    ['invalid HZ', utf8('~{VPND~}\n~ x'), 'HZ', 1, 2],
  ] as const)('replaces %s on demand and counts it', (_title, bytes, encoding, count, line) => {
    const read = decodeText(bytes, { encoding, lossy: true })
    const replaced = read.ok ? read.encoding.replaced : undefined
    expect(replaced ?? { count: 0, line: 0 }).toEqual({ count, line })
    expect(decodeText(bytes, { encoding }).ok).toBe(count === 0)
  })

  it('keeps every character of any text that an encoding can represent', () => {
    const sentence = fc.string({
      unit: fc.constantFrom(...Array.from('天地玄黄，。一二“”\n 12ab')),
    })
    fc.assert(
      fc.property(sentence, sentence, (first, text) => {
        const units = Uint16Array.from(`\ufeff${first}${text}`, unit => unit.charCodeAt(0))
        const read = decodeText(new Uint8Array(units.buffer))
        expect(read.ok && read.text).toBe(first + text)
        expect(decodeText(utf8(text), { encoding: 'UTF-8' })).toMatchObject({ ok: true, text })
      }),
    )
  })
})
