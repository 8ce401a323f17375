import { describe, expect, it } from 'vitest'
import { plainText } from '../plain-text/plain-text.ts'
import { decodeMixed } from './mixed-encodings.ts'

const simplified = `我在山下的旧屋里住了三年，每天清早都听见河水的声音。
后来有人说这里要修路，大家就一个一个地搬走了。
只有我还不想走，因为我的书和我的朋友都在这里。
没有人知道那条路到底是从哪里来，又要到哪里去。
`
const traditional = `他說那個時候的人都很窮，沒有什麼可以吃的東西。
可是大家都不說話，只是看著天上的雲慢慢地走過去。
我們從來沒有想過，後來會有這樣的日子。
`

const gbHex =
  'ced2d4dac9bdcfc2b5c4bec9ceddc0efd7a1c1cbc8fdc4eaa3acc3bfccecc7e5d4e7b6bcccfdbcfbbad3cbae' +
  'b5c4c9f9d2f4a1a30abaf3c0b4d3d0c8cbcbb5d5e2c0efd2aad0dec2b7a3acb4f3bcd2becdd2bbb8f6d2bbb8' +
  'f6b5d8b0e1d7dfc1cba1a30ad6bbd3d0ced2bbb9b2bbcfebd7dfa3acd2f2ceaaced2b5c4cae9bacdced2b5c4' +
  'c5f3d3d1b6bcd4dad5e2c0efa1a30ac3bbd3d0c8cbd6aab5c0c4c7ccf5c2b7b5bdb5d7cac7b4d3c4c4c0efc0' +
  'b4a3acd3d6d2aab5bdc4c4c0efc8a5a1a30a'

const big5Hex =
  'a54cbba1a8baadd3aec9add4aabaa448b3a3abdcbd61a141a853a6b3a4b0bbf2a569a548a659aabaaa46a6e8' +
  'a1430aa569ac4fa46aae61b3a3a4a3bba1b8dca141a575ac4facddb5dba4d1a457aabab6b3ba43ba43a661a8' +
  'abb94ca568a1430aa7daadccb171a8d3a853a6b3b751b94ca141abe1a8d3b77ca6b3b36fbccbaabaa4e9a46c' +
  'a1430a'

const bytesOf = (hex: string): readonly number[] =>
  (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16))
const utf8 = (text: string): readonly number[] => [...new TextEncoder().encode(text)]
/** `simplified` in GB18030, `traditional` in Big5. */
const [gb, big5] = [bytesOf(gbHex), bytesOf(big5Hex)]

function read(...parts: readonly (readonly number[])[]) {
  const preview = plainText.parse(Uint8Array.from(parts.flat()), '书.txt')
  if (!preview.ok) throw new Error(preview.code)
  return {
    texts: preview.text.chapters.flat().map(({ text }) => text),
    changes: preview.notices.flatMap(({ code, detail, place }) =>
      code === 'mixed-encodings' ? [[detail, place]] : [],
    ),
  }
}

const linesOf = (...texts: readonly string[]): readonly string[] =>
  texts.join('').trim().split('\n')

describe('a file that was put together from files in several encodings', () => {
  it.each<[string, ReturnType<typeof read>, readonly string[], readonly [string, string][]]>([
    ['Big5, GB18030', read(big5, gb), [traditional, simplified], [['GB18030', '4']]],
    ['GB18030, Big5', read(gb, big5), [simplified, traditional], [['Big5', '5']]],
    ['UTF-8, GB18030', read(utf8(traditional), gb), [traditional, simplified], [['GB18030', '4']]],
    ['GB18030, UTF-8', read(gb, utf8(traditional)), [simplified, traditional], [['UTF-8', '5']]],
    ['UTF-8, Big5', read(utf8(simplified), big5), [simplified, traditional], [['Big5', '5']]],
    [
      'GB18030, Big5, GB18030',
      read(gb, big5, big5, gb),
      [simplified, traditional, traditional, simplified],
      [
        ['Big5', '5'],
        ['GB18030', '11'],
      ],
    ],
  ])('is read part by part, and says where each begins: %s', (_name, found, texts, changes) => {
    expect(found).toEqual({ texts: linesOf(...texts), changes })
  })

  it('says where after blank lines, with line ends of Windows', () => {
    const wide = (bytes: readonly number[]) =>
      bytes.flatMap(byte => (byte === 10 ? [13, 10, 13, 10] : [byte]))
    expect(read(wide(big5), wide(gb)).changes).toEqual([['GB18030', '4']])
  })

  it.each<[string, readonly number[]]>([
    ['GB18030', [...gb, ...gb]],
    ['Big5', [...big5, ...big5]],
    ['UTF-8', utf8(traditional + simplified)],
    [
      'GB18030 with rules of box drawing',
      [...gb, ...Array.from({ length: 200 }, () => [0xa9, 0xa4]).flat(), 10, ...gb],
    ],
    ['UTF-8 with a damaged line', [...utf8(simplified), 0xe4, 0xb8, 10, ...utf8(simplified)]],
    [
      'UTF-8 with noise',
      [...utf8(simplified), ...Array.from({ length: 300 }, (_, k) => 0xb0 + ((k * 37) % 60)), 10],
    ],
  ])('is not seen in %s', (_name, bytes) => {
    expect(decodeMixed(Uint8Array.from(bytes))).toBeNull()
  })

  it('is read in the one encoding that the reader chooses', () => {
    const preview = plainText.parse(Uint8Array.from([...big5, ...gb]), '书.txt', {
      encoding: 'GB18030',
      lossy: true,
    })
    expect(preview.ok && preview.findings.encoding).toMatchObject({ used: 'GB18030' })
    expect(preview.ok && preview.notices.map(({ code }) => code)).not.toContain('mixed-encodings')
  })
})
