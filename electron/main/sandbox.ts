import type { App } from 'electron'

/**
 * Puts every page into Chromium's sandbox. Root cannot have one: it must start the program with
 * `--no-sandbox`, which `enableSandbox` would undo, and then no page would start. A released
 * program refuses that switch.
 */
export function enterSandbox(app: Pick<App, 'commandLine' | 'enableSandbox'>): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}
