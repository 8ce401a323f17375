import { describe, expect, it } from 'vitest'
import { styleBy, styleSheet, wordStyle } from './word-style.ts'

describe('wordStyle', () => {
  it.each([
    ['font-weight: bold', { bold: true }],
    ['FONT-WEIGHT : 600 !important', { bold: true }],
    ['font-weight:bolder', { bold: true }],
    ['font-weight:1000', { bold: true }],
    ['font-weight:500', { bold: false }],
    ['font-weight:normal', { bold: false }],
    ['font-weight:lighter', { bold: false }],
    ['font-weight:inherit', {}],
    ['font-weight:700;font-weight:400', { bold: false }],
    ['font-style:italic', { italic: true }],
    ['font-style: oblique 10deg', { italic: true }],
    ['font-style:normal', { italic: false }],
    ['vertical-align:super', { raised: true }],
    ['vertical-align:sub', { raised: false }],
    ['vertical-align:baseline', { raised: false }],
    ['font: italic bold 12.0px/1.2 Georgia', { bold: true, italic: true }],
    ["font: 11.0px 'Helvetica Neue'", { bold: false, italic: false }],
    ['font: small serif', { bold: false, italic: false }],
    ['font: inherit', {}],
    ['mso-bidi-font-weight:normal; mso-ansi-font-style:italic', {}],
    ['color:red; background:url(a;font-weight)', {}],
    ['', {}],
    [';;:;font-weight', {}],
  ])('of %j is %j', (css, said) => {
    expect(wordStyle(css)).toEqual(said)
  })
})

describe('styleBy', () => {
  const look = (css: string, classes: string, own: string | null = null) =>
    styleBy([styleSheet(css)])({ name: 'span', classes, own })

  it.each([
    ['a class', '.a {font-weight:700}', 'a', { bold: true }],
    [
      'a tag with a class, which comes before the class alone',
      '.a{font-style:italic} span.a{font-style:normal}',
      'a',
      { italic: false },
    ],
    ['another tag', 'p.a {font-weight:700}', 'a', {}],
    ['several selectors', '.b, .a {font-weight:700}', 'a', { bold: true }],
    [
      'rules in a comment for old programs',
      '<!--\n/* x */ .a {font-weight:700} -->',
      'a',
      { bold: true },
    ],
    ['print only', '@media print { .a {font-weight:700} }', 'a', {}],
    ['a selector inside another element', 'p .a {font-weight:700}', 'a', {}],
  ])('reads %s', (_title, css, classes, said) => {
    expect(look(css, classes)).toEqual(said)
  })

  it('prefers the style on the element', () => {
    expect(look('.a {font-weight:700}', 'a b', 'font-weight:400')).toEqual({ bold: false })
  })
})
