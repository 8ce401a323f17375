/** The elements of XLIFF 1.0 to 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html). */
import type { AttributeRule, ElementRule, XmlRules } from '../xml/check-xml.ts'
import { xmlSpace } from '../xml/read-xml.ts'

const unitNames = ['trans-unit', 'bin-unit', 'group']
const groupNames = ['context-group', 'count-group', 'prop-group']
/** What is about a unit. `prop` alone is of version 1.0. */
const aboutNames = [...groupNames, 'prop', 'note']
const codeNames = ['g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it', 'mrk']

const yesOrNo = { values: ['yes', 'no'] }
const anyText: AttributeRule = {}
const language = { values: /^[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*$/ }
const states =
  /^(?:final|needs-(?:adaptation|l10n|review-adaptation|review-l10n|review-translation|translation)|new|signed-off|translated|x-\S+)$/
const qualifiers =
  /^(?:(?:exact|fuzzy|id)-match|leveraged-(?:glossary|inherited|mt|repository|tm)|mt-suggestion|rejected-(?:grammar|inaccurate|length|spelling)|tm-suggestion|x-\S+)$/
const space = { [`{${xmlSpace}}space`]: { values: ['default', 'preserve'] } }
const places = { values: /^(?:(?:-?\d+|#);){3}(?:-?\d+|#)$/ }

/** Rules of the root `xliff` of a file; `isStrict` demands what only version 1.2 demands. */
export function xliff1Rules(space1: string, isStrict: boolean): XmlRules {
  const since12 = (rule: AttributeRule): AttributeRule => (isStrict ? rule : {})
  const required = since12({ isRequired: true })
  const words: ElementRule = { hasWords: true, parts: [] }
  const about = aboutRules(words, required, since12)
  return {
    isOwn: other => other === space1,
    isChecked: name => name === 'trans-unit',
    elements: {
      ...about,
      xliff: { parts: [{ names: ['file'], least: 1 }] },
      file: {
        attributes: {
          'source-language': { isRequired: true, ...since12(language) },
          'target-language': since12(language),
          original: required,
          datatype: required,
          ...space,
        },
        parts: [
          { names: ['header'], most: 1 },
          { names: ['body'], least: 1, most: 1 },
        ],
      },
      body: { parts: [{ names: unitNames }] },
      group: {
        attributes: { translate: yesOrNo, coord: since12(places), ...space },
        parts: [{ names: aboutNames }, { names: unitNames }],
      },
      ...unitRules(required, since12),
      ...codeRules(isStrict, since12),
    },
  }
}

/** The units, and what holds other translations of them. */
function unitRules(
  required: AttributeRule,
  since12: (rule: AttributeRule) => AttributeRule,
): XmlRules['elements'] {
  const id = { id: required }
  return {
    'trans-unit': {
      attributes: {
        ...id,
        approved: yesOrNo,
        translate: yesOrNo,
        coord: since12(places),
        ...space,
      },
      parts: [
        { names: ['source'], least: 1, most: 1 },
        { names: ['seg-source'], most: 1 },
        { names: ['target'], most: 1 },
        { names: [...aboutNames, 'alt-trans'] },
      ],
    },
    'alt-trans': {
      attributes: space,
      parts: [
        { names: ['source'], most: 1 },
        { names: ['seg-source'], most: 1 },
        { names: ['target'], least: 1 },
        { names: aboutNames },
      ],
    },
    'bin-unit': {
      attributes: { ...id, 'mime-type': required, approved: yesOrNo, translate: yesOrNo },
      parts: [
        { names: ['bin-source'], least: 1, most: 1 },
        { names: ['bin-target'], most: 1 },
        { names: [...aboutNames, 'trans-unit'] },
      ],
    },
  }
}

/** The texts, and the codes and marks in them. */
function codeRules(
  isStrict: boolean,
  since12: (rule: AttributeRule) => AttributeRule,
): XmlRules['elements'] {
  const required = since12({ isRequired: true })
  const id = { id: required }
  const empty: ElementRule = { attributes: id, parts: [] }
  const text: ElementRule = { hasWords: true, parts: [{ names: codeNames }] }
  const native: ElementRule = { attributes: id, hasWords: true, parts: [{ names: ['sub'] }] }
  return {
    source: text,
    'seg-source': text,
    target: {
      ...text,
      attributes: {
        state: since12({ values: states }),
        'state-qualifier': since12({ values: qualifiers }),
        coord: since12(places),
        'equiv-trans': yesOrNo,
      },
    },
    g: { ...text, attributes: { ...id, clone: yesOrNo } },
    mrk: { ...text, attributes: { mtype: required } },
    x: { ...empty, attributes: { ...id, clone: yesOrNo } },
    bx: { ...empty, attributes: { ...id, clone: yesOrNo } },
    ex: empty,
    bpt: native,
    ept: native,
    ph: {
      ...native,
      attributes: { ...id, assoc: { values: ['preceding', 'following', 'both'] } },
    },
    it: {
      ...native,
      attributes: {
        ...id,
        pos: { isRequired: isStrict, values: isStrict ? ['open', 'close'] : /./ },
      },
    },
    sub: text,
  }
}

/** The elements that are about a file or unit and hold none of its words. */
function aboutRules(
  words: ElementRule,
  required: AttributeRule,
  since12: (rule: AttributeRule) => AttributeRule,
): XmlRules['elements'] {
  const file: ElementRule = {
    parts: [{ names: ['internal-file', 'external-file'], least: 1, most: 1 }],
  }
  return {
    // The standard has an order here, which says nothing and which tools do not keep.
    header: {
      parts: [{ names: ['skl', 'phase-group', 'glossary', 'reference', 'tool', ...aboutNames] }],
    },
    skl: file,
    // Versions before 1.2 have words in these.
    glossary: { ...file, hasWords: true, parts: [{ names: ['internal-file', 'external-file'] }] },
    reference: { ...file, hasWords: true, parts: [{ names: ['internal-file', 'external-file'] }] },
    'bin-source': file,
    'bin-target': { ...file, attributes: { state: since12({ values: states }) } },
    'internal-file': { hasWords: true },
    'external-file': { attributes: { href: required }, parts: [] },
    tool: { attributes: { 'tool-id': required, 'tool-name': required }, hasWords: true },
    'phase-group': { parts: [{ names: ['phase'], least: 1 }] },
    phase: {
      attributes: { 'phase-name': required, 'process-name': required },
      parts: [{ names: ['note'] }],
    },
    note: {
      ...words,
      attributes: {
        priority: { values: /^(?:[1-9]|10)$/ },
        annotates: since12({ values: ['source', 'target', 'general'] }),
      },
    },
    'context-group': { parts: [{ names: ['context'], least: 1 }] },
    context: { ...words, attributes: { 'context-type': required, 'match-mandatory': yesOrNo } },
    'count-group': { attributes: { name: required }, parts: [{ names: ['count'] }] },
    count: { ...words, attributes: { unit: anyText } },
    'prop-group': { parts: [{ names: ['prop'], least: 1 }] },
    prop: { ...words, attributes: { 'prop-type': required } },
  }
}
