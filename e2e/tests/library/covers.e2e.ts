/** The covers of EPUB files in the library. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { epubOf } from '../../support/epub.ts'
import { answerOpenDialog, freshFolder } from '../../support/files.ts'

let userData = ''
let folder = ''
let program: Launched
let reader: ReaderPage

async function start() {
  program = await launch({ userData })
  reader = new ReaderPage(program.page)
  await expect(program.page.locator('[data-book-id]').first()).toBeVisible()
}
test.beforeAll(async () => {
  userData = freshProfile()
  folder = freshFolder()
  await start()
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
  removeProfile(folder)
})

/** Two red pixels above a blue one of the same width. */
const picture = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAE0lE' +
      'QVR4nGM4IScHRAxQCkyeAABBZQYZqmxj/AAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const tile = (title: string) => program.page.locator('[data-book-id]').filter({ hasText: title })

async function add(title: string, bytes: Uint8Array<ArrayBuffer>) {
  const path = join(folder, `${title}.epub`)
  writeFileSync(path, epubOf(title, [`${title}的正文。`, '第二段。'], { name: 'face.png', bytes }))
  await answerOpenDialog(program.app, path)
  await program.page.keyboard.press('Control+O')
  await expect(reader.action('import.confirm')).toBeFocused()
}

test('the cover of an EPUB is shown in the library, also after a restart', async () => {
  await add('有图书', picture)
  await reader.action('import.confirm').click()
  await expect(tile('有图书')).toBeVisible()
  await reader.action('shelf.covers').click()
  const shown = () =>
    tile('有图书')
      .locator('img')
      .evaluate((it: HTMLImageElement) => it.naturalWidth)
  await expect.poll(shown).toBe(2)
  await program.close()
  await start()
  await expect.poll(shown).toBe(2)
  await expect(tile('携手').locator('img')).toHaveCount(0)
})

test('a hostile cover is left out and said so, and the text is added', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="owned"</script></svg>'
  await add('恶意书', new TextEncoder().encode(svg))
  await expect(program.page.getByRole('dialog')).toContainText('The cover was left out')
  await reader.action('import.confirm').click()
  await expect(tile('恶意书')).toBeVisible()
  await expect(tile('恶意书').locator('img')).toHaveCount(0)
  const books = join(userData, 'books')
  const files = readdirSync(books).flatMap(book => readdirSync(join(books, book)))
  expect(files.filter(name => name.startsWith('cover'))).toEqual(['cover.png'])
  expect(existsSync(books)).toBe(true)
})

test('a picture that is damaged on the disk gives way to the drawn cover', async () => {
  const books = join(userData, 'books')
  const id = readdirSync(books).find(book => existsSync(join(books, book, 'cover.png'))) ?? ''
  await program.close()
  writeFileSync(join(books, id, 'cover.png'), Buffer.from(picture).subarray(0, 40))
  await start()
  await expect(tile('有图书')).toBeVisible()
  await expect(tile('有图书').locator('img')).toHaveCount(0)
})
