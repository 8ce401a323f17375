import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filledTemplate, type TemplateValues } from './fill.ts'
import { templateForms } from './names.ts'
import { parseTemplate, type ValuePlace } from './parse.ts'
import { usualTemplates } from './usual.ts'

const values: TemplateValues = {
  title: 'T',
  author: '',
  groups: [
    { heading: 'one', marks: [{ quote: 'a', tags: [{ tag: 'x' }, { tag: 'y' }] }, { quote: 'b' }] },
    { heading: '', marks: [] },
  ],
}
function filled(template: string): string {
  const parsed = parseTemplate('markdown', template)
  if (!parsed.ok) return `${parsed.fault.line} ${parsed.fault.code} ${parsed.fault.name}`
  return [
    ...filledTemplate(parsed.parts, [values], value =>
      typeof value === 'string' ? value : 'note',
    ),
  ].join('')
}
function placeOf(template: string): ValuePlace | null {
  const parsed = parseTemplate('bookFiles', template)
  const part = parsed.ok ? parsed.parts.find(({ kind }) => kind === 'value') : null
  return part?.kind === 'value' ? part.place : null
}

describe('a template is filled', () => {
  it.each([
    ['nothing {else} } changes', 'nothing {else} } changes'],
    ['{{title}} and {{ title }}', 'T and T'],
    ['{{#title}}has{{/title}}{{^title}}no{{/title}}', 'has'],
    ['{{#author}}has{{/author}}{{^author}}no{{/author}}', 'no'],
    ['{{#groups}}[{{heading}}{{#marks}}{{quote}}{{/marks}}]{{/groups}}', '[oneab][]'],
    ['{{#groups}}{{^marks}}empty{{/marks}}{{/groups}}', 'empty'],
    ['{{#groups}}{{#marks}}{{tags}};{{/marks}}{{/groups}}', 'x, y;;'],
    [
      '{{#groups}}{{#marks}}{{#tags}}<{{tag}} {{title}}>{{/tags}}{{/marks}}{{/groups}}',
      '<x T><y T>',
    ],
    ['a\n{{! a comment\n of two lines }}\nb', 'a\nb'],
    ['a\n  {{#title}}  \nb\n{{/title}}\nc', 'a\nb\nc'],
    ['a\r\n{{#title}}\r\nb\r\n{{/title}}', 'a\nb\n'],
    ['x {{#title}}\ny{{/title}}', 'x \ny'],
  ])('%j is %j', (template, text) => {
    expect(filled(template)).toBe(text)
  })
})

describe('what is wrong is named with its line', () => {
  it.each([
    ['a\nb {{title', '2 unclosedTag {{title'],
    ['{{}}', '1 emptyTag {{}}'],
    ['{{#}}x{{/}}', '1 emptyTag {{#}}'],
    ['\n\n{{{title}}}', '3 refusedTag {{{title}}'],
    ['{{& title}}', '1 refusedTag {{& title}}'],
    ['{{> other}}', '1 refusedTag {{> other}}'],
    ['{{=<% %>=}}', '1 refusedTag {{=<% %>=}}'],
    ['{{titel}}', '1 unknownName titel'],
    ['{{constructor}}', '1 unknownName constructor'],
    ['{{#__proto__}}{{/__proto__}}', '1 unknownList __proto__'],
    ['{{quote}}', '1 unknownName quote'],
    ['{{#authors}}{{/authors}}', '1 unknownList authors'],
    ['{{groups}}', '1 notText groups'],
    ['a{{/title}}', '1 unopened title'],
    ['{{#groups}}\n{{#marks}}\n{{/groups}}', '3 unopened groups'],
    ['\n{{#title}}x', '2 unclosed title'],
  ])('%j: %s', (template, fault) => {
    expect(filled(template)).toBe(fault)
  })
})

describe('a value knows its place', () => {
  it.each([
    ['{{title}}', { indent: '', isHeading: false }],
    ['> {{title}}', { indent: '> ', isHeading: false }],
    ['> - [ ] {{title}}', { indent: '>       ', isHeading: false }],
    ['12. {{title}}', { indent: '    ', isHeading: false }],
    ['> {{#title}}{{title}}{{/title}}', null],
    ['## {{title}}', { indent: null, isHeading: true }],
    ['by {{title}}', { indent: null, isHeading: false }],
  ])('in %j', (template, place) => {
    if (place === null) expect(placeOf(template)).toBeNull()
    else expect(placeOf(template)).toMatchObject(place)
  })

  it('in the properties only up to the line that ends them', () => {
    expect(placeOf('---\na: {{title}}\n---\n')?.isProperty).toBe(true)
    expect(placeOf('---\na: 1\n---\n{{title}}')?.isProperty).toBe(false)
    expect(placeOf('a\n---\n{{title}}\n---\n')?.isProperty).toBe(false)
  })
})

it('the usual template of every form is right', () => {
  for (const form of templateForms) expect(parseTemplate(form, usualTemplates[form]).ok).toBe(true)
})

it('any text is a template or has a fault in one of its lines', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '#',
    '^',
    '/',
    '!',
    '&',
    'title',
    'marks',
    '\n',
    '> ',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const parsed = parseTemplate('markdown', text)
      if (!parsed.ok) {
        expect(parsed.fault.line).toBeGreaterThan(0)
        expect(parsed.fault.line).toBeLessThanOrEqual(text.split('\n').length)
      } else if (!text.includes('{{')) expect(filled(text)).toBe(text)
    }),
  )
})
