/** A whole evening's work makes no network request. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as v from 'valibot'
import { launch, removeProfile } from '../../support/app.ts'
import { exportTo } from '../../support/exporting.ts'
import { answerOpenDialog, freshFolder, writeStory } from '../../support/files.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { chooseInMenu } from '../../support/menus.ts'

const netLog = v.object({
  events: v.array(v.object({ params: v.optional(v.object({ url: v.optional(v.string()) })) })),
})

test('reading, translating, marking, importing, exporting and every dialog stay offline', async () => {
  const folder = freshFolder()
  const log = join(folder, 'net.json')
  const { app, page, close } = await launch({ args: [`--log-net-log=${log}`] })
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  const reader = new ReaderPage(page)
  await reader.open()
  await reader.type(1, 'A translation')
  await reader.paste('x', '<p>pasted <img src="https://example.org/a.png"></p>')
  await reader.press('Shift+Home', 'Alt+1', 'Control+N')
  await page.keyboard.type('See https://example.org/')
  await reader.press('Control+Enter')
  const exported = join(folder, 'paper.html')
  await exportTo({ app, page }, 'html', exported)
  await expect(page.locator('[data-pane="toasts"]')).toContainText('Exported: paper.html')
  for (const keys of ['Control+,', 'F1']) {
    await reader.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await reader.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await chooseInMenu(app, 'help.about')
  await expect(page.getByRole('dialog')).toBeVisible()
  await reader.press('Escape', 'Control+Shift+L')
  await answerOpenDialog(app, writeStory(folder))
  await expect(page.locator('[data-book-id]')).toHaveCount(1)
  await reader.press('Control+O')
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.locator('[data-book-id]')).toHaveCount(2)
  await close()

  const { events } = v.parse(netLog, JSON.parse(readFileSync(log, 'utf8')))
  expect(events.length).toBeGreaterThan(0)
  const urls = [...asked, ...events.flatMap(({ params }) => params?.url ?? [])]
  expect(urls.filter(url => !url.startsWith('app:'))).toEqual([])
  removeProfile(folder)
})
