/**
 * Replies to the page. Longer than most tests, because every call is refused in every way in which
 * it can be wrong.
 */
import type { IpcMain } from 'electron'
import { callNames } from '#contract/call-names'
import type { Answers } from '#contract/calls'
import type { Reply } from '#contract/refusal'
import { unknownInstallation } from '#domain/clock'
import { describe, expect, it } from 'vitest'
import { pageUrl } from '../page/address.ts'
import { answerCalls, isOurs, type Sender } from './answer.ts'

type Handler = (event: Sender, ...args: unknown[]) => Promise<Reply>

const calm = { ok: false, fault: { code: 'bundle.not-found', file: '', place: '' } } as const

/** Handlers that record their arguments. `licences` has a bug. */
function listening() {
  const asked: unknown[][] = []
  const remember =
    <T>(name: string, answer: T) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args])
      return answer
    }
  const answers: Answers = {
    appInfo: async () => {
      throw new Error('unused')
    },
    licences: async () => {
      throw new Error('ENOENT: no such file /home/reader/秘密.txt')
    },
    readBuild: remember('readBuild', null),
    listBooks: remember('listBooks', { books: [], faults: [] }),
    readSection: remember('readSection', calm),
    readChapters: remember('readChapters', { ok: true, value: [Uint8Array.of(1)] } as const),
    keepBundle: remember('keepBundle', calm),
    stopKeeping: remember('stopKeeping', undefined),
    removeBundle: remember('removeBundle', calm),
    bringBackBundle: remember('bringBackBundle', calm),
    chooseFiles: remember('chooseFiles', [calm]),
    chooseFolder: remember('chooseFolder', null),
    readFromFolder: remember('readFromFolder', calm),
    chooseNotesFolder: remember('chooseNotesFolder', null),
    planNotes: remember('planNotes', {
      ok: true,
      value: { names: [], changed: [], ofRemoved: 0 },
    } as const),
    writeNote: remember('writeNote', { ok: true, value: null } as const),
    endNotes: remember('endNotes', {
      ok: true,
      value: { folder: { name: 'a', id: 'a' }, removed: 0, stayed: [] },
    } as const),
    chooseBackup: remember('chooseBackup', calm),
    takeOpenedFiles: remember('takeOpenedFiles', calm),
    takeOpenedLink: remember('takeOpenedLink', null),
    addToFile: remember('addToFile', undefined),
    dropFile: remember('dropFile', undefined),
    saveFile: remember('saveFile', { ok: true, value: { name: 'a.md', id: 'a' } } as const),
    savePaper: remember('savePaper', { ok: true, value: { name: 'a.pdf', id: 'a' } } as const),
    printPaper: remember('printPaper', { ok: true, value: 'printed' } as const),
    stopPaper: remember('stopPaper', undefined),
    showFile: remember('showFile', true),
    openFile: remember('openFile', true),
    openStore: remember('openStore', {
      witness: null,
      lastSeq: 0,
      clean: true,
      space: 'enough',
      rawCopy: null,
      snapshot: null,
      installation: unknownInstallation,
      damaged: [],
      readOnly: null,
      isCopy: false,
    } as const),
    storeOpened: remember('storeOpened', 'enough' as const),
    journal: remember('journal', { ok: true, value: { seq: 1 } } as const),
    checkCopies: remember('checkCopies', []),
    readRecovery: remember('readRecovery', calm),
    setStoreAside: remember('setStoreAside', calm),
    backUpNow: remember('backUpNow', calm),
    backupTrouble: remember('backupTrouble', null),
    backUpBefore: remember('backUpBefore', calm),
    listBackups: remember('listBackups', []),
    readBackup: remember('readBackup', calm),
    openBackups: remember('openBackups', undefined),
    copyFolder: remember('copyFolder', { folder: null, fault: null }),
    setCopyFolder: remember('setCopyFolder', calm),
    readWords: remember('readWords', Uint8Array.of(1)),
    keepDictionary: remember('keepDictionary', { ok: true, value: null }),
    listDictionaries: remember('listDictionaries', []),
    readDictionary: remember('readDictionary', Uint8Array.of(1)),
    removeDictionary: remember('removeDictionary', { ok: true, value: null }),
    openLink: remember('openLink', undefined),
    showWindow: remember('showWindow', undefined),
    setAppearance: remember('setAppearance', undefined),
    setMenu: remember('setMenu', undefined),
    popUp: remember('popUp', null),
    log: remember('log', undefined),
    answerClose: remember('answerClose', undefined),
  }
  const handlers = new Map<string, Handler>()
  const ipc: Pick<IpcMain, 'handle'> = {
    handle: (name, handler) => void handlers.set(name, handler as unknown as Handler),
  }
  const reported: string[] = []
  const mainFrame = { url: pageUrl }
  const window = { mainFrame }
  answerCalls(
    ipc,
    answers,
    sender => isOurs(sender, window),
    (name, refusal) => reported.push(`${name} ${refusal}`),
  )
  const page: Sender = { sender: window, senderFrame: mainFrame }
  const call = (name: string, ...args: unknown[]) => handlers.get(name)?.(page, ...args)
  return { asked, handlers, reported, call, page }
}

