import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isElement } from './find.ts'
import { deepest, parseMarkup, type Content } from './tree.ts'

/**
 * Returns a tree as one line: `p(a b(c))`, with `{namespace}` before a name and texts unchanged.
 */
function line(content: Content): string {
  if (!isElement(content)) return content
  const { name, space, children, attributes } = content
  const keys = [...attributes].map(([key, value]) => `@${key}=${value}`).join('')
  const inner = children.map(line).join(' ')
  return name === '' ? inner : `${space === '' ? '' : `{${space}}`}${name}${keys}(${inner})`
}
const parsed = (text: string, kind: 'html' | 'xhtml' | 'xml' = 'html') =>
  line(parseMarkup(text, kind).root)

describe('parseMarkup of HTML', () => {
  it.each([
    ['closes a paragraph before the next one', '<p>a<p>b<div>c</div>', 'p(a) p(b) div(c)'],
    [
      'closes items, but not those of an outer list',
      '<ul><li>a<ul><li>b</ul><li>c',
      'ul(li(a ul(li(b))) li(c))',
    ],
    ['closes cells and rows', '<table><tr><td>1<td>2<tr><td>3', 'table(tr(td(1) td(2)) tr(td(3)))'],
    [
      'closes the parts of ruby',
      '<ruby>汉<rp>(<rt>hàn<rp>)</ruby>',
      'ruby(汉 rp(() rt(hàn) rp()))',
    ],
    ['closes elements inside a closed one', '<p><b>a</p>b', 'p(b(a)) b'],
    ['ignores a closing tag without an opening one', 'a</div>b', 'ab'],
    ['accepts names in any case', '<P CLASS=x>a</p>', 'p@class=x(a)'],
    ['knows void elements', 'a<br>b<img src=x>c', 'a br() b img@src=x() c'],
    ['ignores a slash in an opening tag', '<div/>a', 'div(a)'],
    ['decodes entities', '&nbsp;&lt;&#x4e2d;&#20013;&unknown;', '\u00a0<中中&unknown;'],
    ['keeps the first of two attributes with one name', '<p lang=zh lang=en>', 'p@lang=zh()'],
    ['reads a script as text', '<script>if (a<b) "<p>"</script>c', 'script(if (a<b) "<p>") c'],
  ])('%s', (_title, text, expected) => {
    expect(parsed(text)).toBe(expected)
  })
})

it('parseMarkup of XHTML closes any element by a slash', () => {
  expect(parsed('<title/><a id="x"/>b<p/>', 'xhtml')).toBe('title() a@id=x() b p()')
})

describe('parseMarkup of XML', () => {
  it.each([
    ['resolves namespaces by prefix', '<w:p xmlns:w="u"><x/></w:p>', '{u}p@w=u(x())'],
    ['resolves a default namespace', '<p xmlns="u"><x/></p>', '{u}p@xmlns=u({u}x())'],
    ['keeps the case of names', '<Ab Cd="1"/>', 'Ab@Cd=1()'],
    ['reads CDATA as text', '<a><![CDATA[<b>&amp;]]></a>', 'a(<b>&amp;)'],
    [
      'expands no entity that the file defines',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      'a(&b;)',
    ],
  ])('%s', (_title, text, expected) => {
    expect(parsed(text, 'xml')).toBe(expected)
  })

  it.each([
    ['<a><b/></a>', true],
    ['<a><b></a>', false],
    ['<a>', false],
    ['<a></a></b>', false],
    ['<a', true],
  ])('reports whether the file is whole: %s', (text, isWhole) => {
    expect(parseMarkup(text, 'xml').isWhole).toBe(isWhole)
  })
})

it.each(['html', 'xhtml', 'xml'] as const)('parseMarkup of %s bounds the nesting', kind => {
  const depthOf = (content: Content): number =>
    isElement(content) ? 1 + Math.max(0, ...content.children.map(depthOf)) : 0
  const { root } = parseMarkup('<i>'.repeat(10_000) + 'a', kind)
  expect(depthOf(root)).toBeLessThanOrEqual(deepest + 2)
  expect(line(root)).toContain('a')
})

it('parseMarkup never throws', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    'p',
    'td',
    '<p',
    '</',
    '="',
    '&#',
    ';',
    '<!--',
    '<![CDATA[',
    '?',
    '天',
    '\0',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('html', 'xhtml', 'xml'),
      (pieces, kind) => {
        expect(() => parseMarkup(pieces.join(''), kind)).not.toThrow()
      },
    ),
    { numRuns: 2_000 },
  )
})
