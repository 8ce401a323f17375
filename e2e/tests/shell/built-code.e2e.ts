/** What is in the built program, read as text: nothing that runs made-up code, calls out, or tells of the machine it was built on. */
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { extname, join, relative } from 'node:path'
import { expect, test } from '@playwright/test'
import { programFolder } from '../../support/app.ts'

interface BuiltFile {
  readonly name: string
  readonly text: string
}

const built = join(programFolder, 'out')
const kinds = ['.js', '.cjs', '.html', '.css', '.json']

const filesIn = (part: string): readonly BuiltFile[] =>
  readdirSync(join(built, part), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && kinds.includes(extname(entry.name)))
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      return { name: relative(built, path), text: readFileSync(path, 'utf8') }
    })

const page = filesIn('renderer')
const scripts = page.filter(({ name }) => name.endsWith('.js'))
const preload = filesIn('preload')
const all = [...page, ...preload, ...filesIn('main')]

/** Where `pattern` is found, with a little of what stands around it. */
const found = (files: readonly BuiltFile[], pattern: RegExp): readonly string[] =>
  files.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => {
      const around = text.slice(Math.max(0, index - 30), index + words.length + 30)
      return `${name}: ${around.replaceAll(/\s+/g, ' ')}`
    }),
  )

test('there is a page, a preload and a main process to look at', () => {
  expect(scripts.length).toBeGreaterThan(5)
  expect(preload.map(({ name }) => name)).toContain(join('preload', 'index.cjs'))
  expect(all.length).toBeGreaterThan(scripts.length + 2)
})

test.describe('the first screen does not wait for what it does without', () => {
  const part = (name: string) => {
    const file = scripts.find(one => one.name.includes(join('assets', `${name}-`)))
    if (!file) throw new Error(`there is no part ${name}`)
    return file
  }
  const importedBy = ({ text }: BuiltFile) =>
    [...text.matchAll(/(?:from|import)\s*["'`]\.\/([a-z-]+)-[^"'`]+["'`]/g)].map(([, name]) => name)

  test('what opens the library comes first, and imports nothing of the interface', () => {
    expect(importedBy(part('opening')).filter(name => name !== 'rolldown-runtime')).toEqual([
      'dexie',
    ])
    expect(page.find(({ name }) => name.endsWith('index.html'))?.text).toMatch(
      /<script [^>]*\basync\b[^>]*opening-/,
    )
  })

  test('what dialogs are made of, which looks through all languages of the engine, is loaded later', () => {
    expect(found([part('start'), part('opening')], /supportedLocalesOf/g)).toEqual([])
    expect(importedBy(part('start'))).not.toContain('dialog-frame')
    expect(found(scripts, /supportedLocalesOf/g)).not.toEqual([])
  })

  test('the preload has the names of the calls, and not their checks', () => {
    expect(found(preload, /\bvalibot\b|strictTuple|safeParse/g)).toEqual([])
    const [script] = preload.filter(({ name }) => name.endsWith('.cjs'))
    expect(script?.text.length).toBeLessThan(8000)
  })
})

test.describe('no part of it makes code of words', () => {
  for (const [what, pattern] of [
    ['eval', /\beval\(/g],
    ['functions made of strings', /\bnew Function\b|[^.\w$]Function\(/g],
    ['timers that run strings', /\bset(?:Timeout|Interval)\(\s*['"`]/g],
  ] as const) {
    test(what, () => {
      expect(found(all, pattern)).toEqual([])
    })
  }
})

test.describe('the page has no way out but its calls', () => {
  for (const [what, pattern] of [
    ['requests', /\bfetch\(|XMLHttpRequest|sendBeacon|\bEventSource\b|\bimportScripts\b/g],
    ['connections', /\bWebSocket\b|WebTransport|RTCPeerConnection/g],
    ['cookies', /document\.cookie/g],
    ['Node', /\brequire\(|\bprocess\.binding\b|['"`]node:/g],
  ] as const) {
    test(what, () => {
      expect(found(scripts, pattern)).toEqual([])
    })
  }

  test('its preload asks Electron for what it needs, and nobody else', () => {
    const asked = preload.flatMap(({ text }) =>
      [...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, of]) => of),
    )
    expect(new Set(asked)).toEqual(new Set(['"electron"']))
  })
})

test.describe('no markup is made of words', () => {
  for (const [what, pattern] of [
    ['beside an element', /insertAdjacentHTML|createContextualFragment|setHTMLUnsafe/g],
    ['in place of one', /\.outerHTML\s*=|document\.write/g],
    ['as a document', /parseFromString|\.srcdoc\s*=/g],
  ] as const) {
    test(what, () => {
      expect(found(scripts, pattern)).toEqual([])
    })
  }

  test('in an element by two libraries only: one has a policy for it, the other none and no use', () => {
    const sinks = found(scripts, /\.innerHTML\s*=(?!=)/g)
    const isKnown = (sink: string) => /__html|<script><|createHTML|innerHTML=\w+\(\w+\)/.test(sink)
    expect(sinks.filter(sink => !isKnown(sink))).toEqual([])
    // React's, which nothing of ours asks for, and which Trusted Types would refuse.
    expect(found(scripts, /dangerouslySetInnerHTML\s*:(?!\s*(?:break|case|return))/g)).toEqual([])
    const policies = scripts.flatMap(({ text }) =>
      [...text.matchAll(/createPolicy\(([^,]*),/g)].map(([, name = '']) => name),
    )
    // Our own has its name from a constant, and makes addresses of workers, no markup.
    expect(policies.filter(name => /['"`]/.test(name))).toEqual(['`ProseMirrorClipboard`'])
    expect(policies).toHaveLength(2)
  })
})

test('no page and no style names an address that would be fetched', () => {
  const files = page.filter(({ name }) => /\.(?:html|css)$/.test(name))
  // A picture that a style holds in itself says by such a name that it is one.
  expect(found(files, /https?:(?!\/\/www\.w3\.org\/2000\/svg)\/\//g)).toEqual([])
})

test('addresses in the code are names of forms, or stand in messages', () => {
  const known =
    /^https?:\/\/(?:www\.w3\.org\/|www\.idpf\.org\/|ns\.adobe\.com\/|schemas\.|purl\.|react\.dev\/errors|react\.i18next\.com\/|prosemirror\.net\/docs|tinyurl\.com\/|bit\.ly\/|en\.wikipedia\.org\/)/
  const addresses = scripts.flatMap(({ name, text }) =>
    [...text.matchAll(/https?:\/\/[\w.-]+\.[\w./-]+/g)].map(([address]) => `${address} in ${name}`),
  )
  expect(addresses.filter(address => !known.test(address))).toEqual([])
})

test('it keeps no secret, and tells nothing of the machine that built it', () => {
  expect(
    found(all, /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}/g),
  ).toEqual([])
  expect(found(all, /sourceMappingURL=/g)).toEqual([])
  const places = [programFolder, homedir()].filter(place => place.length > 5)
  for (const place of places) {
    expect(all.filter(({ text }) => text.includes(place)).map(({ name }) => name)).toEqual([])
  }
})
