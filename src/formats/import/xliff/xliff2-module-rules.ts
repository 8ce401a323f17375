/** The elements of the modules of XLIFF 2 that are beside its texts. */
import type { ElementRule, XmlRules } from '../xml/check-xml.ts'
import { xmlSpace } from '../xml/read-xml.ts'
import { anyText, nameToken, optionalId, prefixed, yesOrNo } from './xliff2-rules.ts'

/** A module: the elements that it may begin with, each with the elements of the core around it. */
export interface Module {
  readonly places: Readonly<Record<string, readonly string[]>>
  readonly elements: XmlRules['elements']
}

const everywhere = ['file', 'group', 'unit']
const share = { values: /^\s*(?:\d{1,2}(?:\.\d+)?|100(?:\.0+)?)\s*$/ }
const required = { isRequired: true }
const requiredName = { isRequired: true, values: nameToken }
const normalization = { values: ['none', 'nfc', 'nfd'] }
const counted = { values: /^\s*\+?0*[1-9]\d*\s*$/ }
const language = { [`{${xmlSpace}}lang`]: anyText }
const words: ElementRule = { isClosed: true, hasWords: true, parts: [] }

const matches: Module = {
  places: { matches: ['unit'] },
  elements: {
    matches: { isClosed: true, parts: [{ names: ['match'], least: 1 }] },
    match: {
      isClosed: true,
      attributes: {
        id: optionalId,
        matchQuality: share,
        matchSuitability: share,
        similarity: share,
        origin: anyText,
        ref: required,
        reference: yesOrNo,
        subType: prefixed,
        type: { values: ['am', 'ebm', 'idm', 'ice', 'mt', 'tb', 'tm', 'other'] },
      },
      parts: [],
    },
  },
}

const glossary: Module = {
  places: { glossary: ['unit'] },
  elements: {
    glossary: { isClosed: true, parts: [{ names: ['glossEntry'], least: 1 }] },
    glossEntry: {
      isClosed: true,
      attributes: { id: optionalId, ref: anyText },
      parts: [
        { names: ['term'], least: 1, most: 1 },
        { names: ['translation'] },
        { names: ['definition'], most: 1 },
      ],
    },
    term: { ...words, attributes: { source: anyText } },
    translation: { ...words, attributes: { id: optionalId, ref: anyText, source: anyText } },
    definition: { ...words, attributes: { source: anyText } },
  },
}

const metadata: Module = {
  places: { metadata: everywhere },
  elements: {
    metadata: {
      isClosed: true,
      attributes: { id: optionalId },
      parts: [{ names: ['metaGroup'], least: 1 }],
    },
    metaGroup: {
      isClosed: true,
      attributes: {
        id: optionalId,
        category: anyText,
        appliesTo: { values: ['source', 'target', 'ignorable'] },
      },
      parts: [{ names: ['metaGroup', 'meta'], least: 1 }],
    },
    meta: { ...words, attributes: { type: required } },
  },
}

const resource: ElementRule = {
  isClosed: true,
  attributes: { href: anyText, ...language },
  parts: [],
}
const resources: Module = {
  places: { resourceData: everywhere },
  elements: {
    resourceData: {
      isClosed: true,
      parts: [{ names: ['resourceItemRef'] }, { names: ['resourceItem'] }],
    },
    resourceItemRef: {
      isClosed: true,
      attributes: { id: optionalId, ref: requiredName },
      parts: [],
    },
    resourceItem: {
      isClosed: true,
      attributes: { id: optionalId, mimeType: anyText, context: yesOrNo },
      parts: [
        { names: ['source'], most: 1 },
        { names: ['target'], most: 1 },
        { names: ['reference'] },
      ],
    },
    source: resource,
    target: resource,
    reference: { isClosed: true, attributes: { href: required, ...language }, parts: [] },
  },
}

const changes: Module = {
  places: { changeTrack: everywhere },
  elements: {
    changeTrack: { isClosed: true, parts: [{ names: ['revisions'], least: 1 }] },
    revisions: {
      isClosed: true,
      attributes: { appliesTo: requiredName, ref: optionalId, currentVersion: optionalId },
      parts: [{ names: ['revision'], least: 1 }],
    },
    revision: {
      isClosed: true,
      attributes: { author: anyText, datetime: anyText, version: optionalId },
      parts: [{ names: ['item'], least: 1 }],
    },
    item: { ...words, attributes: { property: required } },
  },
}

const sizes: Module = {
  places: { profiles: ['file'], data: everywhere },
  elements: {
    profiles: {
      isClosed: true,
      attributes: { generalProfile: anyText, storageProfile: anyText },
      parts: [{ names: ['normalization'], most: 1 }],
    },
    normalization: {
      isClosed: true,
      attributes: { general: normalization, storage: normalization },
      parts: [],
    },
    data: { isClosed: true, attributes: { profile: required }, parts: [] },
  },
}

const validation: Module = {
  places: { validation: everywhere },
  elements: {
    validation: { isClosed: true, parts: [{ names: ['rule'], least: 1 }] },
    rule: {
      isClosed: true,
      attributes: {
        isPresent: anyText,
        occurs: counted,
        isNotPresent: anyText,
        startsWith: anyText,
        endsWith: anyText,
        existsInSource: yesOrNo,
        caseSensitive: yesOrNo,
        normalization,
        disabled: yesOrNo,
      },
      parts: [],
    },
  },
}

/** The modules by the end of the name of their namespace. */
export const modules: Readonly<Record<string, Module>> = {
  'matches:2.0': matches,
  'glossary:2.0': glossary,
  'metadata:2.0': metadata,
  'resourcedata:2.0': resources,
  'changetracking:2.0': changes,
  'sizerestriction:2.0': sizes,
  'validation:2.0': validation,
}

/** The beginning of the namespaces of all modules. */
export const moduleSpace = 'urn:oasis:names:tc:xliff:'

/** The elements of HTML, whose names the module for formats takes. */
export const htmlNames: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote
  body br button canvas caption center cite code col colgroup data datalist dd del details dfn
  dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3
  h4 h5 h6 head header hr html i iframe img input ins isindex kbd keygen label legend li link main
  map mark math menu menuitem meta meter nav noframes noscript object ol optgroup option output p
  param picture pre progress q rb rp rt rtc ruby s samp script section select slot small source span
  strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
  tr track tt u ul var video wbr`.split(/\s+/),
)
