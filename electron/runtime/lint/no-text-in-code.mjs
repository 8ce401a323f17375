// What a reader sees is written in src/i18n/locales, in every language, and nowhere else.
// A text between tags, in an attribute that is read out or shown, or any sentence or Chinese
// text is taken for something the reader sees; a single word elsewhere may be a key or a name.
// A text whose tag names its language is a specimen, the same in every interface.

const shown = new Set(['alt', 'label', 'placeholder', 'title', 'description', 'summary'])
const message = 'The reader would see this: put it into src/i18n/locales and show it by its key.'

/** Whether somebody could read it: punctuation, arrows and numbers alone need no translation. */
const readable = (/** @type {string} */ text) => /\p{L}/u.test(text)

const sentence = (/** @type {string} */ text) =>
  /\p{Script=Han}/u.test(text) || /^\p{Lu}\p{L}*[’',]? \p{L}+/u.test(text.trim())

const isShown = (/** @type {string} */ name) =>
  shown.has(name) || /^aria-(label|description|roledescription|valuetext|placeholder)$/.test(name)

/**
 * What is read here of a node of the syntax tree.
 * @typedef {{ type: string, range: [number, number], value?: unknown, name?: unknown, parent?: Node | null, openingElement?: unknown, callee?: unknown }} Node
 */
/** @typedef {{ report: (problem: { node: Node, message: string }) => void }} Context */

/** The rule `duizhao/no-text-in-code`. */
export const noTextInCode = {
  /** @param {Context} context */
  create(context) {
    const check = (/** @type {Node} */ node, /** @type {string} */ text) => {
      if (inShownPlace(node) ? readable(text) : sentence(text) && !isForUs(node))
        context.report({ node, message })
    }
    return {
      /** @param {Node} node */
      JSXText(node) {
        if (readable(String(node.value)) && !isSpecimen(node)) context.report({ node, message })
      },
      /** @param {Node} node */
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value)
      },
      /** @param {Node} node */
      TemplateElement(node) {
        const { cooked } = /** @type {{ cooked?: string | null }} */ (node.value)
        check(node, cooked ?? '')
      },
    }
  },
}

/**
 * Whether this text appears on the screen: as a child of a tag or as the value of a shown
 * attribute.
 * @param {Node} node
 */
function inShownPlace(node) {
  let place = node.parent
  while (place && /^(TemplateLiteral|ConditionalExpression|LogicalExpression)$/.test(place.type))
    place = place.parent
  if (place?.type === 'JSXExpressionContainer') {
    if (place.parent?.type !== 'JSXAttribute') return true
    place = place.parent
  }
  return place?.type === 'JSXAttribute' && isShown(nameIn(place.name))
}

/** @param {Node} node */
function isSpecimen({ parent }) {
  const { attributes = [] } = /** @type {{ attributes?: Node[] }} */ (parent?.openingElement ?? {})
  return attributes.some(({ name, value }) => nameIn(name) === 'lang' && isLiteral(value))
}

/** @param {unknown} node */
function isLiteral(node) {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'Literal'
}

/**
 * Whether it is a message of an exception: those are for us, not for the reader.
 * @param {Node} node
 */
function isForUs(node) {
  for (let place = node.parent; place; place = place.parent) {
    if (place.type === 'NewExpression') return nameIn(place.callee).endsWith('Error')
  }
  return false
}

/**
 * The name an identifier node holds; empty when it is no such node.
 * @param {unknown} node
 */
function nameIn(node) {
  return typeof node === 'object' && node && 'name' in node && typeof node.name === 'string'
    ? node.name
    : ''
}
