/** Acts on several marks, and in the notebook, the outline, the tags and the exports. */
import { expect } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerSaveDialog } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { onMark, type Act } from './act.ts'
import type { Session } from './session.ts'

const first = (reader: Session) =>
  `${reader.text('textMenu.markWith')} > ${reader.text('categories.names.term')}`

/** Makes a mark of the first category, and puts the caret after its second character. */
async function markByMouse(reader: Session, at: number): Promise<void> {
  await reader.selectByMouse(at)
  await reader.menuAt(at, 4, first(reader))
  await reader.isMarked(at)
  await reader.reader.caretAt('source', at, 4)
}
async function markByKeys(reader: Session, at: number): Promise<void> {
  await reader.selectByKeys(at)
  await reader.press('Alt+1')
  await reader.isMarked(at)
  await reader.press('ArrowLeft', 'ArrowLeft')
}

const areTwo = (reader: Session, at: number) =>
  expect.poll(() => reader.marked(at)).toEqual([reader.words(at, 2, 4), reader.words(at, 4, 6)])

const screen = (reader: Session, name: string) => reader.page.locator(`[data-pane="${name}"]`)

/** Opens the notebook, does `acts` there, and goes back to the text. */
async function inNotebook(reader: Session, acts: () => Promise<void>): Promise<void> {
  await reader.press('Shift+F5')
  await expect(screen(reader, 'notebook').getByRole('searchbox').first()).toBeFocused()
  await acts()
  await reader.press('Escape')
  if (await screen(reader, 'notebook').isVisible()) await reader.press('Escape')
  await expect(screen(reader, 'notebook')).toBeHidden()
  await reader.isInText()
}

const rowsOf = (reader: Session) => screen(reader, 'notebook').locator('[data-annotation-id]')

/** Finds the only mark with the words of the paragraph's note in the notebook. */
async function seek(reader: Session, words: string): Promise<void> {
  await screen(reader, 'notebook').getByRole('searchbox').first().fill(words)
  await expect(rowsOf(reader)).toHaveCount(1)
}

async function noted(reader: Session, at: number): Promise<string> {
  const words = `bulk at ${at}.`
  await reader.press('Control+N')
  await reader.write(words)
  return words
}

const outline = (reader: Session) => screen(reader, 'outline').getByRole('treeitem')

