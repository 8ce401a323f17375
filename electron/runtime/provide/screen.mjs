import { spawn } from 'node:child_process'
import { Advice } from '../lib/say.mjs'

/** Whether windows can be shown here: always, but on a Linux without a display server. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Runs `work` with a screen: the one there is, or an Xvfb of our own that ends with it.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work handed the environment in which programs find the screen
 * @returns {Promise<T>}
 */
export async function onScreen(work) {
  if (hasScreen()) return work(process.env)
  const server = await startServer()
  try {
    return await work({ ...process.env, DISPLAY: server.display })
  } finally {
    await server.end()
  }
}

/** @returns {Promise<{ display: string, end: () => Promise<void> }>} */
function startServer() {
  return new Promise((ready, failed) => {
    // Asked with -displayfd, the server finds a free number itself and writes it when it can be used.
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