const sheet = { title: '书', language: 'zh', width: 210, height: 297, styles: ['a-1.css'] }

describe('a call', () => {
  it('a handler is registered for every name of the contract and no other', () => {
    expect([...listening().handlers.keys()]).toEqual(callNames)
  })

  it('a call reaches its handler with its arguments', async () => {
    const { call, asked } = listening()
    expect(await call('readSection', 'a-book', 0, 0, 50)).toEqual({ ok: true, value: calm })
    expect(asked).toEqual([['readSection', 'a-book', 0, 0, 50]])
  })

  it('a call that fails replies that it failed and nothing more', async () => {
    const { call, reported } = listening()
    expect(await call('licences')).toEqual({ ok: false, refusal: 'failed' })
    expect(reported).toEqual(['licences failed'])
  })
})

const cyclic: Record<string, unknown> = {}
cyclic['self'] = cyclic

const position = { bookId: 'b', paragraphId: 'p', index: 0, side: 'source', updatedAt: 1 }
/** An entry of the outbox with `changes`, and with `row` in place of its row. */
const entry = (changes: object = {}, row: unknown = position) => ({
  seq: 1,
  target: 'positions/b',
  operation: { table: 'positions', row },
  at: 1,
  ...changes,
})
const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)])
const journalled = { direct: false }
const line = { id: 0, label: 'One' }
const at = { x: 0, y: 0 }
const menu = { language: 'en', enabled: [], shortcuts: '', labels: {} }
const opened = {
  libraryId: 'a',
  schemaVersion: 1,
  seq: 0,
  counts: {
    translations: 0,
    annotations: 0,
    categories: 4,
    positions: 0,
    settings: 0,
    history: 0,
    books: 0,
  },
}

it('a call passes the reader’s rows on without leaving anything out', async () => {
  const { call, asked } = listening()
  const rows = [entry(), entry({}, { ...position, ofANewerProgram: [{ a: null }, '\ud800'] })]
  expect(await call('journal', rows, journalled)).toEqual({ ok: true, value: expect.anything() })
  expect(asked).toEqual([['journal', rows, journalled]])
})

