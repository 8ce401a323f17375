/** Reads the units of XLIFF 1.0 to 1.2, also as other programs extend it. */
import type { TranslationState } from '#domain/translation'
import { kindWritten } from '../exchange/kind-of.ts'
import { isLineBreak, lookOfCode, SegmentText } from '../exchange/segment-text.ts'
import type { BuiltText } from '../structured/text-builder.ts'
import { checkXml } from '../xml/check-xml.ts'
import { languageAt, ownElementOf, textInside, xmlSpace, type XmlElement } from '../xml/read-xml.ts'
import type { ReadUnit, UnitReader } from './read-unit.ts'
import { checkReferences1 } from './xliff1-references.ts'
import { xliff1Rules } from './xliff1-rules.ts'

/** Returns the reader of units for a file with the root `root`. */
export function xliff1Reader(root: XmlElement): UnitReader {
  const isStrict = root.attributes.get('version') === '1.2'
  const rules = xliff1Rules(root.space, isStrict)
  return {
    unitName: 'trans-unit',
    read: (unit, around) => {
      checkXml(unit, rules)
      if (isStrict) checkReferences1(unit)
      return readUnit(unit, around)
    },
    finish: whole => {
      checkXml(whole, rules)
    },
  }
}

function readUnit(unit: XmlElement, around: readonly XmlElement[]): ReadUnit {
  const file = around.find(({ name }) => name === 'file')
  const isKept = [...around, unit].reduce((kept, { attributes }) => {
    const space = attributes.get(`{${xmlSpace}}space`)
    return space === undefined ? kept : space === 'preserve'
  }, false)
  const read = (element: XmlElement | undefined) => element && textOf(element, isKept)
  const target = ownElementOf(unit, 'target')
  const source = read(ownElementOf(unit, 'source')) ?? noText
  const translation = read(target) ?? null
  const left = [source, translation].map(text => text?.left ?? 0)
  const group = around.findLast(({ attributes }) => attributes.get('restype') === 'x-dz-chapter')
  return {
    id: unit.attributes.get('id') ?? '',
    chapter: group
      ? { id: `${group.line}:${group.column}`, title: group.attributes.get('resname') ?? '' }
      : null,
    kind: kindWritten((unit.attributes.get('restype') ?? '').replace(/^x-dz-/, '')),
    source,
    translation: translation?.text.trim() === '' ? null : translation,
    state: target ? stateOf(unit, target) : null,
    isWritten: target ? isWritten(unit, target) : null,
    languages: {
      source: file?.attributes.get('source-language') ?? '',
      translation:
        file?.attributes.get('target-language') ?? (target && languageAt(target)) ?? null,
    },
    file: file?.attributes.get('original') ?? '',
    codes: left.reduce((sum, count) => sum + count, 0),
    unpaired: source.unpaired + (translation?.unpaired ?? 0),
    marks: 0,
  }
}

const noText = { text: '', inlines: [], unpaired: 0, left: 0 }

interface Text extends BuiltText {
  readonly unpaired: number
  /** How many codes stand for no format of ours. */
  readonly left: number
}

function textOf(element: XmlElement, isKept: boolean): Text {
  const text = new SegmentText(isKept ? 'kept' : 'printed')
  let left = 0
  const read = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') text.add(child)
      else if (child.name === 'mrk') read(child)
      else if (child.name === 'g') {
        const look = lookOfCode(child.attributes.get('ctype'), '')
        if (look === null) left++
        const name = `g ${child.line}:${child.column}`
        text.begin(name, look)
        read(child)
        text.end(name)
      } else left += readCode(child, text)
    }
  }
  read(element)
  return { ...text.take(), left }
}

/** Returns how many codes were left out. The contents of a code are not words of the text. */
function readCode(code: XmlElement, text: SegmentText): number {
  const { name, attributes } = code
  const type = attributes.get('ctype')
  const native = textInside(code) || (attributes.get('equiv-text') ?? '')
  const pair = attributes.get('rid') ?? attributes.get('id') ?? attributes.get('i') ?? ''
  if (name === 'bpt' || name === 'bx') {
    const look = lookOfCode(type, native)
    text.begin(pair, look)
    return look === null ? 1 : 0
  }
  if (name === 'ept' || name === 'ex') {
    text.end(pair)
    return 0
  }
  if (!isLineBreak(type, native)) return 1
  text.breakLine()
  return 0
}

const done = /^(?:translated|final|signed-off)$/

/** Programs change the words and leave the state, so a text without another state is a draft. */
function stateOf(unit: XmlElement, target: XmlElement): TranslationState {
  const state = target.attributes.get('state') ?? ''
  const qualifier = target.attributes.get('state-qualifier')
  if (qualifier === 'x-draft') return 'draft'
  if (state.startsWith('needs-review') || qualifier === 'x-check') return 'check'
  return isDone(unit, state) ? 'done' : 'draft'
}

const isDone = (unit: XmlElement, state: string): boolean =>
  done.test(state) || (state === '' && unit.attributes.get('approved') === 'yes')

/** A target that needs translation can only be a copy for the translator, also in our files. */
function isWritten(unit: XmlElement, target: XmlElement): boolean | null {
  const state = target.attributes.get('state') ?? ''
  if (state === 'needs-translation') return false
  const isOurs = /^x-(?:draft|check)$/.test(target.attributes.get('state-qualifier') ?? '')
  return isOurs || state.startsWith('needs-review') || isDone(unit, state) ? true : null
}
