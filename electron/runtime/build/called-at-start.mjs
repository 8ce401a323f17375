/**
 * Marks the functions that a start calls. V8 skips the body of a function until it is called, and
 * then compiles it on the page's thread. A function in parentheses is compiled with its script,
 * while that loads, on another thread.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'

/**
 * @typedef {import('vite').Plugin} Plugin
 * @typedef {import('vite').Rolldown.OutputBundle} Bundle
 * @typedef {{ type: string, start: number, end: number, [field: string]: unknown }} Node
 * @typedef {{ node: Node, id: Node | null, scope: number }} Mark
 */

/**
 * The file with the fingerprints of those functions. `npm run make-called-at-start` writes it.
 * @param {string} root
 */
export const listIn = root => join(root, 'electron/runtime/build/called-at-start.txt')

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** @param {unknown} value @returns {value is Node} */
const isNode = value => typeof value === 'object' && value !== null && 'type' in value

/** @param {Node} node @returns {Node[]} */
const childrenOf = node => Object.values(node).flat().filter(isNode)

/**
 * The plugin for the page's build. It marks functions of the scripts with these names, and of those
 * that they import. `root` is the project's folder.
 * @param {string} root
 * @param {readonly string[]} names
 * @returns {Plugin}
 */
export function calledAtStart(root, names) {
  const list = readFileSync(listIn(root), 'utf8')
  const called = new Set(list.trim().split(/\s+/))
  return {
    name: 'called-at-start',
    apply: 'build',
    // Chromium keeps compiled code by a script's name.
    augmentChunkHash: () => list,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type === 'chunk' && isOf(bundle, file, names))
            chunk.code = marked(chunk.code, called, !importsItself(bundle, file))
        }
      },
    },
  }
}

/**
 * Whether `file` is a script with one of these names, or is loaded with one.
 * @param {Bundle} bundle @param {string} file @param {readonly string[]} names
 */
const isOf = (bundle, file, names) =>
  Object.values(bundle).some(
    chunk =>
      chunk.type === 'chunk' &&
      names.includes(chunk.name) &&
      (chunk.fileName === file || reaches(bundle, chunk.fileName, file)),
  )

/**
 * Whether the script `file` is loaded by one of its own imports. That one may then call a declared
 * function before the script has run.
 * @param {Bundle} bundle @param {string} file
 */
function importsItself(bundle, file) {
  const chunk = bundle[file]
  return (
    chunk?.type === 'chunk' &&
    chunk.imports.some(imported => imported === file || reaches(bundle, imported, file))
  )
}

/**
 * Whether `from` imports `to`, itself or by others.
 * @param {Bundle} bundle @param {string} from @param {string} to @param {Set<string>} seen
 * @returns {boolean}
 */
function reaches(bundle, from, to, seen = new Set()) {
  const chunk = bundle[from]
  if (chunk?.type !== 'chunk' || seen.has(from)) return false
  seen.add(from)
  return chunk.imports.some(file => file === to || reaches(bundle, file, to, seen))
}

/**
 * Returns a fingerprint of a function: of its code without the names of its variables, which change
 * with every build.
 * @param {Node} node
 */
export function fingerprint(node) {
  let hash = 0x811c9dc5
  const add = (/** @type {string} */ text) => {
    for (let i = 0; i < text.length; i++)
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  }
  const visit = (/** @type {Node} */ part) => {
    add(functions.has(part.type) ? 'Function' : part.type)
    if (part.type === 'TemplateElement') add(JSON.stringify(part['value']))
    else if (part.type === 'Literal') add(String(part['value']))
    for (const field of ['operator', 'kind']) add(String(part[field]))
    const key = part.type === 'MemberExpression' ? part['property'] : part['key']
    if (isNode(key) && part['computed'] !== true) add(String(key['name'] ?? key['value']))
    // The name of a declared function is no part of it: it may be a variable the next time.
    for (const child of childrenOf(part)) if (part !== node || child !== node['id']) visit(child)
  }
  visit(node)
  return hash.toString(36)
}

