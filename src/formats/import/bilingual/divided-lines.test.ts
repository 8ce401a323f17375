import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { keepsItsPromises } from '../promises-testing.ts'
import { dividedLines } from './divided-lines.ts'
import { besideParagraphs } from './imported-translation.ts'

/** Pairs whose Chinese ends without a full stop, or with Latin letters. */
const pairs = [
  ['那人在山下住了三年', 'He lived below the hill for three years'],
  ['他说：', 'He said:'],
  ['镇上只有一家店，招牌写着“ABC”', 'The town had one shop, and its sign said “ABC”'],
  ['1998', '1998'],
  ['春天的雨下了整整一个月。', 'The spring rain fell for a whole month.'],
] as const

function besideIn(text: string, name = '书.txt'): readonly string[] {
  const preview = previewImport(new TextEncoder().encode(text), name)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  const beside = preview.translation ? besideParagraphs(preview.text, preview.translation) : []
  return preview.text.chapters.flat().map(({ text: source }, index) => {
    const there = beside.find(one => one.index === index)
    return there ? `${source} | ${there.text.text}${there.doubtful ? '?' : ''}` : source
  })
}

const inOrder = pairs.map(pair => pair.join(' | '))

describe('lines that a sign divides', () => {
  it.each([' ||| ', '|||', ' || ', ' | ', ' ｜ ', ' / ', ' // ', ' ／ ', ' = ', ' => ', ' → '])(
    'are pairs with “%s” between the languages, in both orders',
    sign => {
      expect(besideIn(pairs.map(pair => pair.join(sign)).join('\n'))).toEqual(inOrder)
      expect(besideIn(pairs.map(([s, t]) => t + sign + s).join('\n'))).toEqual(inOrder)
    },
  )

  it('may have the title of the book above them', () => {
    const lines = pairs.filter(([s]) => s !== '1998')
    const text = `山下\n\n${lines.map(pair => pair.join(' ||| ')).join('\n')}`
    expect(besideIn(text)).toEqual(['山下', ...lines.map(pair => pair.join(' | '))])
  })

  it.each([
    ['verse', '床前明月光 / 疑是地上霜\n举头望明月 / 低头思故乡\n春眠不觉晓 / 处处闻啼鸟'],
    [
      'Chinese with names in both orders',
      '甲 / Alpha one\nBeta two / 乙\n丙 / Gamma three\n丁 / Delta four\n戊 / Epsilon five',
    ],
    ['two of many lines', `${pairs[0].join(' / ')}\n${'他在山下住了三年。\n'.repeat(20)}`],
  ])('are not %s', (_, text) => {
    const lines = text.split('\n').map(line => ({ text: line, indent: 0, gap: 0 }))
    expect(dividedLines(lines)).toBeNull()
  })

  it('keep all their words, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(...pairs.flat(), ' ||| ', ' / ', '|', '/'),
    )
    const line = fc
      .array(text, { minLength: 1, maxLength: 4 })
      .map(parts => parts.join('').trim())
      .filter(joined => joined !== '')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), texts => {
        const lines = texts.map(one => ({ text: one, indent: 0, gap: 0 }))
        const words = (all: readonly string[]) => all.join('').replaceAll(/[\s|/｜／=>→-]/g, '')
        const found = dividedLines(lines)
        if (found) expect(words(found.map(one => one.line.text))).toBe(words(texts))
      }),
    )
  })
})

describe('paragraphs of a web page with a line end between the languages', () => {
  const html = (between: string): string =>
    pairs
      .filter(([s]) => s !== '1998')
      .map(([s, t]) => `<p>　　${s}${between}${t}</p>`)
      .join('')

  it.each(['<br>', '<br/>\n', ' <br> '])('are pairs with “%s” between', between => {
    expect(besideIn(html(between), '书.html')).toEqual(
      inOrder.filter(pair => pair !== '1998 | 1998'),
    )
  })

  it('stay as they are if most are in one language', () => {
    const page = `<p>他说<br>He said</p>${'<p>那人在山下住了三年。</p>'.repeat(5)}`
    expect(besideIn(page, '书.html')[0]).toBe('他说 He said')
  })
})
