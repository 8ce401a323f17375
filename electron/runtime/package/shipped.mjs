// What is in the program besides our own code: its licences, and the list of its parts.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'

/**
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string} version
 * @property {string} identifier
 * @property {string} text
 * @property {boolean} isData
 */

/**
 * Everything of others that the build in `out` contains, each once, by name. The build writes the
 * lists.
 * @param {string} [out]
 * @returns {readonly Shipped[]}
 */
export function shipped(out = join(root, 'out')) {
  /** @type {Map<string, Shipped>} */
  const found = new Map()
  for (const part of ['main', 'preload', 'renderer', 'words'])
    for (const file of readdirSync(join(out, part)).filter(name => name.endsWith('licences.json')))
      for (const entry of JSON.parse(readFileSync(join(out, part, file), 'utf8'))) {
        const { name, version, identifier, text } = entry
        const key = `${name} ${version ?? ''}`
        if (found.has(key)) continue
        found.set(key, {
          name,
          version: version ?? '',
          identifier: identifier ?? '',
          text: text ?? '',
          isData: part === 'words' || file.startsWith('font'),
        })
      }
  return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

/**
 * The licences of `parts` as one text.
 * @param {readonly Shipped[]} parts
 */
export const licencesText = parts =>
  parts
    .map(({ name, version, identifier, text }) => {
      const head = [name, version, identifier && `(${identifier})`].filter(Boolean).join(' ')
      return `${head}\n${'='.repeat(head.length)}\n\n${text.trim()}\n`
    })
    .join('\n\n')

/**
 * The list of the program's parts in CycloneDX 1.6, as JSON. It has no time and no random number,
 * so that the same build gives the same bytes.
 * @param {import('./release.mjs').Release} release
 * @param {readonly Shipped[]} parts
 */
export function partsList({ version, engine }, parts) {
  const { electron, chrome, node, v8 } = engine
  const engines = [
    { type: 'framework', name: 'electron', version: electron, licence: 'MIT' },
    { type: 'framework', name: 'chromium', version: chrome, licence: 'BSD-3-Clause' },
    { type: 'framework', name: 'node', version: node, licence: 'MIT' },
    { type: 'library', name: 'v8', version: v8, licence: 'BSD-3-Clause' },
  ].map(({ type, name, version: of, licence }) => ({
    type,
    'bom-ref': `${name}@${of}`,
    name,
    version: of,
    licenses: [{ license: { id: licence } }],
  }))
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `duizhao@${version}`,
        name: 'duizhao',
        version,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: [...engines, ...parts.map(component)],
  }
  return `${JSON.stringify(list, null, 2)}\n`
}

/** @param {Shipped} part */
function component({ name, version, identifier, isData }) {
  const isPackage = /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) && /^\d+\.\d+\.\d+/.test(version)
  const reference = isPackage
    ? `pkg:npm/${name.replace('@', '%40')}@${version}`
    : [name, version].filter(Boolean).join('@').replaceAll(' ', '-')
  return {
    type: isData ? 'data' : 'library',
    'bom-ref': reference,
    name,
    ...(version && { version }),
    ...(identifier && { licenses: [licenceOf(identifier)] }),
    ...(isPackage && { purl: reference }),
  }
}

/**
 * CycloneDX distinguishes one licence, a combination of licences, and a licence by a free name.
 * @param {string} identifier
 */
function licenceOf(identifier) {
  // `BSD` alone is no name of the list of SPDX.
  if (/ (?:AND|OR|WITH) /.test(identifier) && !/\bBSD\b(?!-)/.test(identifier))
    return { expression: identifier }
  return /^[A-Za-z0-9.+-]+$/.test(identifier)
    ? { license: { id: identifier } }
    : { license: { name: identifier } }
}
