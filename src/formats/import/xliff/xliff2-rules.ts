/** The elements of XLIFF 2.0 to 2.2 (https://docs.oasis-open.org/xliff/xliff-core/v2.1/). */
import type { AttributeRule, ElementRule, XmlRules } from '../xml/check-xml.ts'
import { xmlSpace } from '../xml/read-xml.ts'

/** NMTOKEN of XML. */
const name = /^[\p{L}\p{N}\p{M}._:·-]+$/u
const tag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/
const yesOrNo = { values: ['yes', 'no'] }
const direction = { values: ['ltr', 'rtl', 'auto'] }
/** A name with a prefix, which is not the standard's own. */
const ownType = { values: /^(?!xlf:)[^\s:]+:\S.*$/ }
const anyText: AttributeRule = {}
const id = { isRequired: true, values: name }
const optionalId = { values: name }
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
const editing = {
  canCopy: yesOrNo,
  canDelete: yesOrNo,
  canReorder: { values: ['yes', 'firstNo', 'no'] },
  copyOf: optionalId,
  type: { values: ['fmt', 'ui', 'quote', 'link', 'image', 'other'] },
  subType: { values: /^[^\s:]+:\S+$/ },
}
const shown = { disp: anyText, equiv: anyText, dataRef: optionalId, subFlows: anyText }
const marking = {
  translate: yesOrNo,
  type: { values: /^(?:generic|comment|term|(?!xlf:)[^\s:]+:\S.*)$/ },
  ref: anyText,
  value: anyText,
}
const empty = { isClosed: true, isSealed: true, parts: [] }
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
    attributes: { id, original: anyText, ...inherited },
    parts: [
      { names: ['skeleton'], most: 1 },
      { names: ['notes'], most: 1 },
      { names: ['unit', 'group'], least: 1 },
    ],
  },
  skeleton: { attributes: { href: anyText }, isClosed: true, hasWords: true },
  group: {
    isClosed: true,
    attributes: { id, name: anyText, type: ownType, ...inherited },
    parts: [{ names: ['notes'], most: 1 }, { names: ['unit', 'group'] }],
  },
  unit: {
    isClosed: true,
    attributes: { id, name: anyText, type: ownType, ...inherited },
    parts: [
      { names: ['notes'], most: 1 },
      { names: ['originalData'], most: 1 },
      { names: ['segment', 'ignorable'], least: 1 },
    ],
  },
  notes: { isClosed: true, isSealed: true, parts: [{ names: ['note'], least: 1 }] },
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
  originalData: { isClosed: true, isSealed: true, parts: [{ names: ['data'], least: 1 }] },
  data: {
    isClosed: true,
    isSealed: true,
    attributes: { id, dir: direction, [`{${xmlSpace}}space`]: { values: ['preserve'] } },
    hasWords: true,
    parts: [{ names: ['cp'] }],
  },
  segment: {
    isClosed: true,
    isSealed: true,
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
    isClosed: true,
    isSealed: true,
    attributes: { id: optionalId },
    parts: [
      { names: ['source'], least: 1, most: 1 },
      { names: ['target'], most: 1 },
    ],
  },
  source: { ...text, attributes: { ...language, ...space } },
  target: { ...text, attributes: { ...language, ...space, order: { values: /^[1-9]\d{0,8}$/ } } },
  cp: { ...empty, attributes: { hex: { isRequired: true, values: /^(?:[\dA-Fa-f]{2}){1,3}$/ } } },
  ph: { ...empty, attributes: { id, ...editing, ...shown } },
  pc: {
    ...text,
    attributes: {
      id,
      ...editing,
      canOverlap: yesOrNo,
      dir: direction,
      dispStart: anyText,
      dispEnd: anyText,
      equivStart: anyText,
      equivEnd: anyText,
      dataRefStart: optionalId,
      dataRefEnd: optionalId,
      subFlowsStart: anyText,
      subFlowsEnd: anyText,
    },
  },
  sc: {
    ...empty,
    attributes: {
      id,
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
  mrk: { ...text, attributes: { id, ...marking } },
  sm: { ...empty, attributes: { id, ...marking } },
  em: { ...empty, attributes: { startRef: id } },
}

/** The rules of a file whose root is of the namespace `own`. */
export const xliff2Rules = (own: string): XmlRules => ({
  isOwn: other => other === own,
  isChecked: element => element === 'unit',
  elements,
})
