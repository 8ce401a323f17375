import { readTaught, writeTaught } from '#domain/library/taught'
import { importingHere } from '#services/library/importing'
import type { OpenedFile } from '#services/outside'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { servicesOver, showPart, talkingShell } from '../../testing.ts'
import { ImportDialog } from '../import-dialog.tsx'

const prose = '山水之间，有一个人走了很远的路，到了晚上才看见一户人家的灯火。'
const opening = '这是一段开头的话，说的是山水人家。'
const numerals = Array.from('一二三')
const novel = file([
  opening,
  ...numerals.flatMap(numeral => [`第${numeral}章 山`, prose, `花之${numeral} 茶`, prose]),
])

function file(lines: readonly string[], name = '故事.txt'): OpenedFile {
  return { name, bytes: new TextEncoder().encode(lines.join('\n\n')) }
}

async function open(given: OpenedFile, taughtLines = '') {
  const { api } = talkingShell([sampleBook()])
  const calls: string[] = []
  const services = await servicesOver(api, {
    importing: {
      ...importingHere,
      preview: async (...asked) => {
        const preview = await importingHere.preview(...asked)
        if (!preview.ok) return preview
        const lines = async (from: number, to: number) => {
          calls.push(`${from} ${to}`)
          return preview.held.lines(from, to)
        }
        return { ...preview, held: { ...preview.held, lines } }
      },
    },
  })
  services.preferences.change({ taughtLines })
  const none = () => {}
  await showPart(
    <ImportDialog
      file={given}
      beside={null}
      place={1}
      of={1}
      isHere={() => false}
      onKept={none}
      onDone={none}
      onAll={none}
      onStop={none}
    />,
    'en',
    services,
  )
  // The button has the focus when the preview is complete.
  await expect
    .poll(() => document.activeElement?.getAttribute('data-action'))
    .toBe('import.confirm')
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]')!
  return { dialog, calls, preferences: services.preferences }
}

const headings = (dialog: HTMLElement) =>
  [...dialog.querySelectorAll('[aria-labelledby="import-outline"] [data-line]')].map(
    ({ textContent }) => textContent,
  )

const press = async (dialog: HTMLElement, action: string) => {
  await expect.poll(() => dialog.querySelector(`[data-action="${action}"]`)).not.toBeNull()
  dialog.querySelector<HTMLElement>(`[data-action="${action}"]`)!.click()
}

/**
 * Points at a line until it has the tools: there are no focus events while another page has the
 * focus.
 */
async function choose(dialog: HTMLElement, text: string) {
  const line = () =>
    [...dialog.querySelectorAll<HTMLElement>('[data-line]')].find(
      ({ textContent }) => textContent === text,
    )
  await expect.poll(line).toBeDefined()
  await expect
    .poll(() => {
      line()?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
      return line()?.parentElement?.querySelector('[data-action="line.drop"]') ?? null
    })
    .not.toBeNull()
}

const field = (dialog: HTMLElement) =>
  dialog.querySelector<HTMLInputElement>('[aria-describedby$="-met"]')!

