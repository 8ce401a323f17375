import { constants, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setReleasedFuses } from '../build/fuses.mjs'
import { writeArchive } from './archive.mjs'

/** Chromium's own words, for its menus and dialogs, in the languages of the interface. */
const locales = new Set(['en-US.pak', 'en-GB.pak', 'zh-CN.pak', 'zh-TW.pak'])

/**
 * Makes the folder of the released program: Electron under our name, without what it needs not,
 * with our archive and the released fuses, which are read back.
 * @param {string} electron the executable
 * @param {string} folder must not exist
 * @param {import('./release.mjs').Release} release
 */
export async function makeProgramFolder(electron, folder, release) {
  cpSync(dirname(electron), folder, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  renameSync(join(folder, basename(electron)), join(folder, 'duizhao'))
  for (const name of readdirSync(join(folder, 'locales')))
    if (!locales.has(name)) rmSync(join(folder, 'locales', name))
  rmSync(join(folder, 'resources'), { recursive: true })
  await writeArchive(join(folder, 'resources/app.asar'), release)
  // The official Electron calls it LICENSE, which would be taken for that of the program.
  if (existsSync(join(folder, 'LICENSE')))
    renameSync(join(folder, 'LICENSE'), join(folder, 'LICENSE.electron.txt'))
  await setReleasedFuses(join(folder, 'duizhao'))
}
