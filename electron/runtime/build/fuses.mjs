// The fuses of a released program's Electron: bits in the executable that forbid uses which the
// environment or the command line could make of it. In development they keep their defaults,
// because the tests drive the program through Node's inspector.

import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'

/**
 * Whether each fuse is on in a released program. A fuse that is not named here keeps Electron's
 * default: the trap handlers of WebAssembly, which we do not use.
 */
export const releasedFuses = {
  // `ELECTRON_RUN_AS_NODE=1` would turn our program, which a system may trust, into an interpreter.
  RunAsNode: false,
  // We have no cookies. If we ever have some, other programs must not read them.
  EnableCookieEncryption: true,
  // `NODE_OPTIONS=--require …` would load foreign code into main.
  EnableNodeOptionsEnvironmentVariable: false,
  // `--inspect` would hand main to any program that connects.
  EnableNodeCliInspectArguments: false,
  // macOS and Windows check that the archive of our code is unchanged; Linux has no such check.
  EnableEmbeddedAsarIntegrityValidation: true,
  // Otherwise Electron would run a folder `app` beside the archive instead of the archive.
  OnlyLoadAppFromAsar: true,
  // We bring no snapshot of V8 of our own for main.
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Nothing is served from `file:`.
  GrantFileProtocolExtraPrivileges: false,
}

const names = /** @type {(keyof typeof releasedFuses)[]} */ (Object.keys(releasedFuses))

/**
 * Sets the fuses in the Electron at `program`, and reads them back.
 * @param {string} program the executable; on a Mac, the application's folder
 */
export async function setReleasedFuses(program) {
  const wanted = Object.fromEntries(names.map(name => [FuseV1Options[name], releasedFuses[name]]))
  await flipFuses(program, {
    version: FuseVersion.V1,
    // macOS refuses to start a changed executable unless it is signed again.
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    ...wanted,
  })
  const found = await fusesOf(program)
  const wrong = names.filter(name => found[name] !== releasedFuses[name])
  if (wrong.length > 0) throw new Error(`fuses that are not as they were set: ${wrong.join(', ')}`)
}

/**
 * How the fuses we know are set in the Electron at `program`.
 * @param {string} program
 * @returns {Promise<Record<keyof typeof releasedFuses, boolean>>}
 */
export async function fusesOf(program) {
  const wire = await getCurrentFuseWire(program)
  const isOn = (/** @type {keyof typeof releasedFuses} */ name) =>
    wire[FuseV1Options[name]] === FuseState.ENABLE
  return {
    RunAsNode: isOn('RunAsNode'),
    EnableCookieEncryption: isOn('EnableCookieEncryption'),
    EnableNodeOptionsEnvironmentVariable: isOn('EnableNodeOptionsEnvironmentVariable'),
    EnableNodeCliInspectArguments: isOn('EnableNodeCliInspectArguments'),
    EnableEmbeddedAsarIntegrityValidation: isOn('EnableEmbeddedAsarIntegrityValidation'),
    OnlyLoadAppFromAsar: isOn('OnlyLoadAppFromAsar'),
    LoadBrowserProcessSpecificV8Snapshot: isOn('LoadBrowserProcessSpecificV8Snapshot'),
    GrantFileProtocolExtraPrivileges: isOn('GrantFileProtocolExtraPrivileges'),
  }
}
