/** A hostile page can send anything. Whatever it sends, main replies and goes on. */
import fc from 'fast-check'
import { callNames, type CallName } from '#contract/call-names'
import { calls, type Answers } from '#contract/calls'
import type { Reply } from '#contract/refusal'
import { entry } from '../keeping/testing.ts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { pageUrl } from '../page/address.ts'
import { answerCalls, isOurs, type Sender } from './answer.ts'

type Handler = (event: Sender, ...args: unknown[]) => Promise<Reply>

const mainFrame = { url: pageUrl }
const window = { mainFrame }
const page: Sender = { sender: window, senderFrame: mainFrame }

/** Handlers that record their arguments. */
function listening() {
  const asked: { readonly name: string; readonly args: readonly unknown[] }[] = []
  const answers = Object.fromEntries(
    callNames.map(name => [name, async (...args: unknown[]) => void asked.push({ name, args })]),
  ) as unknown as Answers
  const handlers = new Map<string, Handler>()
  answerCalls(
    { handle: (name, handler) => void handlers.set(name, handler as unknown as Handler) },
    answers,
    sender => isOurs(sender, window),
    () => {},
  )
  const call = (name: CallName, sender: Sender, args: readonly unknown[]) =>
    handlers.get(name)!(sender, ...args)
  return { asked, call }
}

const poison = ['__proto__', 'constructor', 'prototype', 'toString', 'length', 'then']
const key = fc.oneof(fc.constantFrom(...poison, 'seq', 'direct', 'path', 'bytes'), fc.string())
/** Values that a structured clone can carry and an honest page never sends. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    key,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    withSparseArray: true,
    withObjectString: true,
  }),
  fc.constantFrom(
    '../../etc/passwd',
    'a\0b',
    '\ud800',
    'x'.repeat(100_000),
    -0,
    Number.NaN,
    2 ** 53,
  ),
  fc.dictionary(key, fc.anything(), { maxKeys: 3 }).map(fields => {
    const poisoned: unknown = JSON.parse('{"__proto__":{"direct":true},"constructor":{}}')
    return Object.assign(Object.create(null), fields, poisoned)
  }),
)

const sheet = {
  title: '书',
  language: 'zh-Hans',
  width: 210,
  height: 297,
  styles: ['index-a.css'],
}

/** Valid arguments for each call. A fuzzer would hardly ever find them. */
const right: { readonly [N in CallName]: v.InferInput<(typeof calls)[N]['accepts']> } = {
  appInfo: [],
  readBuild: [],
  licences: [],
  listBooks: [],
  readSection: ['a-book', 0, 0, 1],
  readChapters: ['a-book', 0],
  keepBundle: [[{ path: 'manifest.json', bytes: new Uint8Array(1) }]],
  stopKeeping: ['a-book'],
  removeBundle: ['a-book'],
  bringBackBundle: ['a-book'],
  chooseFiles: [],
  chooseFolder: [],
  readFromFolder: [1, 0],
  chooseNotesFolder: [],
  planNotes: [0, [{ key: 'mark/a', name: 'A' }], ['book/a']],
  writeNote: [0, 0, new Uint8Array(1)],
  endNotes: [0, 'a', ['mark/a']],
  chooseBackup: [],
  takeOpenedFiles: [],
  takeOpenedLink: [],
  addToFile: ['a', new Uint8Array(1)],
  dropFile: ['a'],
  saveFile: ['a.md', 'a'],
  savePaper: ['a.pdf', 'a', sheet],
  printPaper: ['a', sheet],
  stopPaper: [],
  showFile: ['a'],
  openFile: ['a'],
  openStore: [],
  checkCopies: [],
  storeOpened: [
    {
      libraryId: 'a-library',
      schemaVersion: 2,
      seq: 1,
      counts: {
        translations: 1,
        annotations: 0,
        categories: 4,
        positions: 0,
        settings: 0,
        history: 0,
        books: 0,
        structure: 0,
        ownWords: 0,
        sentences: 0,
        outline: 0,
      },
    },
  ],
  journal: [[entry(1)], { direct: false }],
  readRecovery: [],
  setStoreAside: [],
  backUpNow: ['auto'],
  backupTrouble: [],
  backUpBefore: ['auto', 'replace'],
  listBackups: [],
  readBackup: ['2026-11-24T08-00-00-000Z.json.gz'],
  openBackups: [],
  copyFolder: [],
  setCopyFolder: [true],
  readWords: [0],
  keepDictionary: ['one', 'given'],
  listDictionaries: [],
  readDictionary: ['one', 0],
  removeDictionary: ['one'],
  openLink: ['https://example.org/'],
  showWindow: [],
  setAppearance: [{ theme: 'dark' }],
  setMenu: [
    { language: 'en', enabled: ['edit.undo'], shortcuts: '', labels: { 'mark.category1': '一' } },
  ],
  popUp: [
    [
      [{ id: 0, label: 'One', action: 'edit.undo', checked: true, enabled: false }],
      [{ edit: 'copy' }, { label: 'More', items: [{ id: 1, label: 'Two' }] }],
    ],
    { x: 1.5, y: 2 },
  ],
  log: [{ level: 'info', code: 'a', counts: {} }],
  answerClose: [true],
}

/** Every place in `value`, itself included, as a function that puts something else there. */
function places(value: unknown): ((other: unknown) => unknown)[] {
  const inside = Array.isArray(value)
    ? value.map((item, i) => [item, (other: unknown) => value.with(i, other)] as const)
    : typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
      ? Object.entries(value).map(
          ([name, item]) => [item, (other: unknown) => ({ ...value, [name]: other })] as const,
        )
      : []
  return [
    other => other,
    ...inside.flatMap(([item, put]) => places(item).map(deeper => (o: unknown) => put(deeper(o)))),
  ]
}

describe.each(callNames)('%s', name => {
  const good = right[name] as readonly unknown[]

  it('gets a reply if its arguments are valid', async () => {
    const { asked, call } = listening()
    expect(await call(name, page, good)).toMatchObject({ ok: true })
    expect(asked).toEqual([{ name, args: good }])
  })

  it('is refused if another page than ours sends it', async () => {
    const sender = fc.record({
      sender: fc.constantFrom<object>(window, {}, { mainFrame }),
      senderFrame: fc.oneof(
        fc.constant(null),
        fc.record({ url: fc.oneof(fc.constant(pageUrl), fc.webUrl(), fc.string()) }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(sender, async forged => {
        const { asked, call } = listening()
        expect(await call(name, forged, good)).toEqual({ ok: false, refusal: 'stranger' })
        expect(asked).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('passes no argument on that its schema does not allow', async () => {
    const anything = fc.oneof(
      fc.array(hostile, { maxLength: 4 }),
      fc
        .tuple(
          fc.constantFrom(...places(good).slice(1), (o: unknown) => [...good, o]),
          hostile,
        )
        .map(([put, other]) => put(other)),
    )
    await fc.assert(
      fc.asyncProperty(anything, async given => {
        const args = Array.isArray(given) ? given : [given]
        const { asked, call } = listening()
        const reply = await call(name, page, args)
        if (reply.ok) {
          expect(asked).toHaveLength(1)
          expect(v.is(calls[name].accepts, asked[0]!.args)).toBe(true)
        } else expect([reply, asked]).toEqual([{ ok: false, refusal: 'arguments' }, []])
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(Reflect.get({}, 'direct')).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })
})
