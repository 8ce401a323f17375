import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../lib/places.mjs'

/**
 * The arguments that start this checkout's program in Electron.
 * Chromium refuses to sandbox pages for root, so only then is the sandbox given up, and only here.
 * @param {readonly string[]} args what the user added: switches and file names
 */
export function launchArguments(args) {
  return [...sandboxArguments(), root, ...args.map(fromWhereAsked)]
}

/** What root must add for Chromium to start at all. */
export function sandboxArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/**
 * npm runs us in the checkout; a file named relative to where the user was is meant from there.
 * @param {string} arg
 */
function fromWhereAsked(arg) {
  const path = resolve(process.env.INIT_CWD ?? '.', arg)
  return !arg.startsWith('-') && existsSync(path) ? path : arg
}
