import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../lib/places.mjs'

/**
 * The arguments that start this checkout's program in Electron.
 * Chromium refuses to sandbox pages for root, so the sandbox is switched off for root, and only
 * here.
 * @param {readonly string[]} args switches and file names that the user added
 */
export function launchArguments(args) {
  return [...sandboxArguments(), root, ...args.map(fromWhereAsked)]
}

/** The switch without which Chromium does not start for root. */
export function sandboxArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/**
 * Resolves a file's name from the folder where the user gave the command: npm runs us in the
 * checkout.
 * @param {string} arg
 */
function fromWhereAsked(arg) {
  const path = resolve(process.env.INIT_CWD ?? '.', arg)
  return !arg.startsWith('-') && existsSync(path) ? path : arg
}
