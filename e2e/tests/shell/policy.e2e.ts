/**
 * Tries everything that injected text could try. The content-security policy must stop each attempt
 * and report its directive.
 */
import { expect, test } from '@playwright/test'
import { launch, type Launched } from '../../support/app.ts'

let program: Launched

test.beforeAll(async () => {
  program = await launch()
  await program.page.evaluate(() => {
    const seen: string[] = []
    Reflect.set(globalThis, 'violations', seen)
    addEventListener('securitypolicyviolation', event => seen.push(event.effectiveDirective))
  })
})
test.afterAll(() => program.close())

const add = (name: string, fields: Record<string, string>) => ({ name, fields })

/** Elements that a test adds to the page, and the directive that stops each. */
const elements: readonly (readonly [string, string, string, Record<string, string>])[] = [
  [
    'a style from elsewhere',
    'style-src-elem',
    'link',
    { rel: 'stylesheet', href: 'https://example.org/a.css' },
  ],
  ['an icon from elsewhere', 'img-src', 'link', { rel: 'icon', href: 'https://example.org/a.png' }],
  ['a picture from elsewhere', 'img-src', 'img', { src: 'https://example.org/a.png' }],
  ['a sound from elsewhere', 'media-src', 'audio', { src: 'https://example.org/a.mp3' }],
  ['a frame from elsewhere', 'frame-src', 'iframe', { src: 'https://example.org/' }],
  ['a frame of our own page', 'frame-src', 'iframe', { src: 'app://bundle/index.html' }],
  ['an object', 'require-trusted-types-for', 'object', { data: 'https://example.org/a.svg' }],
  ['an embedded thing', 'require-trusted-types-for', 'embed', { src: 'https://example.org/a.svg' }],
  ['another base', 'base-uri', 'base', { href: 'https://example.org/' }],
  ['a script attribute', 'require-trusted-types-for', 'div', { onclick: 'hacked = true' }],
  ['a style attribute', 'style-src-attr', 'div', { style: 'color: red' }],
]

/* oxlint-disable no-eval, typescript/no-implied-eval -- these must be tried to see them refused */
/** Code that a test runs in the page, and the directive that stops it. */
const codes: readonly (readonly [string, string, () => unknown])[] = [
  [
    'an inline script',
    'require-trusted-types-for',
    () => {
      const script = document.createElement('script')
      script.textContent = 'hacked = true'
    },
  ],
  [
    'a script from elsewhere',
    'require-trusted-types-for',
    () => {
      document.createElement('script').src = 'https://example.org/a.js'
    },
  ],
  [
    'markup',
    'require-trusted-types-for',
    () => {
      document.createElement('div').innerHTML = '<img src=x onerror=hacked=true>'
    },
  ],
  [
    'parsing a document',
    'require-trusted-types-for',
    () => new DOMParser().parseFromString('<b>x', 'text/html'),
  ],
  [
    'a worker from elsewhere',
    'require-trusted-types-for',
    () => new Worker('https://example.org/a.js'),
  ],
  [
    'another trusted types policy',
    'trusted-types',
    () => Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', {}),
  ],
  [
    'evaluating text',
    'require-trusted-types-for',
    () => setTimeout(() => (0, eval)('hacked = true')),
  ],
  [
    'a function of text',
    'require-trusted-types-for',
    () => setTimeout(() => new Function('hacked = true')()),
  ],
  ['a timer of text', 'require-trusted-types-for', () => setTimeout('hacked = true')],
  [
    'an inline style',
    'style-src-elem',
    () => {
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.head.append(style)
    },
  ],
  [
    'a font from elsewhere',
    'font-src',
    () => {
      void new FontFace('x', 'url(https://example.org/a.woff2)').load().catch(() => null)
    },
  ],
  [
    'fetching from elsewhere',
    'connect-src',
    () => void fetch('https://example.org/').catch(() => null),
  ],
  [
    'fetching from ourselves',
    'connect-src',
    () => void fetch('app://bundle/index.html').catch(() => null),
  ],
  ['a socket', 'connect-src', () => void new WebSocket('wss://example.org/')],
  ['a stream of events', 'connect-src', () => void new EventSource('https://example.org/')],
  ['a beacon', 'connect-src', () => navigator.sendBeacon('https://example.org/', 'x')],
  [
    'a form',
    'form-action',
    () => {
      const form = document.createElement('form')
      form.action = 'https://example.org/'
      document.body.append(form)
      form.submit()
      form.remove()
    },
  ],
]

async function violations(act: () => Promise<unknown>): Promise<readonly string[]> {
  const { page } = program
  await page.evaluate(() => Reflect.get(globalThis, 'violations').splice(0))
  await act().catch(() => null)
  const seen = () => page.evaluate((): string[] => [...Reflect.get(globalThis, 'violations')])
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(0)
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  return seen()
}

for (const [title, directive, name, fields] of elements)
  test(`the policy stops ${title}`, async () => {
    const seen = await violations(() =>
      program.page.evaluate(
        ({ name, fields }) => {
          const element = document.createElement(name)
          document.head.append(element)
          for (const [field, value] of Object.entries(fields)) element.setAttribute(field, value)
          element.click()
          element.remove()
        },
        add(name, fields),
      ),
    )
    expect(seen).toContain(directive)
  })

for (const [title, directive, code] of codes)
  test(`the policy stops ${title}`, async () => {
    expect(await violations(() => program.page.evaluate(code))).toContain(directive)
  })
