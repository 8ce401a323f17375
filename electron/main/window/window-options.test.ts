import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { frameTheme, paper, paperOf, windowOptions } from './window-options.ts'

const wish = {
  preload: '/p.cjs',
  icon: '/i.png',
  place: null,
  paper: '#fff',
  zoom: 1.5,
  development: false,
  session: null,
}

it('makes a window whose page has no access to Node', () => {
  expect(windowOptions(wish).webPreferences).toEqual({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    zoomFactor: 1.5,
    devTools: false,
  })
})

it('shows nothing before it is painted, and is never too small to read in', () => {
  expect(windowOptions(wish)).toMatchObject({ show: false, minWidth: 720, minHeight: 500 })
})

it('opens where it was', () => {
  const place = { x: 1, y: 2, width: 900, height: 700 }
  expect(windowOptions({ ...wish, place })).toMatchObject(place)
})

it.each([
  ['system', false, paper.light, 'system'],
  ['system', true, paper.dark, 'system'],
  ['light', true, paper.light, 'light'],
  ['dark', false, paper.dark, 'dark'],
  ['sepia', true, paper.sepia, 'light'],
] as const)(
  'the theme %s, with a dark system (%s), sets paper and frame',
  (theme, dark, colour, frame) => {
    expect(paperOf(theme, dark)).toBe(colour)
    expect(frameTheme(theme)).toBe(frame)
  },
)

it('has the colours of the page', () => {
  const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8')
  const colours = [...tokens.matchAll(/--paper:\s*(#[0-9a-f]+)/g)].map(match => match[1])
  expect(new Set(colours)).toEqual(new Set(Object.values(paper)))
})