describe('wrong arguments are refused', () => {
  it.each<[string, ...unknown[]]>([
    ['listBooks', 1],
    ['listBooks', undefined],
    ['appInfo', {}],
    ['readSection'],
    ['readSection', 'a-book', 0, 0],
    ['readSection', 'a-book', 0, 0, 50, 1],
    ['readChapters', 'a-book'],
    ['readChapters', 'a-book', -1],
    ['readChapters', 'a-book', 0.5],
    ['readChapters', '../etc', 0],
    ['readChapters', 'a-book', 0, 1],
    ['readSection', '../etc', 0, 0, 50],
    ['readSection', '..', 0, 0, 50],
    ['readSection', '.hidden', 0, 0, 50],
    ['readSection', 'a/b', 0, 0, 50],
    ['readSection', 'a\\b', 0, 0, 50],
    ['readSection', 'a\0', 0, 0, 50],
    ['readSection', '', 0, 0, 50],
    ['readSection', '白皮书', 0, 0, 50],
    ['readSection', 'a'.repeat(81), 0, 0, 50],
    ['readSection', ['a-book'], 0, 0, 50],
    ['readSection', { toString: 'a-book' }, 0, 0, 50],
    ['readSection', 'a-book', -1, 0, 50],
    ['readSection', 'a-book', 0.5, 0, 50],
    ['readSection', 'a-book', Number.NaN, 0, 50],
    ['readSection', 'a-book', 0, 0, Number.POSITIVE_INFINITY],
    ['readSection', 'a-book', 0, 0, 1e15],
    ['readSection', 'a-book', '0', 0, 50],
    ['readSection', 'a-book', 0n, 0, 50],
    ['readSection', 'a-book', null, 0, 50],
    ['keepBundle', []],
    ['keepBundle', [{ path: '../manifest.json', bytes: new Uint8Array() }]],
    ['keepBundle', [{ path: 'chapters/../../x.json', bytes: new Uint8Array() }]],
    ['keepBundle', [{ path: '/etc/passwd', bytes: new Uint8Array() }]],
    ['keepBundle', [{ path: 'manifest.json', bytes: 'text' }]],
    ['keepBundle', [{ path: 'manifest.json', bytes: new Uint8Array(), mode: 0o777 }]],
    ['keepBundle', JSON.parse('[{"path":"manifest.json","__proto__":{"bytes":1}}]')],
    ['keepBundle', { length: 1, 0: { path: 'manifest.json', bytes: new Uint8Array() } }],
    ['saveFile', '', 'a'],
    ['saveFile', 'a'.repeat(201), 'a'],
    ['saveFile', 'a.md', '../a'],
    ['saveFile', 'a.md', new Uint8Array()],
    ['saveFile', 'a.md', 'a', '/etc/passwd'],
    ['savePaper', 'a.pdf', '../a', sheet],
    ['savePaper', '', 'a', sheet],
    ['savePaper', 'a.pdf', 'a', { ...sheet, styles: ['../index.css'] }],
    ['savePaper', 'a.pdf', 'a', { ...sheet, styles: ['https://a.b/c.css'] }],
    ['savePaper', 'a.pdf', 'a', { ...sheet, width: 1e9 }],
    ['savePaper', 'a.pdf', 'a', { ...sheet, height: Number.NaN }],
    ['savePaper', 'a.pdf', 'a', { ...sheet, language: '"><script>' }],
    ['printPaper', 'a', { ...sheet, printer: 'x' }],
    ['printPaper', 'a'],
    ['stopPaper', 'a'],
    ['showFile', '/etc/passwd'],
    ['showFile', '../a'],
    ['showFile'],
    ['openFile', 'file:///etc/passwd'],
    ['openFile', ''],
    ['openFile', 'a', 'b'],
    ['addToFile', '', new Uint8Array()],
    ['addToFile', 'a'.repeat(65), new Uint8Array()],
    ['addToFile', 'a', 'text'],
    ['addToFile', 'a', [1, 2]],
    ['addToFile', 'a', new Uint8Array(17 * 1024 * 1024)],
    ['dropFile', ''],
    ['dropFile'],
    ...['removeBundle', 'bringBackBundle'].flatMap((name): [string, ...unknown[]][] => [
      [name],
      [name, ''],
      [name, '.'],
      [name, '..'],
      [name, '../books'],
      [name, 'a/../../b'],
      [name, '/etc'],
      [name, 'C:\\Windows'],
      [name, '123_a-book'],
      [name, 'a\0'],
      [name, '~'],
      [name, ['a-book']],
      [name, 'a-book', '/tmp'],
    ]),
    ['openStore', 1],
    ['storeOpened'],
    ['storeOpened', { ...opened, libraryId: '' }],
    ['storeOpened', { ...opened, seq: -1 }],
    ['storeOpened', { ...opened, seq: Number.MAX_SAFE_INTEGER }],
    ['storeOpened', { ...opened, schemaVersion: 1e9 }],
    ['storeOpened', { ...opened, counts: { ...opened.counts, history: 2 ** 52 } }],
    ['storeOpened', { ...opened, path: '/etc' }],
    ['storeOpened', { ...opened, counts: {} }],
    ['storeOpened', { ...opened, counts: { ...opened.counts, constructor: 1 } }],
    ['journal', [], journalled],
    ['journal', [entry()]],
    ['journal', [entry()], {}],
    ['journal', [entry()], { direct: 1 }],
    ['journal', [entry()], { direct: true, file: '/etc/passwd' }],
    ['journal', entry(), journalled],
    ['journal', Array(10_001).fill(entry()), journalled],
    ['journal', [entry({ seq: -1 })], journalled],
    ['journal', [entry({ seq: 1e300 })], journalled],
    ['journal', [entry({ seq: Number.MAX_SAFE_INTEGER })], journalled],
    ['journal', [entry({ seq: 1e12 + 1 })], journalled],
    ['journal', [entry({ at: 8640000000000001 })], journalled],
    ['journal', [entry({}, { ...position, updatedAt: 8640000000000001 })], journalled],
    ['journal', [entry({}, { ...position, updatedAt: 1e300 })], journalled],
    ['journal', [entry({}, { ...position, updatedAt: Date.UTC(10_000, 0, 1) })], journalled],
    ['journal', [entry({ at: Number.NaN })], journalled],
    ['journal', [entry({ target: 'positions/c' })], journalled],
    ['journal', [entry({ target: 'constructor/b' })], journalled],
    ['journal', [entry({ more: 1 })], journalled],
    ['journal', [entry({ operation: { table: 'constructor', row: position } })], journalled],
    ['journal', [entry({ operation: { table: 'meta', row: position } })], journalled],
    ['journal', [entry({ operation: { table: 'positions' } })], journalled],
    ['journal', [entry({}, null)], journalled],
    ['journal', [entry({}, [position])], journalled],
    ['journal', [entry({ target: 'positions/' }, { ...position, bookId: '' })], journalled],
    [
      'journal',
      [entry({ target: 'positions/undefined' }, { ...position, bookId: undefined })],
      journalled,
    ],
    ['journal', [entry({}, { ...position, updatedAt: '1' })], journalled],
    ['journal', [entry({}, { ...position, date: new Date(0) })], journalled],
    ['journal', [entry({}, { ...position, deep: deep(99) })], journalled],
    ['journal', [entry({}, { ...position, self: cyclic })], journalled],
    ['journal', [entry({}, { ...position, constructor: 1 })], journalled],
    ['journal', [entry({}, JSON.parse('{"bookId":"b","updatedAt":1,"__proto__":{}}'))], journalled],
    ['checkCopies', 1],
    ['storeOpened', { ...opened, sum: 'x' }],
    ['readRecovery', 1],
    ['setStoreAside', '/tmp'],
    ['backUpNow'],
    ['backUpNow', 'raw'],
    ['backUpNow', '/tmp'],
    ['backUpBefore', 'auto'],
    ['backUpBefore', 'raw', 'replace'],
    ['backUpBefore', 'auto', '../../etc'],
    ['backUpBefore', 'auto', 'constructor'],
    ['readBackup', '../library/witness.json'],
    ['readBackup', '.hidden'],
    ['readBackup', 'a/b'],
    ['readBackup', ''],
    ['readBackup', 'a'.repeat(81)],
    ['openBackups', '/etc'],
    ['copyFolder', '/etc'],
    ['setCopyFolder', '/etc'],
    ['setCopyFolder'],
    ['readWords'],
    ['readWords', -1],
    ['readWords', '0'],
    ['readWords', 0, 1],
    ['keepDictionary', '../one', 'given'],
    ['keepDictionary', 'one'],
    ['readDictionary', 'one.dictionary', 0],
    ['readDictionary', 'built-in', 0],
    ['readDictionary', 'one', -1],
    ['removeDictionary', ''],
    ['removeDictionary', 'a/b'],
    ['openLink', `https://example.org/${'a'.repeat(4096)}`],
    ['openLink', new URL('https://example.org/')],
    ['setAppearance', { theme: 'pink' }],
    ['setAppearance', JSON.parse('{"theme":"dark","__proto__":{"x":1}}')],
    ['setAppearance', Object.assign(Object.create({ theme: 'dark' }), { constructor: 1 })],
    ['setMenu', { ...menu, enabled: ['constructor'] }],
    ['setMenu', { ...menu, enabled: ['__proto__'] }],
    ['setMenu', { ...menu, language: '../en' }],
    ['setMenu', { ...menu, enabled: Array(201).fill('edit.undo') }],
    ['setMenu', { ...menu, shortcuts: 'x'.repeat(10_001) }],
    ['setMenu', { ...menu, labels: { 'file.delete': 'x' } }],
    ['setMenu', { ...menu, labels: { 'mark.category1': '' } }],
    ['setMenu', { ...menu, labels: { 'mark.category1': 'x'.repeat(201) } }],
    ['popUp', [], at],
    ['popUp', [[]], at],
    ['popUp', [[line]]],
    ['popUp', [[line]], { x: 0 }],
    ['popUp', [[line]], { x: Number.NaN, y: 0 }],
    ['popUp', [[line]], { x: 0, y: 1e9 }],
    ['popUp', [[{ ...line, action: 'constructor' }]], at],
    ['popUp', [[{ ...line, label: '' }]], at],
    ['popUp', [[{ ...line, label: 'x'.repeat(201) }]], at],
    ['popUp', [[{ ...line, role: 'quit' }]], at],
    ['popUp', [[{ ...line, id: -1 }]], at],
    ['popUp', [[{ edit: 'quit' }]], at],
    ['popUp', [[{ label: 'More', items: [{ label: 'More', items: [line] }] }]], at],
    ['popUp', [Array(101).fill(line)], at],
    ['popUp', Array(21).fill([line]), at],
    ['log', { level: 'info', code: 'The reader wrote 一', counts: {} }],
    ['log', { level: 'info', code: 'a', counts: { n: '一' } }],
    ['log', { level: 'info', code: 'a', counts: { __proto__x: 1 } }],
    ['log', { level: 'silly', code: 'a', counts: {} }],
    ['log', cyclic],
    ['answerClose', 1],
    ['answerClose', 'true'],
    ['answerClose'],
  ])('the call %s is refused with the arguments %j', async (name, ...args) => {
    const { call, asked, reported } = listening()
    expect(await call(name, ...args)).toEqual({ ok: false, refusal: 'arguments' })
    expect(asked).toEqual([])
    expect(reported).toEqual([`${name} arguments`])
  })
})

