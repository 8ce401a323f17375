// How electron-builder makes the packages for Windows and macOS, on machines of those systems:
// `.github/workflows/packages.yml` runs it. Nobody has run it yet.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { releasedFuses } from '../build/fuses.mjs'
import { root } from '../lib/places.mjs'
import { archiveParts } from './archive.mjs'

const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** electron-builder writes the names of fuses with a small first letter. */
const fuses = Object.fromEntries(
  Object.entries(releasedFuses).map(([name, isOn]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    isOn,
  ]),
)

const commit = (process.env['GITHUB_SHA'] ?? '').slice(0, 12)
const day = new Date().toISOString().slice(0, 10)

// oxlint-disable-next-line import/no-default-export -- electron-builder reads this one
export default {
  appId: 'io.github.duizhao.Duizhao',
  productName: 'Duizhao',
  electronVersion: devDependencies.electron,
  asar: true,
  npmRebuild: false,
  publish: null,
  directories: { output: 'release', buildResources: 'resources/icons' },
  files: [
    'package.json',
    '!node_modules',
    '!**/.*',
    ...archiveParts.map(part => (part.includes('.') ? part : `${part}/**`)),
  ],
  extraMetadata: { version, built: { commit, day, isTrial: false } },
  electronLanguages: ['en', 'en-US', 'en-GB', 'en_GB', 'zh-CN', 'zh-TW', 'zh_CN', 'zh_TW'],
  electronFuses: fuses,
  protocols: [{ name: 'Duizhao', schemes: ['duizhao'] }],
  fileAssociations: [
    { ext: 'duizhao', name: 'Duizhao library backup', role: 'Editor' },
    { ext: 'epub', name: 'EPUB', role: 'Viewer', rank: 'Alternate' },
    { ext: 'docx', name: 'Word document', role: 'Viewer', rank: 'Alternate' },
    { ext: 'txt', name: 'Plain text', role: 'Viewer', rank: 'Alternate' },
    { ext: 'md', name: 'Markdown', role: 'Viewer', rank: 'Alternate' },
  ],
  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ],
    icon: 'resources/icons/512.png',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // A library is months of work.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    installerLanguages: ['en_US', 'zh_CN', 'zh_TW'],
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    category: 'public.app-category.education',
    hardenedRuntime: true,
    icon: 'resources/icons/512.png',
  },
  dmg: { writeUpdateInfo: false },
}
