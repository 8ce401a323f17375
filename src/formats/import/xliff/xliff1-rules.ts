/** The elements of XLIFF 1.0 to 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html). */
import type { ElementRule, XmlRules } from '../xml/check-xml.ts'
import { xmlSpace } from '../xml/read-xml.ts'

const unitNames = ['trans-unit', 'bin-unit', 'group']
const aboutNames = ['context-group', 'count-group', 'prop-group', 'prop', 'note']
const codeNames = ['g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it', 'mrk']
/** Their contents are not read. */
const unread = new Set([...aboutNames, 'header', 'bin-unit', 'alt-trans', 'trans-unit'])

const yesOrNo = { values: ['yes', 'no'] }
const states =
  /^(?:final|needs-(?:adaptation|l10n|review-adaptation|review-l10n|review-translation|translation)|new|signed-off|translated|x-.+)$/

/** Rules of the root `xliff` of a file; `isStrict` demands what only version 1.2 demands. */
export function xliff1Rules(space: string, isStrict: boolean): XmlRules {
  const id = { id: { isRequired: isStrict } }
  const empty: ElementRule = { attributes: id, parts: [] }
  const text: ElementRule = { hasWords: true, parts: [{ names: codeNames }] }
  const native: ElementRule = { attributes: id, hasWords: true, parts: [{ names: ['sub'] }] }
  return {
    isOwn: other => other === space,
    isChecked: name => unread.has(name),
    elements: {
      xliff: { parts: [{ names: ['file'], least: 1 }] },
      file: {
        attributes: {
          'source-language': { isRequired: true },
          original: { isRequired: isStrict },
          datatype: { isRequired: isStrict },
          [`{${xmlSpace}}space`]: { values: ['default', 'preserve'] },
        },
        parts: [
          { names: ['header'], most: 1 },
          { names: ['body'], least: 1, most: 1 },
        ],
      },
      body: { parts: [{ names: unitNames }] },
      group: { parts: [{ names: aboutNames }, { names: unitNames }] },
      'trans-unit': {
        attributes: { ...id, approved: yesOrNo, translate: yesOrNo },
        parts: [
          { names: ['source'], least: 1, most: 1 },
          { names: ['seg-source'], most: 1 },
          { names: ['target'], most: 1 },
          { names: [...aboutNames, 'alt-trans'] },
        ],
      },
      source: text,
      'seg-source': text,
      target: { ...text, attributes: { state: isStrict ? { values: states } : {} } },
      g: { ...text, attributes: id },
      mrk: { ...text, attributes: { mtype: { isRequired: isStrict } } },
      x: empty,
      bx: empty,
      ex: empty,
      bpt: native,
      ept: native,
      ph: native,
      it: {
        ...native,
        attributes: {
          ...id,
          pos: { isRequired: isStrict, values: isStrict ? ['open', 'close'] : /./ },
        },
      },
      sub: text,
    },
  }
}