/**
 * Calls `found` with each function of `code`; `scope` is the place where the variables of the
 * function around it may be declared, and `owner` the node that contains it.
 * @param {string} code
 * @param {(node: Node, scope: number, owner: Node) => void} found
 */
export function eachFunction(code, found) {
  const program = /** @type {Node} */ (/** @type {unknown} */ (parseAst(code)))
  const imports = childrenOf(program).filter(({ type }) => type === 'ImportDeclaration')
  const visit = (/** @type {Node} */ node, /** @type {Node} */ owner, /** @type {number} */ at) => {
    let scope = at
    if (functions.has(node.type)) {
      found(node, at, owner)
      const body = node['body']
      if (isNode(body) && body.type === 'BlockStatement') scope = body.start + 1
    }
    for (const child of childrenOf(node)) visit(child, node, scope)
  }
  visit(program, program, imports.at(-1)?.end ?? 0)
}

/**
 * Returns `code`, a module, with the functions in parentheses whose fingerprint is in `called`. If
 * `mayDeclare`, a declared function becomes a variable at the beginning of its scope, so that it
 * has its value as early as before, for all but scripts that import this one and run before it.
 * @param {string} code
 * @param {ReadonlySet<string>} called
 * @param {boolean} mayDeclare
 */
export function marked(code, called, mayDeclare) {
  /** @type {Mark[]} */
  const marks = []
  eachFunction(code, (node, scope, owner) => {
    if (!called.has(fingerprint(node)) || isMethod(node, owner)) return
    const id = node['id']
    if (node.type !== 'FunctionDeclaration') {
      if (code[node.start - 1] !== '(') marks.push({ node, id: null, scope })
    } else if (mayDeclare && isNode(id) && isInScope(owner, scope)) marks.push({ node, id, scope })
  })
  return printed(code, marks)
}

/**
 * Whether parentheses around it are no way to write it, or its call already says the same to V8.
 * @param {Node} node @param {Node} owner
 */
const isMethod = (node, owner) =>
  owner.type === 'MethodDefinition' ||
  (owner.type === 'Property' && (owner['method'] === true || owner['kind'] !== 'init')) ||
  (owner.type === 'CallExpression' && owner['callee'] === node)

/** @param {Node} owner @param {number} scope */
const isInScope = (owner, scope) =>
  owner.type === 'Program' || (owner.type === 'BlockStatement' && owner.start + 1 === scope)

/** @param {string} code @param {readonly Mark[]} marks */
function printed(code, marks) {
  const byStart = new Map(marks.map(mark => [mark.node.start, mark]))
  /** @type {Map<number, Mark[]>} */
  const declared = new Map()
  for (const mark of marks)
    if (mark.id) declared.set(mark.scope, [...(declared.get(mark.scope) ?? []), mark])
  const places = [...new Set([...byStart.keys(), ...declared.keys()])].sort((a, b) => a - b)
  const text = (/** @type {number} */ from, /** @type {number} */ to) => {
    let written = ''
    let at = from
    for (const place of places) {
      if (place < at || place >= to) continue
      written += code.slice(at, place)
      at = place
      const variables = (declared.get(place) ?? []).map(functionOf)
      if (variables.length > 0) {
        const isApart = place === 0 || [';', '{'].includes(code.charAt(place - 1))
        written += `${isApart ? '' : ';'}var ${variables.join()};`
      }
      const mark = byStart.get(place)
      if (!mark) continue
      if (!mark.id) written += functionOf(mark)
      at = mark.node.end
    }
    return written + code.slice(at, to)
  }
  const functionOf = (/** @type {Mark} */ { node, id }) => {
    if (!id) return `(${code.charAt(node.start)}${text(node.start + 1, node.end)})`
    const head = code.slice(node.start, id.start).trimEnd()
    return `${code.slice(id.start, id.end)}=(${head}${text(id.end, node.end)})`
  }
  return text(0, code.length)
}
