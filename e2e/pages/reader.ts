/** What a reader sees and does while a book is open. */
import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export type Side = 'source' | 'translation'

/** A place in the text; `offset` in UTF-16 units of the paragraph. */
export interface TextPlace {
  readonly side: Side
  readonly index: number
  readonly offset: number
}

/** As the developer tools count what is held. */
const modifierBits: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 }
const virtualKeys: Readonly<Record<string, number>> = { F1: 112, F2: 113, F3: 114, ',': 188 }

export class ReaderPage {
  readonly page: Page
  readonly #ids: readonly string[]
  #devtools: Promise<CDPSession> | undefined

  /** `ids` names the paragraphs of the book that will be open, where more of them are asked for than are drawn at its beginning. */
  constructor(page: Page, ids: readonly string[] = []) {
    this.page = page
    this.#ids = ids
  }

  /** Opens the first book of the library, or the one called `title`. */
  async open(title?: string): Promise<void> {
    const books = this.page.locator('[data-book-id]')
    const book = title === undefined ? books.first() : books.filter({ hasText: title })
    await book.locator('[data-action="book.open"]').or(book).first().click()
    // A hundred thousand characters in need of a font each take their time on a busy machine.
    await expect(this.#drawn('source').first()).toBeVisible({ timeout: 60_000 })
  }

  /** The same, after the page was loaded anew: the book may be open again by itself. */
  async openUnlessOpen(title?: string): Promise<void> {
    const text = this.#drawn('source').first()
    const books = this.page.locator('[data-book-id]').first()
    await expect(text.or(books).first()).toBeVisible({ timeout: 60_000 })
    if (!(await text.isVisible())) await this.open(title)
  }

  /** The `index`-th paragraph, counted from 0: of the book, if its paragraphs are known, else of what is now on the page. */
  paragraph(side: Side, index: number): Locator {
    const id = this.#ids[index]
    return id === undefined ? this.#drawn(side).nth(index) : this.byId(side, id)
  }

  byId(side: Side, id: string): Locator {
    return this.page.locator(`[data-paragraph-id="${id}"][data-side="${side}"]`)
  }

  #drawn(side: Side): Locator {
    return this.page.locator(`[data-paragraph-id][data-side="${side}"]`)
  }

  /** Scrolls until the `index`-th paragraph is drawn: only what is near the screen is. */
  async near(index: number): Promise<void> {
    const at = this.#ids[index]
    if (at === undefined) return
    const drawn = this.#drawn('source')
    await expect(async () => {
      const ids = await drawn.evaluateAll(all =>
        all.map(it => it.getAttribute('data-paragraph-id')),
      )
      if (ids.includes(at)) return
      const isBelow = this.#ids.indexOf(ids.at(-1) ?? '') < index
      await (isBelow ? drawn.last() : drawn.first()).scrollIntoViewIfNeeded({ timeout: 1000 })
      expect(ids).toContain(at)
    }).toPass({ timeout: 15_000 })
  }

  /** Puts the caret at the end of a paragraph. */
  async caretIn(side: Side, index: number): Promise<void> {
    await this.near(index)
    const paragraph = this.paragraph(side, index)
    await paragraph.scrollIntoViewIfNeeded()
    await paragraph.click()
    await this.page.keyboard.press('End')
  }

