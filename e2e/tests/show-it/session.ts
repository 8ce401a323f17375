/** A reader at the novel, with the mouse or with the keyboard alone. */
import { expect, type Locator } from '@playwright/test'
import { ReaderPage, type Side } from '../../pages/reader.ts'
import { launchPlain, type Launched } from '../../support/app.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { textsOf } from '../../support/texts.ts'
import type { Novel } from './novel.ts'

/** The words that an act is about: these UTF-16 offsets of its paragraph. */
const from = 2
const to = 6

export class Session {
  readonly program: Launched
  readonly reader: ReaderPage
  /** For the files that the reader exports. It is the folder of the profile. */
  readonly folder: string
  readonly #novel: Novel
  readonly #texts: ReadonlyMap<string, string>

  private constructor(program: Launched, novel: Novel, language: string) {
    this.program = program
    this.folder = program.userData
    this.#novel = novel
    this.#texts = textsOf(language)
    this.reader = new ReaderPage(
      program.page,
      novel.paragraphs.map(({ id }) => id),
    )
  }

  /** Starts the program and opens the novel. */
  static async start(novel: Novel, language: string): Promise<Session> {
    const program = await launchPlain({ userData: novel.profile })
    const session = new Session(program, novel, language)
    await session.reader.openUnlessOpen(novel.title)
    return session
  }

  get page() {
    return this.program.page
  }

  /** The words of the interface under `key`. */
  text(key: string): string {
    const text = this.#texts.get(key)
    if (text === undefined) throw new Error(`the language has no ${key}`)
    return text
  }

  /** Chooses the language of the interface, and that sentences of both sides are lit together. */
  async choose(language: string): Promise<void> {
    await this.press('Control+,')
    await this.page.getByRole('dialog').locator(`input[value="${language}"]`).check()
    await expect(this.page.locator('html')).toHaveAttribute('lang', language)
    await this.page.getByLabel(this.text('settings.sentenceLit')).check()
    await this.press('Escape')
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  press(...keys: readonly string[]): Promise<void> {
    return this.reader.press(...keys)
  }

  /** The words of a paragraph that an act is about, or others. */
  words(at: number, first = from, last = to): string {
    return this.#novel.paragraphs[at]?.text.slice(first, last) ?? ''
  }

  id(at: number): string {
    return this.#novel.paragraphs[at]?.id ?? ''
  }

  notes(): Locator {
    return this.page.locator('[data-pane="notes"]')
  }

  /** Waits until the caret is in the text, as after a dialog or a screen that was over it. */
  async isInText(): Promise<void> {
    await expect.poll(() => this.reader.caret()).not.toBeNull()
  }

  selected(): Promise<string> {
    return this.page.evaluate(() => String(getSelection()))
  }

  async selectByMouse(at: number, first = from, last = to): Promise<void> {
    await expect(async () => {
      // A press inside a selection would drag its words.
      await this.reader.caretAt('source', at, last + 3)
      await this.reader.select(
        { side: 'source', index: at, offset: first },
        { side: 'source', index: at, offset: last },
      )
      expect(await this.selected()).toBe(this.words(at, first, last))
    }).toPass()
  }

  async selectByKeys(at: number, first = from, last = to): Promise<void> {
    await this.goTo(at, 'source')
    for (let i = 0; i < first; i++) await this.press('ArrowRight')
    for (let i = first; i < last; i++) await this.press('Shift+ArrowRight')
    await expect.poll(() => this.selected()).toBe(this.words(at, first, last))
  }

  /** Goes to the beginning of a paragraph by its number. */
  async goTo(at: number, side: Side): Promise<void> {
    const { page } = this
    await this.press('Control+L')
    await expect(page.getByRole('combobox', { name: this.text('goTo.label') })).toBeFocused()
    await page.keyboard.type(String(at + 1))
    await expect(page.locator('[data-go-to]').first()).toContainText(String(at + 1))
    await this.press('Enter')
    await expect.poll(async () => (await this.reader.caret())?.index).toBe(at)
    if ((await this.reader.caret())?.side !== side) await this.press('Control+E')
    await expect.poll(() => this.reader.caret()).toMatchObject({ side, index: at })
    await this.press('Home')
    await expect.poll(() => this.reader.caret()).toEqual({ side, index: at, offset: 0 })
  }

  /** Chooses `label` in the context menu at a character of a paragraph. */
  async menuAt(at: number, offset: number, label: string, side: Side = 'source'): Promise<void> {
    const { x, y } = await this.reader.point({ side, index: at, offset })
    const lines = await menuOf(
      this.program.app,
      () => this.page.mouse.click(x, y, { button: 'right' }),
      label,
    )
    expect(lines).toContainEqual(expect.stringMatching(startOf(label)))
  }

  fromMenuBar(id: string): Promise<void> {
    return chooseInMenu(this.program.app, id)
  }

  /** Writes into the note that has just been opened, and leaves it. */
  async write(words: string): Promise<void> {
    const field = this.page.locator('.note-editor:focus')
    await expect(field).toHaveCount(1)
    await this.page.keyboard.type(words)
    await this.press('Escape')
    await expect(field).toHaveCount(0)
  }

  /** The marked words of a paragraph by mark, in the order of the text. */
  marked(at: number, side: Side = 'source'): Promise<readonly string[]> {
    return this.reader
      .paragraph(side, at)
      .locator('[data-mark-id]')
      .evaluateAll(all => {
        const found = new Map<string, string>()
        for (const one of all) {
          const id = one.getAttribute('data-mark-id') ?? ''
          found.set(id, (found.get(id) ?? '') + one.textContent)
        }
        return [...found.values()]
      })
  }

  /** Expects the words of a paragraph to be one mark. */
  async isMarked(at: number): Promise<void> {
    await expect.poll(() => this.marked(at)).toEqual([this.words(at)])
  }

  /** Expects the note of the mark at the words of a paragraph to contain `text`. */
  async hasNote(at: number, text: string): Promise<void> {
    if (await this.notes().isHidden()) await this.press('Control+Shift+N')
    await expect(this.notes()).toBeVisible()
    await this.reader.caretAt('source', at, from + 1)
    await expect(this.notes().locator('[aria-current="true"]')).toContainText(text)
  }

  /** The words that a CSS highlight shows. */
  lit(name: string): Promise<string> {
    return this.page.evaluate(of => [...(CSS.highlights.get(of) ?? [])].map(String).join(), name)
  }

  sign(at: number): Locator {
    return this.reader.paragraph('source', at).locator('.sign')
  }
}

const startOf = (label: string) =>
  new RegExp(`^${label.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')}( \\*)?$`)
