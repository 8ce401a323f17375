/** The elements of XLIFF 2.0 to 2.2 (https://docs.oasis-open.org/xliff/xliff-core/v2.1/). */
import type { AttributeRule, ElementRule, XmlRules } from '../xml/check-xml.ts'
import { xmlSpace } from '../xml/read-xml.ts'

/** NMTOKEN of XML. */
export const nameToken = /^[\p{L}\p{N}\p{M}._:·-]+$/u
/** A language. */
const tag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/
export const yesOrNo = { values: ['yes', 'no'] }
const direction = { values: ['ltr', 'rtl', 'auto'] }
/** A name with a prefix, which is not the standard's own. */
const ownType = { values: /^(?!xlf:)[^\s:]+:[^\s:]+$/ }
/** A list of names. */
const manyNames = { values: /^\s*[\p{L}\p{N}\p{M}._:·-]+(?:\s+[\p{L}\p{N}\p{M}._:·-]+)*\s*$/u }
export const anyText: AttributeRule = {}
export const requiredId = { isRequired: true, values: nameToken }
export const optionalId = { values: nameToken }
const space = { [`{${xmlSpace}}space`]: { values: ['default', 'preserve'] } }
const language = { [`{${xmlSpace}}lang`]: { values: tag } }

const codeNames = ['cp', 'ph', 'pc', 'sc', 'ec', 'mrk', 'sm', 'em']
const inherited = {
  canResegment: yesOrNo,
  translate: yesOrNo,
  srcDir: direction,
  trgDir: direction,
  ...space,
}
/** A name with a prefix, also the standard's own. */
export const prefixed = { values: /^[^\s:]+:[^\s:]+$/ }
const editing = {
  canCopy: yesOrNo,
  canDelete: yesOrNo,
  canReorder: { values: ['yes', 'firstNo', 'no'] },
  copyOf: optionalId,
  type: { values: ['fmt', 'ui', 'quote', 'link', 'image', 'other'] },
  subType: prefixed,
}
const shown = { disp: anyText, equiv: anyText, dataRef: optionalId, subFlows: manyNames }
const marking = {
  translate: yesOrNo,
  type: { values: /^(?:generic|comment|term|(?!xlf:)[^\s:]+:[^\s:]+)$/ },
  ref: anyText,
  value: anyText,
}
const empty = { isClosed: true, isSealed: true, parts: [] }
const inside = { isClosed: true, isSealed: true, isBare: true }
const text: ElementRule = {
  isClosed: true,
  isSealed: true,
  hasWords: true,
  parts: [{ names: codeNames }],
}

