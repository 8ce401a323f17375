import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../lib/places.mjs'
import { packed } from './packed.mjs'
import { debianPackagesOf, librariesOf } from './libraries.mjs'
import { installedFolder } from './linux-tree.mjs'
import { linesAtSpaces, trialMark, trialNotice } from './release.mjs'
import { settle } from './settle.mjs'
import { filledFile, gzipped, putFile } from './system-files.mjs'

/** @type {Readonly<Record<string, string>>} */
const architectures = { x64: 'amd64', arm64: 'arm64' }
const maintainer = 'The Duizhao authors <duizhao@localhost.invalid>'

/**
 * Makes a .deb of `tree`, adds to the tree what only Debian has and removes it again. Returns the
 * file's name.
 * @param {import('./packed.mjs').Packing} packing
 */
export async function makeDeb({ tree, out, release, isQuick }) {
  const version = `${release.version}${trialMark(release, '~')}-1`
  const architecture = architectures[process.arch] ?? process.arch
  const name = `duizhao_${version}_${architecture}.deb`
  const own = debianFiles(version, release)
  for (const [path, content] of Object.entries(own)) putFile(join(tree, path), content)

  const program = join(tree, installedFolder, 'duizhao')
  putFile(
    join(tree, 'DEBIAN/control'),
    control({
      version,
      architecture,
      size: sizeOf(join(tree, 'usr')),
      needs: debianPackagesOf(librariesOf(program)),
      notice: trialNotice(release),
    }),
  )
  putFile(join(tree, 'DEBIAN/md5sums'), sumsOf(tree))
  for (const script of ['postinst', 'postrm'])
    putFile(join(tree, 'DEBIAN', script), filledFile(script, release))
  settle(tree, release.time)
  // For kernels without user namespaces for ordinary users. Chromium uses it only there.
  chmodSync(join(tree, installedFolder, 'chrome-sandbox'), 0o4755)

  // xz compresses in blocks, which do not depend on the number of threads if that is named.
  const compression = isQuick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6', '--threads-max=2']
  const args = ['--root-owner-group', ...compression, '--build', tree, join(out, name)]
  await packed('dpkg-deb', args, release)
  for (const path of [...Object.keys(own), 'DEBIAN']) rmSync(join(tree, path), { recursive: true })
  return name
}

/**
 * What only a .deb contains, by path.
 * @param {string} version
 * @param {import('./release.mjs').Release} release
 */
const debianFiles = (version, release) => ({
  'usr/share/doc/duizhao/copyright': filledFile('copyright', release).replace(
    '@LICENCE@',
    readFileSync(join(root, 'LICENSE'), 'utf8')
      .trim()
      .split('\n')
      .map(line => (line.trim() === '' ? ' .' : ` ${line}`))
      .join('\n'),
  ),
  'usr/share/doc/duizhao/changelog.Debian.gz': gzipped(debianChange(version, release)),
  'usr/share/duizhao/apparmor': filledFile('apparmor', release),
  'usr/share/lintian/overrides/duizhao': filledFile('lintian-overrides', release),
})

/**
 * @param {string} version
 * @param {import('./release.mjs').Release} release
 */
const debianChange = (version, release) =>
  `duizhao (${version}) unstable; urgency=medium

  * ${linesAtSpaces(trialNotice(release) || 'The file changelog.gz says what has changed.', 70).join('\n    ')}

 -- ${maintainer}  ${new Date(release.time * 1000).toUTCString().replace('GMT', '+0000')}
`

/**
 * @param {object} of
 * @param {string} of.version
 * @param {string} of.architecture
 * @param {number} of.size in units of 1024 bytes
 * @param {readonly string[]} of.needs
 * @param {string} of.notice
 */
const control = ({ version, architecture, size, needs, notice }) =>
  `Package: duizhao
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${size}
Depends: ${needs.join(', ')}
Recommends: fonts-noto-cjk, xdg-utils
Section: text
Priority: optional
Description: close reading and translation of Chinese texts${notice === '' ? '' : ' (trial build)'}
 The Chinese is on the left, your own translation is beside it paragraph by
 paragraph, and your highlights and notes lie over both. It works offline, and
 your work never leaves your computer.
${notice === '' ? '' : ` .\n ${linesAtSpaces(notice, 75).join('\n ')}\n`}`

/**
 * What a folder needs on a disk, as `dpkg-gencontrol` counts it: files in units of 1024 bytes, and
 * one unit for everything else.
 * @param {string} folder
 * @returns {number}
 */
function sizeOf(folder) {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true }).map(entry =>
    entry.isFile() ? Math.ceil(lstatSync(join(entry.parentPath, entry.name)).size / 1024) : 1,
  )
  return sizes.reduce((sum, size) => sum + size, 1)
}

/**
 * The sums by which `dpkg --verify` finds changed files.
 * @param {string} tree
 */
function sumsOf(tree) {
  const files = readdirSync(join(tree, 'usr'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
  return files
    .map(path => {
      const sum = createHash('md5').update(readFileSync(path)).digest('hex')
      return `${sum}  ${relative(tree, path)}\n`
    })
    .join('')
}