function write(input: HTMLInputElement, value: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

const chapters = numerals.map(numeral => `第${numeral}章 山`)
const both = numerals.flatMap(numeral => [`第${numeral}章 山`, `花之${numeral} 茶`])

it('a heading says why it is one, and is no longer one if the reader says so', async () => {
  const { dialog } = await open(novel)
  const [first] = dialog.querySelectorAll('[aria-labelledby="import-outline"] [data-line]')
  expect(first?.getAttribute('title')).toBe('It is written like a heading.')
  await choose(dialog, '第二章 山')
  await press(dialog, 'line.plain')
  await expect.poll(() => headings(dialog)).toEqual([])
  const status = () => dialog.querySelector('[role="status"]:not(:empty)')?.textContent
  await expect.poll(status).toBe('3 lines like “第#章 *” are not headings now.')
  await press(dialog, 'edit.undo')
  await expect.poll(() => headings(dialog)).toEqual(chapters)
  await press(dialog, 'edit.redo')
  await expect.poll(() => headings(dialog)).toEqual([])
})

it('a reason is shown once for headings that follow one another, whatever their levels', async () => {
  const { dialog } = await open(
    file(['# 山', '## 水', prose, '## 花', prose, '# 茶', prose], '故事.md'),
  )
  const shown = [...dialog.querySelectorAll('[aria-labelledby="import-outline"] [data-row]')].map(
    row => row.textContent,
  )
  expect(shown).toEqual(['山The file marks it as a heading.', '水', '花', '茶'])
})

it('the pattern of a rule is edited, and nothing happens while an input method composes', async () => {
  const { dialog } = await open(novel)
  await choose(dialog, '花之一 茶')
  await press(dialog, 'line.heading')
  await expect.poll(() => headings(dialog)).toEqual(both)
  const input = field(dialog)
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  write(input, '花之一 *')
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
  )
  expect(dialog.querySelector('[aria-busy="true"]')).toBeNull()
  expect(headings(dialog)).toEqual(both)
  input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  await expect
    .poll(() => headings(dialog))
    .toEqual(['第一章 山', '花之一 茶', '第二章 山', '第三章 山'])
  write(input, '/(/')
  await expect.poll(() => dialog.querySelector('[role="alert"]')?.textContent).toContain('/(/')
  await press(dialog, 'taught.remove')
  await expect.poll(() => headings(dialog)).toEqual(chapters)
})

it('the line that was pressed stays where it is when what was taught appears above it', async () => {
  const { dialog } = await open(novel)
  const top = () =>
    [...dialog.querySelectorAll('[data-line]')]
      .find(({ textContent }) => textContent === '花之一 茶')!
      .getBoundingClientRect().top
  dialog.querySelector('[data-scroller]')!.scrollTop = 40
  const before = top()
  await choose(dialog, '花之一 茶')
  await press(dialog, 'line.heading')
  await expect.poll(() => headings(dialog)).toEqual(both)
  expect(Math.abs(top() - before)).toBeLessThan(2)
})

it('a line belongs to the one before, once', async () => {
  const { dialog } = await open(novel)
  const line = () => dialog.querySelector('[data-line="1"]')?.textContent
  await choose(dialog, '第一章 山')
  await press(dialog, 'line.join')
  await expect
    .poll(() => dialog.querySelector('[data-line="0"]')?.textContent)
    .toBe(`${opening}第一章 山`)
  await expect.poll(line).toContain('山水之间')
})

it('what was taught on another file is offered, used only when asked, and forgotten', async () => {
  const taught = [{ file: '别的.txt', rules: [{ what: 'heading' as const, pattern: '花之# *' }] }]
  const other = { file: '无关.txt', rules: [{ what: 'drop' as const, pattern: '没有' }] }
  const { dialog, preferences } = await open(novel, writeTaught([other, ...taught]))
  await expect.poll(() => dialog.textContent).toContain('Use What You Taught for “别的.txt”')
  expect(dialog.textContent).toContain('It would change 3 lines here.')
  expect(headings(dialog)).toEqual(chapters)
  await press(dialog, 'taught.use')
  await expect.poll(() => headings(dialog)).toEqual(both)
  await press(dialog, 'edit.undo')
  await press(dialog, 'taught.forget')
  await expect.poll(() => dialog.querySelector('[data-action="taught.use"]')).toBeNull()
  expect(readTaught(preferences.settings.get().taughtLines)).toEqual([other])
})

it('the whole text shows the lines near the screen, and asks for no others', async () => {
  const long = file(Array.from({ length: 5_000 }, (_, n) => `这是第${n}段山水，走了很远的路。`))
  const { dialog, calls } = await open(long)
  await press(dialog, 'lines.whole')
  await expect.poll(() => dialog.querySelector('[data-line="20"]')?.textContent).toContain('第20段')
  expect(dialog.querySelectorAll('[data-line]').length).toBeLessThan(300)
  expect(calls.length).toBeLessThan(5)
  expect(dialog.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')).toBe('5000')
})
