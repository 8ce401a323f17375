/** The elements of TMX 1.1 to 1.4b (https://www.ttt.org/oscarstandards/tmx/tmx14b.html). */
import type { AttributeRule, XmlRules } from '../xml/check-xml.ts'

const required: AttributeRule = { isRequired: true }
const number: AttributeRule = { isRequired: true, values: /^\s*\d+\s*$/ }
const segtype: AttributeRule = { values: ['block', 'paragraph', 'sentence', 'phrase'] }
const about = { names: ['note', 'prop'] }
const codes = { names: ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'] }
const inCode = { isSealed: true, hasWords: true, parts: [{ names: ['sub'] }] }

/**
 * The rules of a file whose root is of the namespace `own`, except those of `tu`, whose language is
 * declared by either of two attributes. Programs put elements of their own around the texts.
 */
export const tmxRules = (own: string): XmlRules => ({
  isOwn: other => other === own,
  isChecked: name => name === 'tu',
  elements: {
    tmx: {
      attributes: { version: { isRequired: true, values: /^\s*1\.[0-4]b?\s*$/ } },
      parts: [
        { names: ['header'], least: 1, most: 1 },
        { names: ['body'], least: 1, most: 1 },
      ],
    },
    header: {
      attributes: {
        srclang: required,
        segtype,
      },
      parts: [{ names: ['note', 'prop', 'ude'] }],
    },
    ude: { attributes: { name: required }, parts: [{ names: ['map'], least: 1 }] },
    map: { attributes: { unicode: { isRequired: true, values: /^#x[\dA-F]+$/i } }, parts: [] },
    note: { hasWords: true, parts: [] },
    prop: { hasWords: true, parts: [] },
    body: { parts: [{ names: ['tu'] }] },
    tu: { attributes: { segtype }, parts: [about, { names: ['tuv'], least: 1 }] },
    tuv: { parts: [about, { names: ['seg'], least: 1, most: 1 }] },
    seg: { isSealed: true, hasWords: true, parts: [codes] },
    bpt: { ...inCode, attributes: { i: number } },
    ept: { ...inCode, attributes: { i: number } },
    ph: inCode,
    it: { ...inCode, attributes: { pos: { isRequired: true, values: /^(?:begin|end)$/i } } },
    ut: inCode,
    hi: { isSealed: true, hasWords: true, parts: [codes] },
    sub: { isSealed: true, hasWords: true, parts: [codes] },
  },
})
