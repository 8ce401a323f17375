import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Advice } from '../lib/say.mjs'

/** Whether windows can be shown: false only on a Linux without a display server. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Whether `startScreen` can work: Xvfb is on the PATH of a Linux. */
export function canStartScreen() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return process.platform === 'linux' && folders.some(folder => existsSync(join(folder, 'Xvfb')))
}

/**
 * Runs `work` with a screen: the present one, or an Xvfb that ends when `work` does.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work takes the environment in which programs find
 *   the screen
 * @returns {Promise<T>}
 */
export async function onScreen(work) {
  if (hasScreen()) return work(process.env)
  const server = await startScreen()
  try {
    return await work({ ...process.env, DISPLAY: server.display })
  } finally {
    await server.end()
  }
}

/**
 * Starts an Xvfb on a free display. It ends with this process at the latest.
 * @returns {Promise<{ display: string, end: () => Promise<void> }>}
 */
export function startScreen() {
  return new Promise((ready, failed) => {
    // With -displayfd the server picks a free number and writes it when it is ready.
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    const ended = new Promise(done => server.once('close', done))
    const advise = (/** @type {string} */ reason) =>
      failed(
        new Advice(
          `There is no display, and Xvfb, which would stand in for one, did not start (${reason.trim()}). ` +
            `Install it (Debian: xvfb, Fedora: xorg-x11-server-Xvfb), or run this in a desktop session.`,
        ),
      )
    let complaint = ''
    server.stderr?.on('data', piece => (complaint += piece))
    server.on('error', error => advise(error.message))
    server.on('close', () => advise(complaint))
    server.stdio[3]?.once('data', number => {
      const end = async () => {
        server.kill()
        await ended
      }
      process.once('exit', () => server.kill())
      ready({ display: `:${String(number).trim()}`, end })
    })
  })
}