  /** Puts the caret before the character at `offset` by a click. */
  async caretAt(side: Side, index: number, offset: number): Promise<void> {
    await this.near(index)
    const paragraph = this.paragraph(side, index)
    const isCovered = (at: { x: number; y: number }) =>
      paragraph.evaluate((it, { x, y }) => !it.contains(document.elementFromPoint(x, y)), at)
    if (await isCovered(await this.#point({ side, index, offset })))
      await paragraph.evaluate(it => it.scrollIntoView({ block: 'start' }))
    const { x, y } = await this.#point({ side, index, offset })
    await this.page.mouse.click(x, y)
  }

  async type(index: number, text: string): Promise<void> {
    await this.caretIn('translation', index)
    await this.page.keyboard.type(text)
  }

  /** Types as an input method does: `steps` are what it shows while composing, the last becomes text. */
  async compose(steps: readonly string[]): Promise<void> {
    for (const text of steps) await this.composing(text)
    await (await this.devtools()).send('Input.insertText', { text: steps.at(-1) ?? '' })
  }

  /** Shows `text` as what an input method is composing. */
  async composing(text: string): Promise<void> {
    const caret = { selectionStart: text.length, selectionEnd: text.length }
    await (await this.devtools()).send('Input.imeSetComposition', { text, ...caret })
  }

  /** Selects by mouse from one place of the text to another; offsets in UTF-16 units. */
  async select(from: TextPlace, to: TextPlace): Promise<void> {
    await this.near(Math.min(from.index, to.index))
    const first = this.paragraph(from.side, Math.min(from.index, to.index))
    await first.evaluate(paragraph => paragraph.scrollIntoView({ block: 'start' }))
    const start = await this.#point(from)
    const end = await this.#point(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** A translation as the reader wrote it: its formats as tags, each break of a line as `\n`. */
  translation(index: number): Promise<string> {
    return this.paragraph('translation', index).evaluate(paragraph => {
      const written = (node: Node): string => {
        if (node instanceof Text) return node.data
        const inside = [...node.childNodes].map(written).join('')
        if (!(node instanceof HTMLElement) || node.matches('p, .mark, .piece')) return inside
        if (node.matches('.ProseMirror-trailingBreak, .ProseMirror-separator')) return ''
        const tag = node.localName
        return tag === 'br' ? '\n' : `<${tag}>${inside}</${tag}>`
      }
      return written(paragraph)
    })
  }

  translations(first: number, count: number): Promise<readonly string[]> {
    return Promise.all(Array.from({ length: count }, (_, i) => this.translation(first + i)))
  }

  /** The state of a translation, as the text has it. */
  state(index: number): Promise<string | null> {
    return this.paragraph('translation', index).getAttribute('data-state')
  }

  /** The sign of a translation's state between the columns. */
  gutter(index: number): Locator {
    const number = `span:text-is("${index + 1}")`
    return this.page.locator(`[data-section] :has(> ${number}) > button[data-state]`)
  }

  /** Where the keyboard is: the side, the paragraph's number as `paragraph` counts, and the selection's end in it. */
  caret(): Promise<{ side: string; index: number; offset: number } | null> {
    return this.page.evaluate(names => {
      const selection = getSelection()
      const { focusNode, focusOffset } = selection ?? {}
      const inside = focusNode instanceof Element ? focusNode : focusNode?.parentElement
      const paragraph = inside?.closest<HTMLElement>('[data-paragraph-id][data-side]')
      if (!paragraph || !focusNode || !paragraph.parentElement?.matches(':focus')) return null
      const { side } = paragraph.dataset
      const before = document.createRange()
      before.setStart(paragraph, 0)
      before.setEnd(focusNode, focusOffset ?? 0)
      const all = document.querySelectorAll(`[data-paragraph-id][data-side="${side}"]`)
      const named = names.indexOf(paragraph.dataset['paragraphId'] ?? '')
      return {
        side: side ?? '',
        index: named === -1 ? [...all].indexOf(paragraph) : named,
        offset: before.toString().length,
      }
    }, this.#ids)
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Presses `keys`, and then types `text`, faster than any hand: nothing is waited for in between. */
  async atOnce(keys: string, text: string): Promise<void> {
    const devtools = await this.devtools()
    const held = keys.split('+')
    const key = held.pop() ?? ''
    const modifiers = held.reduce((sum, name) => sum + (modifierBits[name] ?? 0), 0)
    const presses = [{ key, modifiers }, ...Array.from(text, key => ({ key, modifiers: 0 }))]
    await Promise.all(
      presses.flatMap(({ key, modifiers }) => {
        const isLetter = /^[A-Za-z]$/.test(key)
        const event = {
          key: isLetter && modifiers & 8 ? key.toUpperCase() : isLetter ? key.toLowerCase() : key,
          code: isLetter ? `Key${key.toUpperCase()}` : key,
          windowsVirtualKeyCode: isLetter
            ? key.toUpperCase().charCodeAt(0)
            : (virtualKeys[key] ?? 0),
          modifiers,
        }
        const typed = modifiers === 0 && isLetter ? { text: event.key } : {}
        return [
          devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...typed }),
          devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
        ]
      }),
    )
  }

  /** Pastes as a reader does who has copied `text` elsewhere, in a program that gave `html` with it. */
  async paste(text: string, html?: string): Promise<void> {
    await this.copied(text, html)
    await this.press('Control+V')
  }

  /** Puts `text` on the clipboard, as a program does that gives `html` with it. */
  async copied(text: string, html?: string): Promise<void> {
    await this.page.evaluate(
      copied => {
        const copy = (event: ClipboardEvent) => {
          event.stopImmediatePropagation()
          event.preventDefault()
          for (const [type, data] of copied) event.clipboardData?.setData(type, data)
        }
        addEventListener('copy', copy, { capture: true, once: true })
      },
      [['text/plain', text] as const, ...(html ? [['text/html', html] as const] : [])],
    )
    await this.press('Control+C')
  }

  /** Waits until the status says that all is kept, in a second copy or not yet. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-save-state]')).toHaveAttribute(
      'data-save-state',
      /^(saved|backed-up)$/,
    )
  }

  action(name: string): Locator {
    return this.page.locator(`[data-action="${name}"]`)
  }

  /** All that the reader has made and where they are, as the page shows it. */
  everything() {
    return this.page.evaluate(() => {
      const page = document.querySelector<HTMLElement>('[data-pane="text"]')
      const translations = document.querySelectorAll<HTMLElement>(
        '[data-side="translation"][data-paragraph-id]',
      )
      return {
        scrolled: Math.round(page?.scrollTop ?? -1),
        translations: [...translations].flatMap(({ dataset, innerText }) =>
          dataset['state'] === 'empty'
            ? []
            : `${dataset['paragraphId']} ${dataset['state']} ${innerText}`,
        ),
        marks: [...document.querySelectorAll<HTMLElement>('[data-mark-id]')].map(
          ({ dataset, textContent }) => `${dataset['markId']} ${textContent}`,
        ),
        notes: [...document.querySelectorAll('[data-annotation-id]')].map(note => note.textContent),
      }
    })
  }

  devtools(): Promise<CDPSession> {
    this.#devtools ??= this.page.context().newCDPSession(this.page)
    return this.#devtools
  }

  /** Where the edge before the character at `offset` is drawn. */
  #point({ side, index, offset }: TextPlace) {
    return this.paragraph(side, index).evaluate((element, at) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let rest = at
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0
        if (rest <= length) {
          const range = document.createRange()
          range.setStart(node, rest)
          // Where a line is broken, the place itself is drawn at the end of the line before, beside the text.
          range.setEnd(node, Math.min(rest + 1, length))
          const box = range.getClientRects()[0] ?? range.getBoundingClientRect()
          return { x: box.left + 0.5, y: (box.top + box.bottom) / 2 }
        }
        rest -= length
      }
      const box = element.getBoundingClientRect()
      return { x: box.left + 2, y: box.top + 8 }
    }, offset)
  }
}
