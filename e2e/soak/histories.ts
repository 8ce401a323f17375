import { expect, type Locator } from '@playwright/test'
import { freshProfile, removeProfile } from '../support/app.ts'
import { killTree } from '../support/faults.ts'
import { begin, type AtWork } from './at-work.ts'
import type { Part } from './part.ts'
import type { Random } from './random.ts'

/** The labels of the Edit menu for steps whose undo may remove words. */
const ofWords = ['Typing', 'Writing Note', 'Change Tags', 'Put Back'].map(step => `Undo ${step}`)

/** The number of acts in one history. */
const length = 24

/** U1: everything that a reader does, with undo, redo, closing, opening and kills in between. */
export const histories: Part = {
  id: 'U1',
  title: 'typing, notes, tags, categories, deletions, undo, redo, closing and kills in any order',
  runs: 40,
  async run(random) {
    const userData = freshProfile()
    const history = new History(userData, random, await begin({ userData }))
    await history.showNotes()
    for (let n = 0; n < length; n++) await history.act()
    await history.end()
    removeProfile(userData)
    return { lost: history.lost, unsaved: null, told: null, fault: history.acts.join(' ') }
  },
}

/** One reader at work, and all words that the reader typed. No word is typed twice. */
class History {
  readonly acts: string[] = []
  lost = 0
  readonly #userData: string
  readonly #random: Random
  #program: AtWork
  #words = 0

  constructor(userData: string, random: Random, program: AtWork) {
    this.#userData = userData
    this.#random = random
    this.#program = program
  }

  async showNotes(): Promise<void> {
    const notes = this.#notes()
    if (await notes.isHidden()) await this.#program.reader.press('Control+Shift+N')
    await expect(notes).toBeVisible()
  }

  /** Does one random act, and counts the words that it should not have removed. */
  async act(): Promise<void> {
    const all = ['type', 'type', 'note', 'write', 'tag', 'recategorise', 'delete'] as const
    const more = ['undo', 'undo', 'undo', 'redo', 'reopen', 'restart', 'kill'] as const
    const acts = [...all, ...more]
    const act = acts[this.#random.below(acts.length)] ?? 'type'
    this.acts.push(act)
    const before = await this.#there()
    if (act === 'undo') return this.#undo(before)
    await this[act]()
    // A reader deletes words on purpose, and redo may delete them again.
    if (act !== 'delete' && act !== 'redo') await this.#expectAll(before)
  }

  async end(): Promise<void> {
    await this.restart()
    await this.#program.close()
  }

  async type(): Promise<void> {
    await this.#program.reader.type(this.#random.below(4), this.#word())
  }

  async note(): Promise<void> {
    const { reader, page } = this.#program
    const index = this.#random.below(4)
    const offset = 2 + this.#random.below(20)
    await reader.select(
      { side: 'source', index, offset },
      { side: 'source', index, offset: offset + 4 },
    )
    await page.locator('[data-pane="mark-bar"] [data-action="note.create"]').click()
    await this.#intoField()
  }

  async write(): Promise<void> {
    const card = await this.#card()
    if (!card) return
    await card.locator('[data-action="note.edit"]').first().click()
    await this.#intoField()
  }

  async tag(): Promise<void> {
    const card = await this.#card()
    if (!card) return
    await card.locator('[data-action="note.tag"]').click()
    await this.#program.page.keyboard.type(this.#word())
    await this.#program.reader.press('Enter', 'Escape')
  }

  async recategorise(): Promise<void> {
    const card = await this.#card()
    await card
      ?.locator('[data-action="note.category"]')
      .selectOption({ index: this.#random.below(4) })
  }

  async delete(): Promise<void> {
    await (await this.#card())?.locator('[data-action="mark.delete"]').click()
  }

  async redo(): Promise<void> {
    await this.#program.reader.caretIn('source', 0)
    await this.#program.reader.press('Control+Shift+Z')
  }

  async reopen(): Promise<void> {
    await this.#program.reader.press('Control+Shift+L')
    await this.#program.reader.open('携手')
    await this.showNotes()
  }

  async restart(): Promise<void> {
    await this.#program.close()
    await this.#begin()
  }

  async kill(): Promise<void> {
    await this.#program.reader.saved()
    await killTree(this.#program.app)
    await this.#begin()
  }

  async #begin(): Promise<void> {
    this.#program = await begin({ userData: this.#userData })
    await this.showNotes()
  }

  /**
   * Undoes one step. Undo may remove only words that were typed in that step, and redo must restore
   * them.
   */
  async #undo(before: ReadonlySet<string>): Promise<void> {
    const { reader, app } = this.#program
    await reader.caretIn('source', 0)
    const name = await app.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.label ?? '',
    )
    await reader.press('Control+Z')
    const gone = await this.#missing(before)
    if (gone.length === 0) return
    if (!ofWords.includes(name)) this.#lose(gone, name)
    await reader.press('Control+Shift+Z')
    await this.#expectAll(before)
    await reader.press('Control+Z')
  }

  async #expectAll(before: ReadonlySet<string>): Promise<void> {
    await expect
      .poll(async () => (await this.#missing(before)).length, { timeout: 5000 })
      .toBe(0)
      .catch(() => {})
    this.#lose(await this.#missing(before), this.acts.at(-1) ?? '')
  }

  #lose(words: readonly string[], by: string): void {
    this.lost += words.length
    if (words.length > 0) this.acts.push(`(${by} lost ${words.join(',')})`)
  }

  async #missing(before: ReadonlySet<string>): Promise<readonly string[]> {
    const there = await this.#there()
    return [...before].filter(word => !there.has(word))
  }

  /** Returns all of the reader's words that are visible in translations and notes. */
  async #there(): Promise<ReadonlySet<string>> {
    const { page } = this.#program
    // The last change is drawn in the next frame.
    await page.evaluate(async () => {
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
    })
    const text = await page.evaluate(() =>
      [...document.querySelectorAll('[data-side="translation"], [data-pane="notes"]')]
        .map(({ textContent }) => textContent)
        .join('\n'),
    )
    return new Set(text.match(/w\d+;/g))
  }

  #notes(): Locator {
    return this.#program.page.locator('[data-pane="notes"]')
  }

  /** Returns a random mark in the notes panel; null if the panel has no mark. */
  async #card(): Promise<Locator | null> {
    const cards = this.#notes().locator('[data-annotation-id]')
    const count = await cards.count()
    return count === 0 ? null : cards.nth(this.#random.below(count))
  }

  /** Types a word into the note's field that was just opened, and leaves the field. */
  async #intoField(): Promise<void> {
    await expect(this.#notes().locator('.note-editor')).toBeFocused()
    await this.#program.page.keyboard.type(this.#word())
    await this.#program.reader.press('Control+Enter')
  }

  /** Returns a word that was never typed before, and a space. */
  #word(): string {
    return `w${++this.#words}; `
  }
}