it('a call refuses values that JSON cannot write', async () => {
  const { call } = listening()
  const refused = { ok: false, refusal: 'arguments' }
  for (const value of [1n, () => 1, Symbol('a'), new Map(), /a/])
    expect(await call('journal', [entry({}, { ...position, value })], journalled)).toEqual(refused)
})

describe('a stranger is refused', () => {
  const frame = { url: pageUrl }
  const window = { mainFrame: frame }
  it.each<[string, Sender, { readonly mainFrame: object } | null]>([
    ['before there is a window', { sender: window, senderFrame: frame }, null],
    ['without a frame', { sender: window, senderFrame: null }, window],
    ['from another window', { sender: { mainFrame: frame }, senderFrame: frame }, window],
    ['from a frame inside the page', { sender: window, senderFrame: { url: pageUrl } }, window],
  ])('a call %s is refused', (_title, sender, ours) => {
    expect(isOurs(sender, ours)).toBe(false)
  })

  it.each([
    [''],
    ['about:blank'],
    ['app://bundle'],
    ['app://bundle/'],
    ['app://bundle/index.html/'],
    ['app://bundle/other.html'],
    ['app://bundle.evil/index.html'],
    ['app://evil/index.html'],
    ['app://bundle@evil/index.html'],
    ['app-evil://bundle/index.html'],
    ['https://bundle/index.html'],
    ['file:///index.html'],
    ['data:text/html,app://bundle/index.html'],
    ['blob:app://bundle/index.html'],
    ['javascript:app://bundle/index.html'],
    ['app://evil/#app://bundle/index.html'],
  ])('a call is refused when the page shows %j', url => {
    const elsewhere = { mainFrame: { url } }
    const senderFrame = elsewhere.mainFrame
    expect(isOurs({ sender: elsewhere, senderFrame }, elsewhere)).toBe(false)
  })

  it('a refused call is not run', async () => {
    const { handlers, asked, reported, page } = listening()
    const stranger: Sender = { ...page, senderFrame: { url: pageUrl } }
    const reply = await handlers.get('listBooks')?.(stranger)
    expect(reply).toEqual({ ok: false, refusal: 'stranger' })
    expect(asked).toEqual([])
    expect(reported).toEqual(['listBooks stranger'])
  })

  it.each([[pageUrl], [`${pageUrl}#book`], [`${pageUrl}?x=1`]])(
    'a call is allowed when the page shows %s',
    url => {
      const ours = { mainFrame: { url } }
      expect(isOurs({ sender: ours, senderFrame: ours.mainFrame }, ours)).toBe(true)
    },
  )
})
