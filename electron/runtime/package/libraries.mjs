// The system's libraries that Electron is linked with. An rpm names the libraries themselves; a
// .deb names the packages that contain them.

import { spawnSync } from 'node:child_process'
import { Advice } from '../lib/say.mjs'

/**
 * The Debian package of each library. If Debian and Ubuntu have renamed it, the newer name is
 * first.
 * @type {Readonly<Record<string, string>>}
 */
const packages = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2t64 | libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0t64 | libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0t64 | libatspi2.0-0',
  'libc.so.6': 'libc6 (>= 2.28)',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2t64 | libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1 | libgcc1',
  'libgio-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0t64 | libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

/** Parts of libc, and what Electron brings itself. */
const passedOver =
  /^(?:lib(?:dl|m|pthread|rt)\.so\.\d|ld-linux-.*|lib(?:ffmpeg|EGL|GLESv2|vulkan|vk_swiftshader)\.so.*)$/

/**
 * The libraries that `program` needs of the system, by name.
 * @param {string} program
 * @returns {readonly string[]}
 */
export function librariesOf(program) {
  const { stdout, status, stderr } = spawnSync('objdump', ['-p', program], { encoding: 'utf8' })
  if (status !== 0) throw new Advice(`objdump cannot read ${program}: ${stderr}`)
  const needed = [...stdout.matchAll(/^ +NEEDED +(\S+)$/gm)].map(([, name = '']) => name)
  return needed.filter(name => !passedOver.test(name)).toSorted()
}

/**
 * The dependencies of a .deb on the packages of `libraries`, in Debian's words.
 * @param {readonly string[]} libraries
 */
export function debianPackagesOf(libraries) {
  const unknown = libraries.filter(name => !(name in packages))
  if (unknown.length > 0)
    throw new Advice(
      `This Electron needs ${unknown.join(', ')}. Add the Debian package to electron/runtime/package/libraries.mjs.`,
    )
  return [...new Set(libraries.map(name => packages[name] ?? ''))].toSorted()
}
