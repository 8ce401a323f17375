/**
 * Reads a template: the reader's own text with names in double braces, as Mustache has them
 * (mustache(5)). A name is replaced by its value, `{{#name}}…{{/name}}` is written for each item of
 * a list or if a text is not empty, `{{^name}}…{{/name}}` if it is empty, and `{{! … }}` is not
 * written. The tags of Mustache that could write unescaped text or change what follows are refused.
 */
import {
  aroundAll,
  aroundInside,
  isTextThere,
  type NamesAround,
  type TemplateForm,
} from './names.ts'

/** Where a value is written. */
export interface ValuePlace {
  /**
   * What each further line of the value begins with, such as `> `; null if the value does not begin
   * its line.
   */
  readonly indent: string | null
  /** Whether it is in a line that must stay one, because it is a heading. */
  readonly isHeading: boolean
  /** Whether it is in the properties (YAML) at the beginning of the file. */
  readonly isProperty: boolean
}

export type TemplatePart =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'value'; readonly name: string; readonly place: ValuePlace }
  | {
      readonly kind: 'section'
      readonly name: string
      /** Whether it is written if the value is empty. */
      readonly isElse: boolean
      readonly parts: readonly TemplatePart[]
    }

export const templateFaultCodes = [
  'unclosedTag',
  'emptyTag',
  'refusedTag',
  'unknownName',
  'unknownList',
  'notText',
  'unopened',
  'unclosed',
] as const

/** What is wrong in a template. */
export interface TemplateFault {
  readonly code: (typeof templateFaultCodes)[number]
  /** From 1. */
  readonly line: number
  /** The tag or the name; empty if the fault has none. */
  readonly name: string
}

export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly fault: TemplateFault }

interface OpenSection {
  readonly name: string
  readonly isElse: boolean
  readonly at: number
  readonly around: NamesAround
  readonly parts: TemplatePart[]
}

/** The deepest nesting of sections. */
const deepest = 20

/** Returns the parts of a template, or the first thing that is wrong in it. */
export function parseTemplate(form: TemplateForm, template: string): ParsedTemplate {
  const text = template.replaceAll(/\r\n?/g, '\n')
  const whole: OpenSection = {
    name: '',
    isElse: false,
    at: 0,
    around: aroundAll(form),
    parts: [],
  }
  const open = [whole]
  const properties = propertiesEnd(form, text)
  let at = 0
  const wrong = (code: TemplateFault['code'], name: string, where: number) =>
    faultAt(text, where, { code, name })
  for (;;) {
    const inside = open.at(-1) ?? whole
    const start = text.indexOf('{{', at)
    if (start < 0) {
      if (inside !== whole) return wrong('unclosed', inside.name, inside.at)
      pushWords(whole.parts, text.slice(at))
      return { ok: true, parts: whole.parts }
    }
    const end = text.indexOf('}}', start + 2)
    if (end < 0) return wrong('unclosedTag', text.slice(start, start + 20), start)
    const tag = tagIn(text.slice(start + 2, end))
    const alone = tag.sign === '' ? null : lineAlone(text, start, end + 2)
    pushWords(inside.parts, text.slice(at, Math.max(at, alone?.start ?? start)))
    at = alone?.end ?? end + 2
    if (tag.sign === '!') continue
    if (tag.name === '') return wrong('emptyTag', text.slice(start, end + 2), start)
    if (tag.isRefused) return wrong('refusedTag', text.slice(start, end + 2), start)
    if (tag.sign === '/') {
      if (inside === whole || inside.name !== tag.name) return wrong('unopened', tag.name, start)
      open.pop()
      const { name, isElse, parts } = inside
      open.at(-1)?.parts.push({ kind: 'section', name, isElse, parts })
      continue
    }
    if (tag.sign === '') {
      const fault = faultOfText(tag.name, inside)
      if (fault) return wrong(fault, tag.name, start)
      const place = { ...placeOn(text, start), isProperty: start < properties }
      inside.parts.push({ kind: 'value', name: tag.name, place })
      continue
    }
    const section = sectionOf(tag, inside, start)
    if (section === null || open.length > deepest) return wrong('unknownList', tag.name, start)
    open.push(section)
  }
}

const faultAt = (text: string, at: number, fault: Omit<TemplateFault, 'line'>): ParsedTemplate => ({
  ok: false,
  fault: { ...fault, line: text.slice(0, at).split('\n').length },
})

function faultOfText(name: string, { around }: OpenSection): TemplateFault['code'] | null {
  if (isTextThere(name, around)) return null
  return aroundInside(name, around) === null ? 'unknownName' : 'notText'
}

/** Returns the section that a tag begins; null if there is nothing of its name. */
function sectionOf({ sign, name }: Tag, { around }: OpenSection, at: number): OpenSection | null {
  const inside = aroundInside(name, around)
  const isElse = sign === '^'
  return inside && { name, isElse, at, around: isElse ? around : inside, parts: [] }
}

function pushWords(parts: TemplatePart[], words: string): void {
  if (words !== '') parts.push({ kind: 'words', words })
}

/** The signs of tags that are refused: unescaped text, partials and other delimiters. */
const refused = /^[{&>=]/

interface Tag {
  /** `#`, `^`, `/`, `!`, or none for a value. */
  readonly sign: string
  readonly name: string
  readonly isRefused: boolean
}

function tagIn(inside: string): Tag {
  const [, sign = '', rest = ''] = /^\s*([#^/!]?)([^]*)$/.exec(inside) ?? []
  const name = rest.trim()
  return { sign, name, isRefused: sign === '' && refused.test(name) }
}

/**
 * Returns the line from `start` to `end` with its line end, if nothing but white space is on it
 * besides; null otherwise.
 */
function lineAlone(text: string, start: number, end: number) {
  const before = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const after = next < 0 ? text.length : next
  const isAlone = text.slice(before, start).trim() === '' && text.slice(end, after).trim() === ''
  return isAlone ? { start: before, end: next < 0 ? after : after + 1 } : null
}

const tags = /\{\{[#^/!][^]*?\}\}/g

/** Returns where on its line a value at offset `at` is. */
function placeOn(text: string, at: number): Omit<ValuePlace, 'isProperty'> {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replaceAll(tags, '')
  const begins = /^([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?$/.exec(line)
  const [, quoted = '', item = ''] = begins ?? []
  return {
    indent: begins ? quoted + ' '.repeat(item.length) : null,
    isHeading: /^[ \t>]*#{1,6}[ \t]/.test(line),
  }
}

/** Returns the offset at which the properties at the beginning of the file end; 0 without any. */
function propertiesEnd(form: TemplateForm, text: string): number {
  if (form === 'html' || form === 'csv') return 0
  return /^---\n[^]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0
}