const elements: XmlRules['elements'] = {
  xliff: {
    isClosed: true,
    attributes: {
      version: { isRequired: true, values: ['2.0', '2.1', '2.2'] },
      srcLang: { isRequired: true, values: tag },
      trgLang: { values: tag },
      ...space,
    },
    parts: [
      { names: ['notes'], most: 1 },
      { names: ['file'], least: 1 },
    ],
  },
  file: {
    isClosed: true,
    attributes: { id: requiredId, original: anyText, ...inherited },
    foreignBefore: ['notes', 'unit', 'group'],
    parts: [
      { names: ['skeleton'], most: 1 },
      { names: ['notes'], most: 1 },
      { names: ['unit', 'group'], least: 1 },
    ],
  },
  skeleton: {
    attributes: { href: anyText },
    isClosed: true,
    isBare: true,
    hasWords: true,
    parts: [],
  },
  group: {
    isClosed: true,
    attributes: { id: requiredId, name: anyText, type: ownType, ...inherited },
    foreignBefore: ['notes', 'unit', 'group'],
    parts: [{ names: ['notes'], most: 1 }, { names: ['unit', 'group'] }],
  },
  unit: {
    isClosed: true,
    attributes: { id: requiredId, name: anyText, type: ownType, ...inherited },
    foreignBefore: ['notes', 'originalData', 'segment', 'ignorable'],
    parts: [
      { names: ['notes'], most: 1 },
      { names: ['originalData'], most: 1 },
      { names: ['segment', 'ignorable'], least: 1 },
    ],
  },
  notes: { ...inside, parts: [{ names: ['note'], least: 1 }] },
  note: {
    isClosed: true,
    isSealed: true,
    attributes: {
      id: optionalId,
      appliesTo: { values: ['source', 'target'] },
      category: anyText,
      priority: { values: /^(?:[1-9]|10)$/ },
      ref: anyText,
    },
    hasWords: true,
    parts: [],
  },
  originalData: { ...inside, parts: [{ names: ['data'], least: 1 }] },
  data: {
    ...inside,
    attributes: {
      id: requiredId,
      dir: direction,
      [`{${xmlSpace}}space`]: { values: ['preserve'] },
    },
    hasWords: true,
    parts: [{ names: ['cp'] }],
  },
  segment: {
    ...inside,
    attributes: {
      id: optionalId,
      canResegment: yesOrNo,
      state: { values: ['initial', 'translated', 'reviewed', 'final'] },
      subState: ownType,
    },
    parts: [
      { names: ['source'], least: 1, most: 1 },
      { names: ['target'], most: 1 },
    ],
  },
  ignorable: {
    ...inside,
    attributes: { id: optionalId },
    parts: [
      { names: ['source'], least: 1, most: 1 },
      { names: ['target'], most: 1 },
    ],
  },
  source: { ...text, isBare: true, attributes: { ...language, ...space } },
  target: {
    ...text,
    isBare: true,
    attributes: { ...language, ...space, order: { values: /^[1-9]\d{0,8}$/ } },
  },
  cp: {
    ...empty,
    isBare: true,
    attributes: {
      hex: { isRequired: true, values: /^(?:[\dA-Fa-f]{2}|0?[\dA-Fa-f]{4,5}|10[\dA-Fa-f]{4})$/ },
    },
  },
  ph: { ...empty, attributes: { id: requiredId, ...editing, ...shown } },
  pc: {
    ...text,
    attributes: {
      id: requiredId,
      ...editing,
      canOverlap: yesOrNo,
      dir: direction,
      dispStart: anyText,
      dispEnd: anyText,
      equivStart: anyText,
      equivEnd: anyText,
      dataRefStart: optionalId,
      dataRefEnd: optionalId,
      subFlowsStart: manyNames,
      subFlowsEnd: manyNames,
    },
  },
  sc: {
    ...empty,
    attributes: {
      id: requiredId,
      ...editing,
      ...shown,
      canOverlap: yesOrNo,
      dir: direction,
      isolated: yesOrNo,
    },
  },
  ec: {
    ...empty,
    attributes: {
      id: optionalId,
      startRef: optionalId,
      ...editing,
      ...shown,
      canOverlap: yesOrNo,
      dir: direction,
      isolated: yesOrNo,
    },
  },
  mrk: { ...text, attributes: { id: requiredId, ...marking } },
  sm: { ...empty, attributes: { id: requiredId, ...marking } },
  em: { ...empty, isBare: true, attributes: { startRef: requiredId } },
}

/** What only version 2.2 has: notes of the whole file, and notes that refer to others. */
const { ref: _, ...noteOf21 } = elements['note']?.attributes ?? {}
const elementsOf21: XmlRules['elements'] = {
  ...elements,
  xliff: { ...elements['xliff'], isSealed: true, parts: [{ names: ['file'], least: 1 }] },
  note: { ...elements['note'], attributes: noteOf21 },
}

/** The rules of a file of `version` whose root is of the namespace `own`. */
export const xliff2Rules = (own: string, version: string): XmlRules => ({
  isOwn: other => other === own,
  isChecked: element => element === 'unit',
  elements: version === '2.2' ? elements : elementsOf21,
})
