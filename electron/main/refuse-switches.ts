import type { App } from 'electron'
import { filled, menuLabels } from '#i18n/menu-labels'
import { refusedSwitch } from './command-line.ts'

/**
 * Ends a released program that was started with a switch which would disable its protection, and
 * says so in the terminal. Returns whether it did; the caller must then do nothing else.
 */
export function refuseSwitches(
  app: Pick<App, 'isPackaged' | 'exit' | 'getPreferredSystemLanguages'>,
  { argv, platform, stderr }: Pick<NodeJS.Process, 'argv' | 'platform' | 'stderr'>,
): boolean {
  const name = app.isPackaged ? refusedSwitch(argv, platform) : null
  if (name === null) return false
  void menuLabels(null, app.getPreferredSystemLanguages())
    .then(({ system }) => {
      stderr.write(`${filled(system.refusedSwitch, { name: `--${name}` })}\n`)
    })
    .finally(() => app.exit(1))
  return true
}
