/**
 * Tests of whole and damaged texts in every encoding: decoded exactly or refused, never guessed.
 */
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const text =
  '第一章 春天\n　　山里的春天来得很晚，雪水一滴一滴落下。\n有人来了，他说：“坐。”\n第二章 秋天\n山中的秋天很短。\n'
const traditional =
  '第一章 春天\n　　山裏的春天來得很晚，雪水一滴一滴落下。\n有人來了，他說：「坐。」\n第二章 秋天\n山中的秋天很短。\n'

/** The two-byte code of each character that a decoder knows. */
function encoderOf(label: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true })
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const character = decoder.decode(Uint8Array.of(lead, trail))
        if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail])
      } catch {
        continue
      }
    }
  }
  return all =>
    Uint8Array.from(Array.from(all).flatMap(one => table.get(one) ?? [one.codePointAt(0) ?? 0]))
}

const utf8 = (all: string) => new TextEncoder().encode(all)
const wide = (all: string, isLittle: boolean) =>
  Uint8Array.from(
    Array.from({ length: all.length }, (_, i) => all.charCodeAt(i)).flatMap(unit =>
      isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  )
const gbk = encoderOf('gbk')
const big5 = encoderOf('big5')
/** Encodes HZ: pairs of GB 2312 without their high bits, between `~{` and `~}`. */
const hz = (all: string) =>
  Uint8Array.from(
    Array.from(all).flatMap(one => {
      const bytes = [...gbk(one)]
      return bytes.length === 1
        ? bytes
        : [0x7e, 0x7b, ...bytes.map(byte => byte & 0x7f), 0x7e, 0x7d]
    }),
  )

const encoded: readonly (readonly [string, string, (all: string) => Uint8Array])[] = [
  ['UTF-8', text, utf8],
  ['UTF-8 with its mark', text, all => utf8(`\ufeff${all}`)],
  ['UTF-16LE with its mark', text, all => wide(`\ufeff${all}`, true)],
  ['UTF-16BE with its mark', text, all => wide(`\ufeff${all}`, false)],
  ['UTF-16LE', text, all => wide(all, true)],
  ['UTF-16BE', text, all => wide(all, false)],
  ['GBK', text, gbk],
  ['Big5', traditional, big5],
  ['HZ', text, hz],
]
const lineEnds = [
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
] as const

describe('a whole text', () => {
  it.each(
    encoded.flatMap(([name, all, encode]) =>
      lineEnds.map(([end, mark]) => [name, end, all.replaceAll('\n', mark), encode] as const),
    ),
  )('decodes %s with %s line ends exactly', (_name, _end, all, encode) => {
    expect(decodeText(encode(all))).toMatchObject({ ok: true, text: all })
  })
})

/** Kinds of damage. Each leaves bytes that are invalid in the encoding, or another text. */
const harms: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'cut by a byte': bytes => bytes.slice(0, -1),
  'cut by two bytes': bytes => bytes.slice(0, -2),
  'cut by three bytes': bytes => bytes.slice(0, -3),
  'without a byte in its middle': bytes =>
    Uint8Array.from([...bytes.slice(0, 41), ...bytes.slice(42)]),
  'with an invalid byte in its middle': bytes => bytes.with(41, 0xff),
  'with a line of UTF-8 in it': bytes =>
    Uint8Array.from([...bytes, ...utf8('山中的秋天很短，他还没有来。\n')]),
  'with a line of GBK in it': bytes =>
    Uint8Array.from([...bytes, ...gbk('山中的秋天很短，他还没有来。\n')]),
}

describe('a damaged text', () => {
  it.each(
    encoded.flatMap(([name, all, encode]) =>
      Object.entries(harms).map(([harm, change]) => [name, harm, change(encode(all))] as const),
    ),
  )('refuses damaged %s, %s, or decodes it without replacements', (_name, _harm, bytes) => {
    const decoded = decodeText(bytes)
    if (decoded.ok) expect(decoded.text).not.toContain('\ufffd')
    else expect(decoded.code).toMatch(/^import\./)
  })
})
