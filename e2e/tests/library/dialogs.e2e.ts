/**
 * Choosing files, saving files and opening links. A test sets the reply of the system's dialogs
 * beforehand; everything else is real.
 */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, removeProfile, type Launched } from '../../support/app.ts'

let program: Launched
let folder = ''

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '导 出 '))
  program = await launch()
  await expect(program.page.locator('[data-book-id]').first()).toBeVisible()
  await program.app.evaluate(({ dialog, shell }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked, answer: null })
    const ask = async (...args: unknown[]) => {
      asked.push(args.at(-1))
      return Reflect.get(globalThis, 'answer')
    }
    Object.assign(dialog, { showOpenDialog: ask, showSaveDialog: ask, showMessageBox: ask })
    Object.assign(shell, { openExternal: async (url: string) => void asked.push(url) })
  })
})
test.afterAll(async () => {
  await program.close()
  removeProfile(folder)
})

/**
 * Calls `name` in the page with `answer` as the next dialog's reply. Returns the page's result and
 * the questions to the reader.
 */
async function call(answer: object, name: string, ...args: readonly unknown[]) {
  await program.app.evaluate((_electron, answer) => {
    Object.assign(globalThis, { answer })
    Reflect.get(globalThis, 'asked').length = 0
  }, answer)
  const outcome: unknown = await program.page.evaluate(
    async ({ name, args }) => {
      const bytes = (arg: unknown) =>
        typeof arg === 'object' ? new TextEncoder().encode(Reflect.get(Object(arg), 'text')) : arg
      const outcome = await Reflect.get(globalThis, 'api')[name](...args.map(bytes))
      const plain = (_key: string, value: unknown) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : value
      return outcome === undefined ? null : JSON.parse(JSON.stringify(outcome, plain))
    },
    { name, args },
  )
  const asked = await program.app.evaluate((): unknown[] => Reflect.get(globalThis, 'asked'))
  return { outcome, asked }
}

/** Sends a file in parts and saves it. */
async function save(answer: object, name: string, parts: readonly string[]) {
  for (const text of parts) await call({}, 'addToFile', 'one', { text })
  return call(answer, 'saveFile', name, 'one')
}

test('a file is saved whole at the chosen place, and the next dialog begins there', async () => {
  const filePath = join(folder, '译文.md')
  await writeFile(filePath, 'an older and longer text')
  const first = await save({ canceled: false, filePath }, 'a/b.md', ['一', '二'])
  expect(first.outcome).toEqual({ ok: true, value: { id: 'one', name: '译文.md' } })
  expect(first.asked).toMatchObject([{ title: 'Export', defaultPath: 'a b.md' }])
  expect(await readFile(filePath, 'utf8')).toBe('一二')
  expect(await readdir(folder)).toEqual(['译文.md'])

  const second = await save({ canceled: true, filePath: '' }, 'c.md', [''])
  expect(second.outcome).toEqual({ ok: true, value: 'cancelled' })
  expect(second.asked).toMatchObject([{ defaultPath: join(folder, 'c.md') }])

  const third = await save({ canceled: true, filePath: '' }, 'c.duizhao', [''])
  expect(third.asked).toMatchObject([{ title: 'Save a backup file' }])
})

test('a file that cannot be saved is named without its folder', async () => {
  const filePath = join(folder, 'none', '译文.md')
  expect(await save({ canceled: false, filePath }, 'a.md', [''])).toMatchObject({
    outcome: { ok: false, fault: { code: 'file.not-saved', file: '译文.md', place: 'ENOENT' } },
  })
})

test('chosen files arrive as bytes and names', async () => {
  await writeFile(join(folder, '书.txt'), '第一章')
  const chosen = { canceled: false, filePaths: [join(folder, '书.txt')] }
  expect((await call(chosen, 'chooseFiles')).outcome).toEqual([
    { ok: true, value: { name: '书.txt', bytes: '第一章' } },
  ])
  expect((await call({ canceled: true, filePaths: [] }, 'chooseFiles')).outcome).toEqual([])
})

test('the question about a link shows its host, and the link opens if the reader agrees', async () => {
  const url = 'https://example.org/a?b'
  const agreed = await call({ response: 0 }, 'openLink', url)
  expect(agreed.asked).toEqual([
    expect.objectContaining({ message: expect.stringContaining('example.org') }),
    url,
  ])
  const declined = await call({ response: 1 }, 'openLink', url)
  expect(declined.asked).toHaveLength(1)
})

for (const url of ['http://example.org/', 'file:///etc/passwd', 'https://a@example.org/'])
  test(`no question is asked about ${url}`, async () => {
    expect((await call({ response: 0 }, 'openLink', url)).asked).toEqual([])
  })
