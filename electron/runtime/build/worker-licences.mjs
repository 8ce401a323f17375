import { packageLicence } from './package-licence.mjs'

/** @typedef {import('vite').Plugin} Plugin */

/**
 * Two plugins of the page's build that write `worker-licences.json` beside it, in the form of
 * Vite's `licences.json`. Workers have a build of their own, which Vite's list leaves out.
 * @returns {{ worker: Plugin, page: Plugin }}
 */
export function workerLicences() {
  /** @type {Set<string>} */
  const folders = new Set()
  return {
    worker: {
      name: 'worker-licences:gather',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle))
          for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
            const folder = packageOf(id)
            if (folder) folders.add(folder)
          }
      },
    },
    page: {
      name: 'worker-licences',
      apply: 'build',
      // Vite builds workers before it writes the page that starts them.
      async generateBundle() {
        const licences = await Promise.all([...folders].sort().map(packageLicence))
        const source = JSON.stringify(licences)
        this.emitFile({ type: 'asset', fileName: 'worker-licences.json', source })
      },
    },
  }
}

/**
 * The folder of a module's package; null for our own modules.
 * @param {string} id
 */
function packageOf(id) {
  const parts = id.split(/[\\/]/)
  const at = parts.lastIndexOf('node_modules')
  if (at === -1 || id.startsWith('\0')) return null
  const isScoped = parts[at + 1]?.startsWith('@')
  return parts.slice(0, at + (isScoped ? 3 : 2)).join('/')
}
