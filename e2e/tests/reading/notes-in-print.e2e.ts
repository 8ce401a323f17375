/** Footnotes of a text: from the reference to the note and back, by mouse and by keyboard. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { ReaderPage } from '../../pages/reader.ts'

const filling = Array.from({ length: 150 }, (_, i) => `第${i + 1}段，山下的河水慢慢地流过。`)
const text = [
  '# 山下',
  '## 第一章',
  '老人坐在门前[^a]看水。',
  ...filling,
  '## 第二章',
  '孩子们[^b]跑过小路，又想起老人[^a]来。',
  '[^a]: 门前有石阶。',
  '[^b]: 一共三个。',
].join('\n\n')

test('a footnote’s reference leads to the note, and the note back to it, by click or Enter', async () => {
  const userData = freshProfile()
  const file = join(userData, '山下.md')
  writeFileSync(file, text)
  const { page, close } = await launch({ userData, args: [file] })
  await page.locator('[data-action="import.confirm"]').click()
  await new ReaderPage(page).open('山下')
  const caret = () =>
    page.evaluate(() => {
      const at = getSelection()?.focusNode
      const element = at instanceof Element ? at : at?.parentElement
      return element?.closest('[data-paragraph-id]')?.textContent ?? ''
    })
  const sign = page.locator('[data-side="source"] .note-reference').first()
  await expect(page.getByRole('link', { name: 'Go to note' }).first()).toBeVisible()

  await sign.click()
  await expect.poll(caret).toBe('门前有石阶。')
  const back = page.locator('.kind-note', { hasText: '门前有石阶。' }).locator('.note-return')
  await expect(back).toBeInViewport()
  await expect(back).toHaveAttribute('aria-label', 'Back to the reference')
  await back.click()
  await expect.poll(caret).toContain('老人坐在门前')
  await expect(sign).toBeInViewport()

  await page.keyboard.press('Enter')
  await expect.poll(caret).toBe('门前有石阶。')
  await page.keyboard.press('Enter')
  await expect.poll(caret).toContain('老人坐在门前')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const translation = page.locator(
    '[data-side="translation"].ProseMirror-focused, .column.translation.ProseMirror-focused',
  )
  await expect(translation).toHaveCount(1)

  await page.locator('[data-side="source"] .note-reference').first().click()
  await expect.poll(caret).toBe('门前有石阶。')
  await close()
  removeProfile(userData)
})
