/**
 * The files of the built program, read as text. They contain no code made from strings, no
 * requests, and nothing about the build machine.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, join, relative } from 'node:path'
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

/** The places where `pattern` matches, each with 30 characters around it. */
const found = (files: readonly BuiltFile[], pattern: RegExp): readonly string[] =>
  files.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => {
      const around = text.slice(Math.max(0, index - 30), index + words.length + 30)
      return `${name}: ${around.replaceAll(/\s+/g, ' ')}`
    }),
  )

test('the build contains a page, a preload and a main process', () => {
  expect(scripts.length).toBeGreaterThan(5)
  expect(preload.map(({ name }) => name)).toContain(join('preload', 'index.cjs'))
  expect(all.length).toBeGreaterThan(scripts.length + 2)
})

test.describe('the first screen loads only its own code', () => {
  const part = (name: string) => {
    const hashed = new RegExp(`^${name}-[\\w-]{8}\\.js$`)
    const file = scripts.find(one => hashed.test(basename(one.name)))
    if (!file) throw new Error(`there is no part ${name}`)
    return file
  }
  const startOfPage = () => page.find(({ name }) => name.endsWith('index.html'))?.text
  const importedBy = ({ text }: BuiltFile) =>
    [...text.matchAll(/(?:from|import)\s*["'`]\.\/([a-z-]+)-[^"'`]+["'`]/g)].map(([, name]) => name)

  test('the script that opens the library comes first and imports no interface code', () => {
    const others = importedBy(part('opening')).filter(name => name !== 'rolldown-runtime')
    expect(others.toSorted()).toEqual(['dexie', 'first-calls'])
    expect(startOfPage()).toMatch(/<script [^>]*\basync\b[^>]*opening-/)
  })

  test('the first calls are made by a script that waits for no other', () => {
    expect(importedBy(part('first-calls'))).toEqual([])
    expect(part('first-calls').text.length).toBeLessThan(1000)
    expect(startOfPage()).toMatch(/<script [^>]*\basync\b[^>]*first-calls-/)
  })

  test('the code of dialogs, which searches all languages of the engine, loads after the first screen', () => {
    expect(found([part('start'), part('opening')], /supportedLocalesOf/g)).toEqual([])
    expect(importedBy(part('start'))).not.toContain('dialog-frame')
    expect(found(scripts, /supportedLocalesOf/g)).not.toEqual([])
  })

  test('the preload contains the names of the calls, and not their checks', () => {
    expect(found(preload, /\bvalibot\b|strictTuple|safeParse/g)).toEqual([])
    const [script] = preload.filter(({ name }) => name.endsWith('.cjs'))
    expect(script?.text.length).toBeLessThan(8000)
  })
})

test.describe('the built code makes no code from strings', () => {
  for (const [what, pattern] of [
    ['eval', /\beval\(/g],
    ['functions made of strings', /\bnew Function\b|[^.\w$]Function\(/g],
    ['timers that run strings', /\bset(?:Timeout|Interval)\(\s*['"`]/g],
  ] as const) {
    test(`the built code contains no ${what}`, () => {
      expect(found(all, pattern)).toEqual([])
    })
  }
})

test.describe('the page reaches the outside only through its calls', () => {
  for (const [what, pattern] of [
    ['requests', /\bfetch\(|XMLHttpRequest|sendBeacon|\bEventSource\b|\bimportScripts\b/g],
    ['connections', /\bWebSocket\b|WebTransport|RTCPeerConnection/g],
    ['cookies', /document\.cookie/g],
    ['Node', /\brequire\(|\bprocess\.binding\b|['"`]node:/g],
  ] as const) {
    test(`the scripts of the page use no ${what}`, () => {
      expect(found(scripts, pattern)).toEqual([])
    })
  }

  test('the preload requires Electron and nothing else', () => {
    const asked = preload.flatMap(({ text }) =>
      [...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, of]) => of),
    )
    expect(new Set(asked)).toEqual(new Set(['"electron"']))
  })
})

test.describe('the scripts of the page make no markup from strings', () => {
  for (const [what, pattern] of [
    ['beside an element', /insertAdjacentHTML|createContextualFragment|setHTMLUnsafe/g],
    ['in place of an element', /\.outerHTML\s*=|document\.write/g],
    ['as a document', /parseFromString|\.srcdoc\s*=/g],
  ] as const) {
    test(`no script writes markup ${what}`, () => {
      expect(found(scripts, pattern)).toEqual([])
    })
  }

  test('only ProseMirror (with a policy) and React (unused) can write markup into an element', () => {
    const sinks = found(scripts, /\.innerHTML\s*=(?!=)/g)
    const isKnown = (sink: string) => /__html|<script><|createHTML|innerHTML=\w+\(\w+\)/.test(sink)
    expect(sinks.filter(sink => !isKnown(sink))).toEqual([])
    // React has such a sink. Our code does not use it, and Trusted Types would refuse it.
    expect(found(scripts, /dangerouslySetInnerHTML\s*:(?!\s*(?:break|case|return))/g)).toEqual([])
    const policies = scripts.flatMap(({ text }) =>
      [...text.matchAll(/createPolicy\(([^,]*),/g)].map(([, name = '']) => name),
    )
    // Our own policy takes its name from a constant. It makes worker URLs, not markup.
    expect(policies.filter(name => /['"`]/.test(name))).toEqual(['`ProseMirrorClipboard`'])
    expect(policies).toHaveLength(2)
  })
})

test('no page and no style sheet contains an address to fetch', () => {
  const files = page.filter(({ name }) => /\.(?:html|css)$/.test(name))
  // A picture inside a style sheet declares its format with this address.
  expect(found(files, /https?:(?!\/\/www\.w3\.org\/2000\/svg)\/\//g)).toEqual([])
})

test('addresses in the scripts are namespaces or parts of messages', () => {
  const known =
    /^https?:\/\/(?:www\.w3\.org\/|www\.idpf\.org\/|ns\.adobe\.com\/|schemas\.|purl\.|react\.dev\/errors|react\.i18next\.com\/|prosemirror\.net\/docs|tinyurl\.com\/|bit\.ly\/|en\.wikipedia\.org\/|feross\.org |www\.tbxinfo\.net\/ns\/)/
  const addresses = scripts.flatMap(({ name, text }) =>
    [...text.matchAll(/https?:\/\/[\w.-]+\.[\w./-]+/g)].map(([address]) => `${address} in ${name}`),
  )
  expect(addresses.filter(address => !known.test(address))).toEqual([])
})

test('the built code contains no secret, no source map and no path of the build machine', () => {
  expect(
    found(all, /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}/g),
  ).toEqual([])
  expect(found(all, /sourceMappingURL=/g)).toEqual([])
  const places = [programFolder, homedir()].filter(place => place.length > 5)
  for (const place of places) {
    expect(all.filter(({ text }) => text.includes(place)).map(({ name }) => name)).toEqual([])
  }
})
