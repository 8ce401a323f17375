import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stylesAsText, styleText } from './styles-as-text.ts'

describe('stylesAsText', () => {
  it.each([
    ['<p style="color:red">a</p>', `<p ${styleText}="color:red">a</p>`],
    ['<P\nSTYLE=\'a: "b"\'>a', `<P\n${styleText}='a: "b"'>a`],
    ['<p style=x class=y>', `<p ${styleText}=x class=y>`],
    ['<br/style = "x"/>', `<br/${styleText} = "x"/>`],
    ['<p style>', `<p ${styleText}>`],
    ['<p title="<b style=x>" style=y>', `<p title="<b style=x>" ${styleText}=y>`],
    ['<style>p{}</style>', '<style type="text/plain">p{}</style>'],
    ['<STYLE type="text/css">', '<STYLE type="text/plain" type="text/css">'],
    ['<!-- <a title=" --><p style="x">', `<!-- <a title=" --><p ${styleText}="x">`],
    ['<p lang style=x data-style=y>', `<p lang ${styleText}=x data-style=y>`],
  ])('renames the style in %s', (html, renamed) => {
    expect(stylesAsText(html)).toBe(renamed)
  })

  it.each([
    'a style="x" b',
    '1 < 2 style=x > 3',
    '&lt;p style="x"&gt;',
    '<p title="style=x">style="x"</p>',
    '<stylesheet mystyle="x">',
    '<!-- <p style="x">',
    '<',
    '<a b="',
    '',
  ])('finds no style in %s', html => {
    expect(stylesAsText(html)).toBe(html)
  })

  it('changes no text outside tags', () => {
    const words = fc.stringMatching(/^[^<]*$/)
    const quoted = fc.stringMatching(/^[^"]*$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(words, quoted)), parts => {
        const html = parts.map(([text, css]) => `${text}<b style="${css}">`).join('')
        const expected = parts.map(([text, css]) => `${text}<b ${styleText}="${css}">`).join('')
        expect(stylesAsText(html)).toBe(expected)
      }),
    )
  })

  it('ends on HTML that was made to slow it down', () => {
    const hostile =
      '<a b="<a b=\''.repeat(50_000) + '<!--'.repeat(50_000) + '<a' + ' '.repeat(500_000)
    expect(stylesAsText(hostile)).toHaveLength(hostile.length)
  })
})
