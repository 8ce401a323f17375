import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageLicence } from './package-licence.mjs'

/**
 * Writes `font-licences.json` beside the page, in the form of Vite's `licences.json`, which
 * lists scripts only. The fonts are the packages of `@fontsource` that `root`'s package.json names,
 * and those whose characters we keep ourselves.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
export const fontLicences = root => ({
  name: 'font-licences',
  apply: 'build',
  async generateBundle() {
    const { dependencies } = await readJson(join(root, 'package.json'))
    const faces = join(root, 'src/ui/styles/extension-faces')
    const fonts = Object.keys(dependencies).filter(name => name.startsWith('@fontsource'))
    const source = JSON.stringify([
      ...(await Promise.all(fonts.map(name => packageLicence(join(root, 'node_modules', name))))),
      {
        name: 'Hanazono Mincho',
        version: '20170904',
        identifier: 'OFL-1.1',
        text: await readFile(join(faces, 'LICENSE'), 'utf8'),
      },
      {
        name: 'BabelStone Han',
        version: '16.0.1',
        identifier: 'Arphic-1999',
        text: await readFile(join(faces, 'LICENSE-BabelStone'), 'utf8'),
      },
    ])
    this.emitFile({ type: 'asset', fileName: 'font-licences.json', source })
  },
})

/** @param {string} path */
const readJson = async path => JSON.parse(await readFile(path, 'utf8'))
