/**
 * A screen for each Playwright worker. Windows on one screen would take the focus and the clipboard
 * from each other.
 */
import { availableParallelism } from 'node:os'
import type { FullConfig } from '@playwright/test'
import { canStartScreen, hasScreen, startScreen } from '../../electron/runtime/provide/screen.mjs'

const name = 'DUIZHAO_SCREENS'

/**
 * How many workers can run at once: one if they must share the screen of this machine. Otherwise
 * one more than there are cores, because a test also waits, but no more than anyone has tried.
 */
export const workers = canStartScreen() ? Math.min(availableParallelism() + 1, 4) : 1

/**
 * Starts the screens before all tests and returns a function that ends them. A single worker uses
 * the present screen.
 */
export default async function startScreens(config: FullConfig): Promise<() => Promise<void>> {
  if (config.workers === 1 && hasScreen()) return () => Promise.resolve()
  const screens = await Promise.all(Array.from({ length: config.workers }, startScreen))
  process.env[name] = screens.map(({ display }) => display).join(' ')
  return async () => {
    await Promise.all(screens.map(({ end }) => end()))
  }
}

/** Points this worker's process and its children at the worker's screen. */
export function takeScreen(): void {
  const index = process.env['TEST_PARALLEL_INDEX']
  const display = index && process.env[name]?.split(' ')[Number(index)]
  if (display) process.env['DISPLAY'] = display
}
