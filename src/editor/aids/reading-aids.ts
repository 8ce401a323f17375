import type { Range as TextRange } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import type { Settings } from '#domain/settings'
import { endsOf } from '#domain/text/book-selection'
import type { LensGloss } from '#domain/vocabulary/lens'
import { dividersOf } from '#domain/words/dividers'
import { writtenReadings } from '#domain/words/written-readings'
import type { CharacterReading } from '#domain/words/word'
import type { SectionEditor } from '../section-editor.ts'
import type { SpreadSelection } from '../spread/selection.ts'
import { forgetMetrics } from './draw-readings.ts'
import { Paced } from './paced.ts'
import { SectionAids, type ParagraphAids } from './section-aids.ts'

/** How readings are shown. */
export type AidsLook = Pick<Settings, 'readingStyle' | 'joinedR' | 'toneColours'> & {
  readonly place: Settings['pinyin']
}

interface SpokenParagraph {
  readonly readings: readonly CharacterReading[]
  readonly glosses: readonly LensGloss[]
  /** The boundaries of the words that are marked; empty if none is. */
  readonly bounds: ArrayLike<number>
}

export interface ReadingAidsOptions {
  readonly section: (number: number) => SectionEditor | undefined
  readonly selection: Pick<SpreadSelection, 'where' | 'ofWords' | 'subscribe'>
  /** Scrolls the sections. */
  readonly scroller: HTMLElement
  /** Reads a paragraph. Rejects if there is no dictionary. */
  readonly read: (paragraph: Paragraph) => Promise<SpokenParagraph>
  /** Calls the listener when paragraphs may be read otherwise. Returns what ends that. */
  readonly follow: (changed: () => void) => () => void
  readonly failed: () => void
  readonly look: AidsLook
}

/** How many paragraphs are kept with their readings. */
const mostKept = 600

/** How far the page may move in a frame while readings are drawn, in CSS pixels. */
const fastest = 90

/** Readings and glosses above the characters. Only paragraphs near the screen are read. */
export class ReadingAids {
  readonly #options: ReadingAidsOptions
  readonly #look: AidsLook
  readonly #sections = new Map<SectionEditor, SectionAids>()
  /** By `keyOf` the paragraph; null while it is being read. */
  #known = new Map<string, ParagraphAids | null>()
  readonly #paced: Paced
  readonly #ending = new AbortController()
  #frame = 0
  #lastTop = 0

  constructor(options: ReadingAidsOptions) {
    this.#options = options
    this.#paced = new Paced(() => this.#isReadable())
    this.#look = options.look
    const { signal } = this.#ending
    const redraw = () => this.redraw()
    for (const feature of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(feature).addEventListener('change', redraw, { signal })
    // Another face of the readings or another measure of the text.
    document.fonts.addEventListener('loadingdone', event => this.#facesLoaded(event), { signal })
    signal.addEventListener(
      'abort',
      options.follow(() => this.#forget()),
    )
    if (options.look.place === 'here') {
      const stop = options.selection.subscribe(() => {
        this.#frame ||= requestAnimationFrame(() => this.#follow())
      })
      signal.addEventListener('abort', stop)
    }
  }

  /** To be called with the numbers of all sections on the page when these have changed. */
  show(numbers: readonly number[]): void {
    for (const [editor, aids] of this.#sections)
      if (!aids.isThere) {
        aids.end()
        this.#sections.delete(editor)
      }
    for (const number of numbers) {
      const editor = this.#options.section(number)
      const view = editor?.views.get('source')
      const place = editor?.views.behind
      if (editor && view && place && !this.#sections.has(editor)) this.#add(editor, place)
    }
  }

  /** To be called when colours, sizes or faces have changed. */
  redraw(): void {
    forgetMetrics()
    for (const aids of this.#sections.values()) aids.redraw()
  }

  end(): void {
    this.#ending.abort()
    cancelAnimationFrame(this.#frame)
    this.#paced.end()
    for (const aids of this.#sections.values()) aids.end()
    this.#sections.clear()
  }

  /** Whether the page moves slowly enough that its text can be read. */
  #isReadable(): boolean {
    const top = this.#options.scroller.scrollTop
    const moved = Math.abs(top - this.#lastTop)
    this.#lastTop = top
    return moved <= fastest
  }

  #add(editor: SectionEditor, place: Element): void {
    const view = editor.views.get('source')
    if (!view) return
    const aids: SectionAids = new SectionAids(view, place, {
      scroller: this.#options.scroller,
      paced: this.#paced,
      aids: pair => this.#aids(editor, pair),
      shown: pair => this.#shown(editor, pair),
      isColoured: () => this.#look.toneColours,
    })
    this.#sections.set(editor, aids)
  }

  #follow(): void {
    this.#frame = 0
    for (const aids of this.#sections.values()) aids.update()
  }

  #facesLoaded(event: Event): void {
    const loaded = event instanceof FontFaceSetLoadEvent ? event.fontfaces : []
    // A slice of a Chinese face moves nothing: all its characters are squares.
    if (loaded.some(({ unicodeRange }) => /U\+0{0,4}(?:0-|[1-3])/i.test(unicodeRange)))
      this.redraw()
  }

  #shown(editor: SectionEditor, pair: number): TextRange | null {
    const whole = { start: 0, end: editor.paragraphs[pair]?.text.length ?? 0 }
    if (this.#look.place === 'off') return null
    if (this.#look.place !== 'here') return whole
    const index = editor.section.offset + pair
    const { where, ofWords } = this.#options.selection
    if (where?.side !== 'source' || !ofWords) return where?.index === index ? whole : null
    const { from, to } = endsOf(ofWords)
    if (index < from.index || index > to.index) return null
    return {
      start: index === from.index ? from.offset : 0,
      end: index === to.index ? to.offset : whole.end,
    }
  }

  #aids(editor: SectionEditor, pair: number): ParagraphAids | null {
    const paragraph = editor.paragraphs[pair]
    if (!paragraph) return null
    const key = keyOf(paragraph)
    const known = this.#known.get(key)
    if (known !== undefined) {
      this.#known.delete(key)
      this.#known.set(key, known)
      return known
    }
    this.#known.set(key, null)
    void this.#read(key, paragraph)
    return null
  }

  /** Reads all paragraphs again. What is drawn stays until then. */
  #forget(): void {
    // What is being read now is of before.
    this.#known = new Map()
    for (const aids of this.#sections.values()) aids.redraw()
  }

  async #read(key: string, paragraph: Paragraph): Promise<void> {
    const known = this.#known
    try {
      const { readings, glosses, bounds } = await this.#options.read(paragraph)
      if (this.#ending.signal.aborted || known !== this.#known) return
      known.set(key, {
        readings: writtenReadings(readings, this.#look),
        glosses,
        dividers: dividersOf(paragraph.text, bounds),
      })
    } catch {
      known.delete(key)
      if (!this.#ending.signal.aborted) this.#options.failed()
      return
    }
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break
      known.delete(oldest)
    }
    for (const [editor, aids] of this.#sections) {
      const pair = editor.paragraphs.findIndex(({ id }) => id === paragraph.id)
      if (pair >= 0) aids.update(pair)
    }
  }
}

/** The reader may divide a text, and the parts keep its id. */
const keyOf = ({ id, text }: Paragraph): string => `${id} ${text}`
