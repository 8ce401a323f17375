/** Acts on paragraphs and sentences, and on marks that have been made before. */
import { expect } from '@playwright/test'
import { menuOf } from '../../support/menus.ts'
import { atCaret, type Act } from './act.ts'
import type { Session } from './session.ts'
import { translated } from './novel.ts'

const source = (reader: Session, at: number) => reader.reader.byId('source', reader.id(at))
const whole = (reader: Session, at: number) => reader.words(at, 0, 1000)

/** Links the marked words with `One`, by the keyboard. */
async function pair(reader: Session, at: number): Promise<void> {
  await expect.poll(async () => (await reader.reader.caret())?.side).toBe('translation')
  await reader.press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect.poll(() => reader.selected()).toBe('One')
  await reader.press('Enter')
  await expect.poll(() => reader.marked(at, 'translation')).toEqual(['One'])
  await expect.poll(() => reader.marked(at)).toEqual([reader.words(at)])
}

const sentenceLine = (key: string) => ['textMenu.sentence', `actions.sentence.${key}`]

/** The offset after the first sentence of each translation. */
const first = translated.indexOf('.') + 1

export const actsOnText: readonly Act[] = [
  atCaret('a join', {
    line: ['actions.paragraph.join'],
    keys: 'Control+F9',
    after: (reader, at) =>
      expect(source(reader, at)).toHaveText(whole(reader, at) + whole(reader, at + 1)),
    async found(reader, at) {
      await expect(source(reader, at)).toHaveText(whole(reader, at) + whole(reader, at + 1))
      await expect(reader.reader.byId('translation', reader.id(at))).toHaveText(
        `${translated} ${translated}`,
      )
    },
  }),
  atCaret('a split of a paragraph', {
    line: ['actions.paragraph.split'],
    keys: 'Control+Shift+F9',
    after: (reader, at) => expect(source(reader, at)).toHaveText(reader.words(at, 0, 4)),
    async found(reader, at) {
      await expect(source(reader, at)).toHaveText(reader.words(at, 0, 4))
      await expect(reader.reader.byId('source', `${reader.id(at)}.at.4`)).toHaveText(
        reader.words(at, 4, 1000),
      )
    },
  }),
  {
    name: 'a kind of paragraph',
    async mouse(reader, at) {
      await reader.reader.caretAt('source', at, 4)
      const line = ['textMenu.kind', 'structure.kinds.quotation'].map(key => reader.text(key))
      await reader.menuAt(at, 4, line.join(' > '))
    },
    async keys(reader, at) {
      await reader.goTo(at, 'source')
      await menuOf(
        reader.program.app,
        () => reader.press('Alt+F9'),
        reader.text('structure.kinds.quotation'),
      )
    },
    found: (reader, at) => expect(source(reader, at)).toHaveClass(/kind-quotation/),
  },
  {
    name: 'a link of sentences',
    async mouse(reader, at) {
      await reader.reader.caretAt('source', at, 4)
      await reader.menuAt(
        at,
        4,
        sentenceLine('link')
          .map(key => reader.text(key))
          .join(' > '),
      )
      await expect.poll(async () => (await reader.reader.caret())?.side).toBe('translation')
      await reader.reader.caretAt('translation', at, first + 6)
      const line = sentenceLine('link').map(key => reader.text(key))
      await reader.menuAt(at, first + 6, line.join(' > '), 'translation')
    },
    async keys(reader, at) {
      await reader.goTo(at, 'source')
      await reader.press('Control+F11')
      await expect.poll(async () => (await reader.reader.caret())?.side).toBe('translation')
      await reader.press('End')
      await reader.press('ArrowLeft', 'ArrowLeft', 'Enter')
    },
    async found(reader, at) {
      await reader.reader.caretAt('source', at, 4)
      await reader.page.mouse.move(3, 3)
      await expect.poll(() => reader.lit('sentence')).toContain('Four five six there.')
    },
  },
  {
    name: 'removing the other side of a pair',
    async mouse(reader, at) {
      await reader.selectByMouse(at)
      await reader.menuAt(at, 4, reader.text('actions.counterpart.link'))
      await pair(reader, at)
      await reader.reader.caretAt('source', at, 4)
      await reader.menuAt(at, 4, reader.text('actions.counterpart.remove'))
    },
    async keys(reader, at) {
      await reader.selectByKeys(at)
      await reader.press('Control+Shift+J')
      await pair(reader, at)
      await reader.press('Control+J')
      await expect.poll(async () => (await reader.reader.caret())?.side).toBe('source')
      await reader.press('Alt+Shift+F11')
    },
    async found(reader, at) {
      await reader.isMarked(at)
      await expect.poll(() => reader.marked(at, 'translation')).toEqual([])
    },
  },
]
