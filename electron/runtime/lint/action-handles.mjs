// Tests and tools outside find what a control does by `data-action`, never by its words, which are
// other ones in each language.

const message =
  'Tools find a button by what it does: give it `data-action` with a name of src/domain/actions.ts.'

/**
 * What is read here of a node of the syntax tree.
 * @typedef {{ type: string, range: [number, number], name?: unknown, attributes?: unknown }} Node
 */
/** @typedef {{ name?: unknown }} Name */
/** @typedef {{ type: string, name?: Name }} Attribute */
/** @typedef {{ report: (problem: { node: Node, message: string }) => void }} Context */

/** The rule `duizhao/action-handles`. */
export const actionHandles = {
  /** @param {Context} context */
  create: context => ({
    /** @param {Node} node */
    JSXOpeningElement(node) {
      const { name } = /** @type {Name} */ (node.name)
      const attributes = /** @type {readonly Attribute[]} */ (node.attributes)
      if (name !== 'button') return
      // What is spread into it may hold the handle: then the rule cannot know.
      const has = attributes.some(
        ({ type, name }) => type === 'JSXSpreadAttribute' || name?.name === 'data-action',
      )
      if (!has) context.report({ node, message })
    },
  }),
}
