import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lib/run.mjs'
import { Advice, say } from '../lib/say.mjs'
import { tool } from '../lib/tool.mjs'

const { PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge-stable',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    join(PROGRAMFILES, 'Google/Chrome/Application/chrome.exe'),
    join(LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe'),
  ],
}

/** The path of an installed browser for the component tests; null if there is no such browser. */
export function findChromium() {
  return places[process.platform]?.find(path => existsSync(path)) ?? null
}

/** Fetches Playwright's own browser if no other is installed. Needs node_modules. */
export async function provideChromium() {
  if (findChromium()) return
  const { chromium } = await import('playwright')
  if (existsSync(chromium.executablePath())) return
  say('No Chrome or Chromium was found: fetching the one Playwright tests with …')
  const { code } = await run(...tool('playwright', 'install', 'chromium'))
  if (code !== 0)
    throw new Advice(
      'The component tests need a browser. Install Chromium or Chrome in its usual place and run this again.',
    )
}
