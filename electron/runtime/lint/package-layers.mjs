// A package belongs to one layer, so that the day it is replaced one folder changes. The compiler
// draws the arrows between the layers; this table draws those to the packages.

/** @type {readonly { packages: RegExp, layers: readonly string[], instead: string }[]} */
const owners = [
  {
    packages: /^dexie/,
    layers: ['src/storage'],
    instead: 'the database is spoken to only in src/storage; ask a repository there',
  },
  {
    packages: /^prosemirror-/,
    layers: ['src/editor'],
    instead: 'ProseMirror lives only in src/editor; add a command or a query there',
  },
  {
    packages: /^@codemirror\//,
    layers: [],
    instead: 'CodeMirror is only what the editor is measured against, in e2e/bench/peers',
  },
  {
    packages: /^(react|react-dom|react-aria-components|react-i18next|lucide-react)(\/|$)/,
    layers: ['src/ui', 'src/main.tsx'],
    instead: 'React and what is drawn with it belong in src/ui',
  },
  {
    packages: /^i18next(\/|$)/,
    layers: ['src/i18n'],
    instead: 'words are looked up through src/i18n',
  },
  {
    packages: /^(electron|electron-log)(\/|$)/,
    layers: ['electron/main', 'electron/preload'],
    instead: 'the page reaches the system only through window.api; add a call to electron/contract',
  },
  {
    packages: /^valibot$/,
    layers: ['electron/contract', 'electron/main', 'src/storage', 'src/formats'],
    instead: 'what comes from outside is checked at the border: contract, main, storage or formats',
  },
  {
    packages: /^fflate$/,
    layers: ['src/formats'],
    instead: 'zip files are read and made in src/formats/zip, which counts what comes out of them',
  },
  {
    packages: /^(htmlparser2|saxes|mdast|mdast-util-.*|micromark-.*)$/,
    layers: ['src/formats'],
    instead: 'markup is read in src/formats/import',
  },
  {
    packages: /^opencc-js(\/|$)/,
    layers: ['src/services'],
    instead: 'services/chinese-variants knows which characters are ways of writing one another',
  },
  {
    packages: /^nspell$|dictionary-en/,
    layers: ['src/services'],
    instead: 'words are checked in the worker of src/services/spelling',
  },
  {
    // Pure, like all of domain: it touches no DOM, no Node and no state outside its arguments.
    packages: /^diff$/,
    layers: ['src/domain'],
    instead: 'texts are compared by src/domain/text/difference',
  },
  {
    packages: /^node:/,
    layers: ['electron/main'],
    instead: 'the page has no Node; files and the system are the business of electron/main',
  },
]

const restrained = /^(?:src\/main\.tsx|(?:src|electron)\/[^/]+)/
const layerName =
  /^(?:\.\.\/)+(?:src\/|electron\/)?(domain|formats|storage|editor|services|ui|i18n|contract)\//

/**
 * What is wrong with importing `wanted` in `file`; null when nothing is.
 * @param {string} file its path in the checkout, with slashes
 * @param {string} wanted
 * @returns {string | null}
 */
export function misplaced(file, wanted) {
  const layer = restrained.exec(file)?.[0]
  if (layer === undefined || layer === 'electron/runtime') return null

  const other = layerName.exec(wanted)?.[1]
  if (other)
    return `Between layers an import is written #${other}/…, so that it shows a file's place.`
  const owner = owners.find(({ packages }) => packages.test(wanted))
  if (layer === 'src/domain' && !/^[.#]/.test(wanted) && !owner?.layers.includes(layer))
    return `domain is pure: it imports nothing outside itself, so not ${wanted}.`

  return owner && !owner.layers.includes(layer)
    ? `${wanted} does not belong in ${layer}: ${owner.instead}.`
    : null
}

/**
 * @typedef {{ type: string, range: [number, number], source?: { type: string, value?: unknown } |
 * null }} Node
 */

/** The rule `duizhao/package-layers`. */
export const packageLayers = {
  /**
   * @param {{ filename: string, cwd: string, report: (problem: { node: Node, message: string }) =>
   * void }} context
   */
  create({ filename, cwd, report }) {
    const file = filename.slice(cwd.length + 1).replaceAll('\\', '/')
    const check = (/** @type {Node} */ node) => {
      if (typeof node.source?.value !== 'string') return
      const message = misplaced(file, node.source.value)
      if (message) report({ node, message })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}
