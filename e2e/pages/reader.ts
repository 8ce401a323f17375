/**
 * The open book, as a test sees and uses it. The file is long because a test has one object for a
 * page.
 */
import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export type Side = 'source' | 'translation'

/** A position in a paragraph. `offset` is in UTF-16 code units. */
export interface TextPlace {
  readonly side: Side
  readonly index: number
  readonly offset: number
}

/** The `modifiers` bits of the DevTools protocol. */
const modifierBits: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 }
const virtualKeys: Readonly<Record<string, number>> = {
  Enter: 13,
  F1: 112,
  F2: 113,
  F3: 114,
  ',': 188,
}

export class ReaderPage {
  readonly page: Page
  readonly #ids: readonly string[]
  #devtools: Promise<CDPSession> | undefined
  /** The place of the last click by `caretAt`. */
  #clicked = ''

  /**
   * `ids` lists the paragraphs of the book that the test opens. A test needs it to use paragraphs
   * that are not drawn when the book opens.
   */
  constructor(page: Page, ids: readonly string[] = []) {
    this.page = page
    this.#ids = ids
  }

  /** Opens the first book of the library, or the one called `title`. */
  async open(title?: string): Promise<void> {
    const books = this.page.locator('[data-book-id]')
    const book = title === undefined ? books.first() : books.filter({ hasText: title })
    await book.locator('[data-action="book.open"]').or(book).first().click()
    // On a busy machine a hundred thousand characters take long if each one needs a font.
    await expect(this.#drawn('source').first()).toBeVisible({ timeout: 60_000 })
  }

  /** Opens the book after a reload, unless the program has already opened it again. */
  async openUnlessOpen(title?: string): Promise<void> {
    const text = this.#drawn('source').first()
    const books = this.page.locator('[data-book-id]').first()
    await expect(text.or(books).first()).toBeVisible({ timeout: 60_000 })
    if (!(await text.isVisible())) await this.open(title)
  }

  /**
   * The `index`-th paragraph, counted from 0. It counts in the book if `ids` is known, otherwise in
   * the paragraphs that are drawn now.
   */
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

  /** Scrolls until the `index`-th paragraph is drawn. Only paragraphs near the screen are drawn. */
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
    }).toPass({ timeout: 15_000, intervals: [20] })
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
    if (await isCovered(await this.point({ side, index, offset })))
      await paragraph.evaluate(it => it.scrollIntoView({ block: 'start' }))
    // Clicks at one place in quick succession are a double or a triple click, which selects.
    if (this.#clicked === `${side} ${index} ${offset}`) {
      const length = await paragraph.evaluate(it => (it.textContent ?? '').length)
      const between = await this.point({ side, index, offset: offset === 0 ? length : 0 })
      await this.page.mouse.click(between.x, between.y)
    }
    this.#clicked = `${side} ${index} ${offset}`
    const { x, y } = await this.point({ side, index, offset })
    await this.page.mouse.click(x, y)
  }

  async type(index: number, text: string): Promise<void> {
    await this.caretIn('translation', index)
    await this.page.keyboard.type(text)
  }

  /**
   * Types through an input method. It shows each of `steps` while composing and commits the last
   * one.
   */
  async compose(steps: readonly string[]): Promise<void> {
    for (const text of steps) await this.composing(text)
    await (await this.devtools()).send('Input.insertText', { text: steps.at(-1) ?? '' })
  }

  /** Shows `text` as the composition of an input method. */
  async composing(text: string): Promise<void> {
    const caret = { selectionStart: text.length, selectionEnd: text.length }
    await (await this.devtools()).send('Input.imeSetComposition', { text, ...caret })
  }

  /** Selects by mouse from one position to another. */
  async select(from: TextPlace, to: TextPlace): Promise<void> {
    await this.near(Math.min(from.index, to.index))
    const first = this.paragraph(from.side, Math.min(from.index, to.index))
    await first.evaluate(paragraph => paragraph.scrollIntoView({ block: 'start' }))
    const start = await this.point(from)
    const end = await this.point(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** The text of a translation, with its formats as tags and each line break as `\n`. */
  translation(index: number): Promise<string> {
    return this.paragraph('translation', index).evaluate(paragraph => {
      const written = (node: Node): string => {
        if (node instanceof Text) return node.data
        const inside = [...node.childNodes].map(written).join('')
        if (!(node instanceof HTMLElement) || node.matches('p, .words, .mark, .piece, .hit'))
          return inside
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

  /** The state of a translation, read from the text pane. */
  state(index: number): Promise<string | null> {
    return this.paragraph('translation', index).getAttribute('data-state')
  }

  /** The button between the columns that shows the state of a translation. */
  gutter(index: number): Locator {
    const number = `span:text-is("${index + 1}")`
    return this.page.locator(`[data-section] :has(> ${number}) > button[data-state]`)
  }

  /**
   * The head of the selection, counted as in `paragraph` and in UTF-16 code units; `null` if the
   * text has no focus.
   */
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

  /**
   * Sends a key that an input method has taken, as the page receives it. `keys` is written as in
   * the list of actions.
   */
  async keyInComposition(keys: string): Promise<void> {
    const held = keys.split('+')
    const name = held.pop() ?? ''
    await this.page.evaluate(
      init => {
        const event = new KeyboardEvent('keydown', {
          ...init,
          keyCode: 229,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        })
        document.activeElement?.dispatchEvent(event)
      },
      {
        key: name.length === 1 ? name.toLowerCase() : name.replace(/^(Up|Down)$/, 'Arrow$1'),
        code: /^[A-Z]$/.test(name) ? `Key${name}` : /^\d$/.test(name) ? `Digit${name}` : name,
        ctrlKey: held.includes('Mod'),
        altKey: held.includes('Alt'),
        shiftKey: held.includes('Shift'),
      },
    )
  }

  /** Presses the keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Presses `keys` and then types `text` without waiting in between, faster than a person can. */
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
        const written = key === 'Enter' ? '\r' : event.key
        const typed = modifiers === 0 && (isLetter || key === 'Enter') ? { text: written } : {}
        return [
          devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...typed }),
          devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
        ]
      }),
    )
  }

  /**
   * Pastes `text` as if another program had copied it, with `html` if that program also writes
   * HTML.
   */
  async paste(text: string, html?: string): Promise<void> {
    await this.copied(text, html)
    await this.press('Control+V')
  }

  /** Puts `text` and, if given, `html` on the clipboard, as another program would. */
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

  /** Waits until the status shows that everything is saved, with or without the second copy. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-save-state]')).toHaveAttribute(
      'data-save-state',
      /^(saved|backed-up)$/,
    )
  }

  action(name: string): Locator {
    return this.page.locator(`[data-action="${name}"]`)
  }

  /** The reader's translations, marks and notes and the scroll position, as the page shows them. */
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

  /** The position in the window of the left edge of the character at `offset`, in CSS pixels. */
  point({ side, index, offset }: TextPlace) {
    return this.paragraph(side, index).evaluate((element, at) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let rest = at
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0
        if (rest <= length) {
          const range = document.createRange()
          range.setStart(node, rest)
          // An empty range at a line break is drawn at the end of the line before, beside the text.
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