export const actsElsewhere: readonly Act[] = [
  {
    name: 'a merge of two marks',
    async mouse(reader, at) {
      await markByMouse(reader, at)
      await reader.menuAt(at, 4, reader.text('actions.mark.split'))
      await areTwo(reader, at)
      await reader.selectByMouse(at, 3, 5)
      await reader.menuAt(at, 4, reader.text('actions.mark.merge'))
      await reader.isMarked(at)
    },
    async keys(reader, at) {
      await markByKeys(reader, at)
      await reader.press('F12')
      await areTwo(reader, at)
      await reader.selectByKeys(at, 3, 5)
      await reader.press('Shift+F12')
      await reader.isMarked(at)
    },
    found: (reader, at) => reader.isMarked(at),
  },
  {
    name: 'a mark moved to other words',
    async mouse(reader, at) {
      await markByMouse(reader, at)
      await reader.selectByMouse(at, 10, 13)
      await reader.fromMenuBar('mark.move')
    },
    async keys(reader, at) {
      await markByKeys(reader, at)
      await reader.selectByKeys(at, 10, 13)
      await reader.press('Control+F6')
    },
    found: (reader, at) => expect.poll(() => reader.marked(at)).toEqual([reader.words(at, 10, 13)]),
  },
  {
    name: 'a note on two passages',
    async mouse(reader, at) {
      await reader.selectByMouse(at)
      await reader.menuAt(at, 4, reader.text('actions.note.create'))
      await reader.write(`two at ${at}`)
      await reader.selectByMouse(at + 1)
      await reader.menuAt(at + 1, 4, reader.text('actions.note.addPassage'))
      await reader.isMarked(at + 1)
    },
    async keys(reader, at) {
      await reader.selectByKeys(at)
      await reader.press('Control+N')
      await reader.write(`two at ${at}`)
      await reader.selectByKeys(at + 1)
      await reader.press('Control+F7')
      await reader.isMarked(at + 1)
    },
    async found(reader, at) {
      await reader.hasNote(at, `two at ${at}`)
      await reader.hasNote(at + 1, `two at ${at}`)
    },
  },
  {
    name: 'another category and a tag in the notebook',
    async mouse(reader, at) {
      await markByMouse(reader, at)
      const words = await noted(reader, at)
      await inNotebook(reader, async () => {
        await seek(reader, words)
        await rowsOf(reader).first().click()
        await menuOf(
          reader.program.app,
          () => reader.reader.action('notebook.category').click(),
          reader.text('categories.names.style'),
        )
        await reader.reader.action('notebook.addTag').click()
        await expect(reader.page.locator('[data-tag-field]')).toBeFocused()
        await reader.page.keyboard.type(`bulk${at}`)
        await reader.press('Enter', 'Enter')
        await expect(rowsOf(reader)).toContainText(`bulk${at}`)
      })
    },
    async keys(reader, at) {
      await markByKeys(reader, at)
      const words = await noted(reader, at)
      await inNotebook(reader, async () => {
        await reader.page.keyboard.type(words)
        await expect(rowsOf(reader)).toHaveCount(1)
        await reader.press('ArrowDown')
        await expect(rowsOf(reader).first()).toBeFocused()
        await reader.press('Space')
        await reader.reader.action('notebook.category').focus()
        await menuOf(
          reader.program.app,
          () => reader.press('Enter'),
          reader.text('categories.names.style'),
        )
        await reader.reader.action('notebook.addTag').focus()
        await reader.press('Enter')
        await expect(reader.page.locator('[data-tag-field]')).toBeFocused()
        await reader.page.keyboard.type(`bulk${at}`)
        await reader.press('Enter', 'Enter')
        await expect(rowsOf(reader)).toContainText(`bulk${at}`)
      })
    },
    async found(reader, at) {
      await reader.hasNote(at, `bulk${at}`)
      const mark = reader.reader.paragraph('source', at).locator('[data-mark-id]').first()
      await expect(mark).toHaveAttribute(
        'aria-description',
        new RegExp(reader.text('categories.names.style')),
      )
    },
  },
  onMark('a mark sent to the outline', {
    line: ['actions.outline.send'],
    keys: 'Control+Shift+F8',
    async found(reader, at) {
      await reader.press('Control+Shift+F7')
      await expect(outline(reader).filter({ hasText: reader.words(at) })).not.toHaveCount(0)
      await reader.press('Escape')
      await expect(screen(reader, 'outline')).toBeHidden()
      await reader.isInText()
    },
  }),
  {
    name: 'a note of no passage',
    async mouse(reader, at) {
      await reader.fromMenuBar('note.standalone')
      await standalone(reader, at)
    },
    async keys(reader, at) {
      await reader.press('Alt+Shift+F7')
      await standalone(reader, at)
    },
    found: (reader, at) =>
      inNotebook(reader, async () => {
        await reader.reader.action('notebook.allBooks').click()
        await seek(reader, `alone at ${at}.`)
        await reader.reader.action('notebook.thisBook').click()
        await reader.reader.action('notebook.clear').click()
      }),
  },
  {
    name: 'a tag with another name',
    async mouse(reader, at) {
      await tagged(reader, at, () => markByMouse(reader, at))
      await reader.fromMenuBar('tag.list')
      const row = reader.page.locator(`[data-tag-row="old${at}"]`)
      await menuOf(
        reader.program.app,
        () => row.click({ button: 'right' }),
        reader.text('actions.tag.rename'),
      )
      await renamed(reader, at)
    },
    async keys(reader, at) {
      await tagged(reader, at, () => markByKeys(reader, at))
      await reader.press('Alt+Shift+F10')
      const row = reader.page.locator(`[data-tag-row="old${at}"]`)
      await expect(row).toBeVisible()
      await reader.page.keyboard.type(`old${at}`)
      await reader.press('ArrowDown')
      await expect(row).toBeFocused()
      await reader.press('F2')
      await renamed(reader, at)
    },
    found: (reader, at) => reader.hasNote(at, `new${at}`),
  },
  {
    name: 'an export as Markdown',
    async mouse(reader, at) {
      await exported(
        reader,
        at,
        () => reader.fromMenuBar('export.open'),
        async start => start.click(),
      )
    },
    async keys(reader, at) {
      await exported(
        reader,
        at,
        () => reader.press('Control+Shift+E'),
        async start => {
          await start.focus()
          await reader.press('Enter')
        },
      )
    },
    async found(reader, at) {
      expect(readFileSync(join(reader.folder, `${at}.md`), 'utf8')).toContain('note at ')
    },
  },
]

async function standalone(reader: Session, at: number): Promise<void> {
  await expect(reader.page.getByRole('dialog').locator('.note-editor:focus')).toHaveCount(1)
  await reader.page.keyboard.type(`alone at ${at}.`)
  await reader.press('Escape')
  await expect(reader.page.getByRole('dialog')).toBeHidden()
}

async function tagged(reader: Session, at: number, mark: () => Promise<void>): Promise<void> {
  await mark()
  await reader.press('Control+Shift+T')
  const field = reader.page.locator('[data-pane="tag-bar"]').getByRole('combobox')
  await expect(field).toBeFocused()
  await reader.page.keyboard.type(`old${at}`)
  await reader.press('Enter', 'Enter')
  await expect(field).toHaveCount(0)
}

async function renamed(reader: Session, at: number): Promise<void> {
  const dialog = reader.page.getByRole('dialog')
  await expect(dialog.locator('input[type="text"]:focus, input:not([type]):focus')).toHaveCount(1)
  await reader.page.keyboard.insertText(`new${at}`)
  await reader.press('Enter')
  // The words in the field above may leave out the new name.
  await expect(dialog.locator(`[data-tag-row="old${at}"]`)).toHaveCount(0)
  await reader.press('Escape')
  if (await dialog.isVisible()) await reader.press('Escape')
  await expect(dialog).toBeHidden()
}

async function exported(
  reader: Session,
  at: number,
  open: () => Promise<void>,
  begin: (start: ReturnType<Session['page']['locator']>) => Promise<void>,
): Promise<void> {
  const path = join(reader.folder, `${at}.md`)
  await answerSaveDialog(reader.program.app, path)
  await open()
  const dialog = reader.page.getByRole('dialog')
  await dialog.locator('select').first().selectOption('markdown')
  await begin(dialog.locator('[data-action="export.start"]'))
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  await expect.poll(() => existsSync(path)).toBe(true)
}
