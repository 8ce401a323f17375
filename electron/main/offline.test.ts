import { describe, expect, it } from 'vitest'
import { mayRequest } from './offline.ts'

const server = 'http://localhost:5173'

describe('a request', () => {
  it.each<[string, boolean, boolean]>([
    ['app://bundle/index.html', true, true],
    ['blob:app://bundle/1-2', true, true],
    ['devtools://devtools/bundled/a.js', true, true],
    ['app://bundle.evil/', false, false],
    ['app://bundle', false, false],
    ['app://evil/', false, false],
    ['blob:https://example.org/1', false, false],
    ['http://localhost:5173/src/main.tsx', false, true],
    ['ws://localhost:5173/?token=1', false, true],
    ['http://localhost:51730/', false, false],
    ['http://localhost/', false, false],
    ['https://localhost:5173/', false, false],
    ['https://example.org/', false, false],
    ['http://127.0.0.1/', false, false],
    ['ws://example.org/', false, false],
    ['wss://example.org/', false, false],
    ['ftp://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['chrome://gpu/', false, false],
    ['chrome-extension://abc/x.js', false, false],
    ['filesystem:app://bundle/x', false, false],
    ['', false, false],
  ])('to %j: %s, in development %s', (url, released, development) => {
    expect(mayRequest(url, null)).toBe(released)
    expect(mayRequest(url, server)).toBe(development)
  })
})
