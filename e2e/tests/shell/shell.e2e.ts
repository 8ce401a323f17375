/** The limits of a hostile page, tested in one real program without fakes. */
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as v from 'valibot'
import { callNames } from '#contract/call-names'
import { launch, type Launched } from '../../support/app.ts'

let program: Launched

test.beforeAll(async () => {
  program = await launch()
})

test.afterAll(async () => {
  await program.close()
})

test('the page has nothing of Node and Electron except the calls of the contract', async () => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
  const found = await program.page.evaluate(
    names => names.filter(name => name in globalThis),
    names,
  )
  expect(found).toEqual([])
  const api = await program.page.evaluate(() => Object.keys(Reflect.get(globalThis, 'api')))
  expect(api).toEqual([...callNames, 'on'])
})

test('the page cannot change its calls', async () => {
  const changed = await program.page.evaluate(() => {
    const api: object = Reflect.get(globalThis, 'api')
    return Reflect.set(api, 'listBooks', () => 'mine') || Reflect.deleteProperty(api, 'listBooks')
  })
  expect(changed).toBe(false)
})

test('a call with wrong arguments is refused without a stack', async () => {
  const refusal = await program.page.evaluate(async () => {
    try {
      return await Reflect.get(globalThis, 'api').readSection('../../etc', 0, 0, 1)
    } catch (error) {
      return error instanceof Error ? error.message : 'no error'
    }
  })
  expect(refusal).toBe('readSection: arguments')
})

test('the page cannot open another window', async () => {
  const opened = await program.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    link.remove()
    return [open('https://example.org/'), open('app://bundle/index.html'), open('')].map(String)
  })
  expect(opened).toEqual(['null', 'null', 'null'])
  expect(program.app.windows()).toHaveLength(1)
})

test('a webview is an ordinary element', async () => {
  const methods = await program.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://bundle/index.html')
    document.body.append(view)
    const found = ['loadURL', 'executeJavaScript', 'getURL'].filter(name => name in view)
    view.remove()
    return found
  })
  expect(methods).toEqual([])
  // The inspector of the main process now and then loses an answer to the collection of garbage.
  await expect(async () => {
    const contents = await program.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().length,
    )
    expect(contents).toBe(1)
  }).toPass()
})

for (const url of [
  'https://example.org/',
  'app://bundle/other.html',
  'app://evil/index.html',
  'file:///etc/passwd',
  'data:text/html,x',
])
  test(`the window does not navigate to ${url}`, async () => {
    await program.page.evaluate(url => {
      location.assign(url)
    }, url)
    const here = () => program.page.evaluate(() => location.href).catch(() => 'between two pages')
    await expect.poll(here).toMatch(/^app:\/\/bundle\/index\.html/)
  })

test('a window that was navigated to an empty page returns', async () => {
  await program.page.evaluate(() => location.assign('about:blank'))
  const here = () => program.page.evaluate(() => location.href).catch(() => 'between two pages')
  await expect.poll(here).toMatch(/^app:\/\/bundle\/index\.html/)
})

test('every permission except copying is denied', async () => {
  const answers = await program.page.evaluate(async () => {
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 'granted',
        () => 'refused',
      )
    return {
      notifications: await Notification.requestPermission(),
      geolocation: await query('geolocation'),
      camera: await query('camera'),
      reading: await query('clipboard-read'),
      media: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      midi: await refused(navigator.requestMIDIAccess()),
      place: await refused(
        new Promise((found, lost) => navigator.geolocation.getCurrentPosition(found, lost)),
      ),
    }
  })
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'denied',
    reading: 'denied',
    media: 'refused',
    screen: 'refused',
    midi: 'refused',
    place: 'refused',
  })
})

test('the licences of all parts of the program are listed with their texts', async () => {
  const licences = v.parse(
    v.array(v.object({ name: v.string(), text: v.string() })),
    await program.page.evaluate(() => Reflect.get(globalThis, 'api').licences()),
  )
  const names = licences.map(({ name }) => name)
  // One name each of Electron, the page, its fonts, main, the workers that read and search texts,
  // and the dictionary.
  for (const name of [
    'electron',
    'react',
    '@fontsource/lxgw-wenkai',
    'Hanazono Mincho',
    'BabelStone Han',
    'electron-log',
    'htmlparser2',
    'CC-CEDICT',
  ])
    expect(names).toContain(name)
  expect(names).toContain('opencc-js')
  expect(licences.filter(({ text }) => text === '')).toEqual([])
})

test('the dictionary is there in parts, and nothing else is read in its place', async () => {
  const sizes = await program.page.evaluate(async () => {
    const api = Reflect.get(globalThis, 'api')
    const found: number[] = []
    for (let part = 0; part === found.length && found.at(-1) !== 0; part++)
      found.push((await api.readWords(part)).byteLength)
    return found
  })
  expect(sizes.at(-1)).toBe(0)
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(10_000_000)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2 * 1024 * 1024)
})

test('only files of the page are served, each with its type', async () => {
  const answers = await program.app.evaluate(async ({ net }) => {
    const urls = [
      'app://bundle/index.html',
      'app://bundle/%2e%2e/main/index.js',
      'app://bundle/licences.json',
      'app://evil/index.html',
    ]
    return Promise.all(
      urls.map(async url => {
        const { status, headers } = await net
          .fetch(url)
          .catch(() => new Response(null, { status: 599 }))
        return [status, headers.get('content-type'), headers.get('x-content-type-options')]
      }),
    )
  })
  expect(answers).toEqual([
    [200, 'text/html; charset=utf-8', 'nosniff'],
    [404, null, 'nosniff'],
    [404, null, 'nosniff'],
    [404, null, 'nosniff'],
  ])
})

test('main cannot reach anything outside', async () => {
  const reached = await program.app.evaluate(async ({ net }) => {
    const urls = ['https://example.org/', 'http://127.0.0.1:1/', 'file:///etc/passwd']
    return Promise.all(
      urls.map(url =>
        net.fetch(url).then(
          () => url,
          () => null,
        ),
      ),
    )
  })
  expect(reached).toEqual([null, null, null])
})

test('a download is cancelled', async () => {
  const ended = await program.app.evaluate(
    ({ session, BrowserWindow }) =>
      new Promise(ended => {
        session.defaultSession.on('will-download', (event, item) => {
          item.once('done', (_event, state) => ended(state))
          if (event.defaultPrevented) ended('prevented')
        })
        BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('app://bundle/index.html')
      }),
  )
  expect(ended).toBe('prevented')
})

test('the program makes no network request from start to end', async () => {
  const netLog = join(tmpdir(), `duizhao-net-${process.pid}.json`)
  const { page, close } = await launch({ args: [`--log-net-log=${netLog}`] })
  await page.waitForLoadState('load')
  await close()
  const log = v.parse(netLogFile, JSON.parse(await readFile(netLog, 'utf8')))
  await rm(netLog)
  expect(log.events.length).toBeGreaterThan(0)
  const urls = log.events.flatMap(({ params }) => params?.url ?? [])
  expect(urls.filter(url => !url.startsWith('app:'))).toEqual([])
})

const netLogFile = v.object({
  events: v.array(v.object({ params: v.optional(v.object({ url: v.optional(v.string()) })) })),
})
