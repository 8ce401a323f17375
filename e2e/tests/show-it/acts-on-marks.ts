/** Acts on marks and their notes. */
import { expect } from '@playwright/test'
import { atCaret, onMark, onWords, type Act } from './act.ts'
import type { Session } from './session.ts'

const noteOf = (at: number) => `note at ${at}`
const writesNote = (reader: Session, at: number) => reader.write(noteOf(at))
const hasNote = (reader: Session, at: number) => reader.hasNote(at, noteOf(at))

const hasSign =
  (sign: string): Act['found'] =>
  async (reader, at) => {
    await expect(reader.sign(at)).toHaveAttribute('data-sign', sign)
    await reader.isMarked(at)
  }

/** Writes into the field of a word that only a kind has. */
const writesWord = (word: string) => async (reader: Session, at: number) => {
  await expect(reader.page.locator(`[data-kind-word="${word}"]:focus`)).toHaveCount(1)
  await reader.page.keyboard.type(noteOf(at))
  await reader.press('Escape')
}

const clipboard = (reader: Session) =>
  reader.program.app.evaluate(({ clipboard }) => clipboard.readText())
const copied = (wanted: RegExp) => async (reader: Session) => {
  await expect.poll(() => clipboard(reader)).toMatch(wanted)
  await reader.program.app.evaluate(({ clipboard }) => clipboard.clear())
}

/** Selects the first word of the translation, with which the marked words are linked. */
async function linksFirstWord(reader: Session, at: number): Promise<void> {
  await expect.poll(async () => (await reader.reader.caret())?.side).toBe('translation')
  await reader.press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect.poll(() => reader.selected()).toBe('One')
  await reader.press('Enter')
  await expect.poll(() => reader.marked(at, 'translation')).toEqual(['One'])
}

const isSplit = (reader: Session, at: number) =>
  expect.poll(() => reader.marked(at)).toEqual([reader.words(at, 2, 4), reader.words(at, 4, 6)])

export const actsOnMarks: readonly Act[] = [
  onWords('a highlight', {
    line: ['textMenu.markWith', 'categories.names.doubt'],
    keys: 'Alt+2',
    found: (reader, at) => reader.isMarked(at),
  }),
  onWords('a note', {
    line: ['actions.note.create'],
    keys: 'Control+N',
    after: writesNote,
    found: hasNote,
  }),
  onWords('a question', {
    line: ['actions.question.ask'],
    keys: 'Control+Shift+A',
    after: writesNote,
    found: hasSign('?'),
  }),
  onWords('an emendation', {
    line: ['actions.emendation.make'],
    keys: 'Control+Shift+I',
    after: writesWord('emendation.reading'),
    found: hasSign('†'),
  }),
  onWords('a term', {
    line: ['actions.term.make'],
    keys: 'Control+R',
    after: writesWord('term.reading'),
    found: hasSign('°'),
  }),
  onWords('a cross-reference', {
    line: ['actions.reference.make'],
    keys: 'Control+Shift+F12',
    async after(reader) {
      await expect(reader.page.locator('.note-editor:focus')).toHaveCount(1)
      await reader.page.keyboard.insertText(reader.words(7, 0, 12))
      await expect(
        reader.page.locator('[data-action="link.set"][aria-selected="true"]'),
      ).toHaveCount(1)
      await reader.press('Enter', 'Escape')
      await expect(reader.page.locator('.note-editor:focus')).toHaveCount(0)
    },
    found: hasSign('→'),
  }),
  onWords('a pair of ranges', {
    line: ['actions.counterpart.link'],
    keys: 'Control+Shift+J',
    after: linksFirstWord,
    async found(reader, at) {
      await reader.isMarked(at)
      expect(await reader.marked(at, 'translation')).toEqual(['One'])
    },
  }),
  onWords('a tag', {
    line: ['actions.note.tag'],
    keys: 'Control+Shift+T',
    async after(reader, at) {
      const field = reader.page.locator('[data-pane="tag-bar"]').getByRole('combobox')
      await expect(field).toBeFocused()
      await reader.page.keyboard.type(`tag${at}`)
      await reader.press('Enter', 'Enter')
      await expect(field).toHaveCount(0)
    },
    found: (reader, at) => reader.hasNote(at, `tag${at}`),
  }),
  onMark('another category', {
    line: ['textMenu.category', 'categories.names.idea'],
    keys: 'Alt+3',
    async found(reader, at) {
      await reader.isMarked(at)
      const mark = reader.reader.paragraph('source', at).locator('[data-mark-id]').first()
      await expect(mark).toHaveAttribute(
        'aria-description',
        new RegExp(reader.text('categories.names.idea')),
      )
    },
  }),
  onMark('a split', {
    line: ['actions.mark.split'],
    keys: 'F12',
    after: isSplit,
    found: isSplit,
  }),
  onMark('a link to a mark', {
    line: ['actions.link.copyMark'],
    keys: 'Alt+F11',
    after: copied(/^duizhao:book\/.+mark/),
    found: (reader, at) => reader.isMarked(at),
  }),
  onMark('a deletion', {
    line: ['actions.mark.delete'],
    keys: 'Control+Shift+M',
    found: (reader, at) => expect.poll(() => reader.marked(at)).toEqual([]),
  }),
  atCaret('a note on a paragraph', {
    line: ['actions.note.paragraph'],
    keys: 'Control+D',
    after: writesNote,
    // The join and the split before it leave its number as it was.
    found: (reader, at) =>
      expect(
        reader.page.locator(`[data-section] :has(> span:text-is("${at + 1}")) > [data-place]`),
      ).toHaveCount(1),
  }),
  atCaret('copying with a reference', {
    line: ['actions.copy.withReference'],
    keys: 'Control+Shift+C',
    after: copied(/One two three here/),
    found: async () => {},
  }),
]
