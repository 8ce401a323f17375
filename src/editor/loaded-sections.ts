import type { Section } from '#domain/book'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { AnnotationId } from '#domain/ids'
import { DueChanges } from './due-changes.ts'
import type { KeptHistory } from './kept-history.ts'
import { SectionEditor } from './section-editor.ts'
import type { EditableSection, SectionHost } from './section-host.ts'

/** The sections that must not leave memory although nobody holds them. */
interface Needs {
  /** Whether the caret is in the section. */
  readonly isHere: (number: number) => boolean
  /** The sections with a step that can be undone or redone. */
  readonly undoable: () => ReadonlySet<number>
  /** The sections whose editor object a step of undo refers to. */
  readonly inUse: () => ReadonlySet<number>
}

/**
 * The sections of a book by number. A section is loaded on request and stays in memory while
 * somebody holds it. Of a section that is let go, only what undo needs stays.
 */
export class LoadedSections {
  #all: readonly Section[]
  /** Changes that are applied later, but before their section is shown or changed. */
  readonly due = new DueChanges()
  readonly #load: (section: Section) => Promise<EditableSection | null>
  readonly #host: SectionHost
  readonly #needs: Needs
  readonly #kept = new Map<string, Kept>()
  /** Sections that nobody holds and that are in use. */
  readonly #waiting = new Set<number>()
  readonly #holders = new Map<number, number>()
  readonly #loaded = new Map<number, SectionEditor>()
  readonly #loading = new Map<number, Promise<SectionEditor | null>>()
  readonly #onceOpened = new Map<number, Set<(editor: SectionEditor) => void>>()
  #isOver = false

  /** `load` resolves to null if a section's text cannot be read. */
  constructor(
    all: readonly Section[],
    load: (section: Section) => Promise<EditableSection | null>,
    host: SectionHost,
    needs: Needs,
  ) {
    this.#all = all
    this.#load = load
    this.#host = host
    this.#needs = needs
  }

  /** The sections of the book, as the reader has divided it. */
  get all(): readonly Section[] {
    return this.#all
  }

  /** Whether the book has been closed. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** The number of the section that holds paragraph `index` of the book. */
  numberAt(index: number): number {
    return sectionAt(this.all, index)
  }

  numberOf({ offset }: Section): number {
    return sectionAt(this.all, offset)
  }

  /** The section's editor if it is loaded. */
  get(number: number): SectionEditor | undefined {
    return this.#loaded.get(number)
  }

  /**
   * Loads a section if it is not in memory. Resolves to null if it does not exist or cannot be
   * read.
   */
  async load(number: number): Promise<SectionEditor | null> {
    this.due.settle(number)
    const loaded = this.#loaded.get(number)
    const section = this.all[number]
    if (loaded || !section) return loaded ?? null
    if (this.#isOver && !this.#isAwaited(number)) return null
    const loading = this.#loading.get(number) ?? this.#open(number, section)
    this.#loading.set(number, loading)
    return loading
  }

  /**
   * Calls `opened` with the editor of a section that is not in memory as soon as it is opened,
   * before anything else has that editor. Returns how to cancel that.
   */
  onceOpened(number: number, opened: (editor: SectionEditor) => void): () => void {
    const waiting = this.#onceOpened.get(number) ?? new Set()
    waiting.add(opened)
    this.#onceOpened.set(number, waiting)
    return () => waiting.delete(opened)
  }

  /** Keeps sections in memory from when they are loaded until the returned function is called. */
  hold(...numbers: readonly number[]): () => void {
    for (const number of numbers) {
      this.due.settle(number)
      this.#holders.set(number, (this.#holders.get(number) ?? 0) + 1)
    }
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      for (const number of numbers) this.#holders.set(number, (this.#holders.get(number) ?? 1) - 1)
      // A caller that holds them again at once, as React does in strict mode, finds the same
      // editors.
      void Promise.allSettled(numbers.flatMap(number => this.#loading.get(number) ?? [])).then(() =>
        this.letGo(...numbers),
      )
    }
  }

  /**
   * Takes sections out of memory unless they are held, have the caret or are in use. Also takes out
   * those that were in use and no longer are.
   */
  letGo(...numbers: readonly number[]): void {
    const inUse = this.#needs.inUse()
    const undoable = this.#needs.undoable()
    for (const other of new Set([...numbers, ...this.#waiting])) {
      if ((this.#holders.get(other) ?? 0) > 0 || this.#needs.isHere(other)) continue
      this.#holders.delete(other)
      if (inUse.has(other)) this.#waiting.add(other)
      else this.#drop(other, undoable)
    }
    for (const [key, { number }] of this.#kept)
      if (!undoable.has(number) && !inUse.has(number)) this.#kept.delete(key)
  }

  #drop(number: number, undoable: ReadonlySet<number>): void {
    this.#waiting.delete(number)
    this.due.settle(number)
    const editor = this.#loaded.get(number)
    if (!editor) return
    if (undoable.has(number)) this.#keep(number, editor)
    this.#loaded.delete(number)
  }

  /** A section that is divided otherwise has other paragraphs, so it has another history. */
  #keep(number: number, editor: SectionEditor): void {
    this.#kept.set(keyOf(number, editor.section), { number, history: editor.keep() })
  }

  /** Makes all changes that wait. */
  settle(): void {
    this.due.settleAll()
    this.settleHeldBack()
  }

  /** Makes the changes that are held back. */
  settleHeldBack(): void {
    for (const editor of this.#loaded.values()) editor.settle()
  }

  /**
   * Takes `all` in place of the sections so far, which have the same ids, after the reader has
   * divided the book otherwise. No change may wait, because it would name paragraphs as they were.
   * `content` returns the text of a section whose paragraphs are others now, for which it is given
   * the print of all that are in memory; with null it is loaded when somebody asks for it.
   */
  divide(
    all: readonly Section[],
    content: (
      section: Section,
      was: SectionEditor,
      prints: readonly Printed[],
    ) => EditableSection | null,
  ): void {
    const prints = Array.from(this.#loaded.values()).flatMap(({ print }) => print ?? [])
    const before = this.#all
    this.#all = all
    for (const [number, editor] of Array.from(this.#loaded)) {
      const section = all[number]
      if (!section) continue
      if (section.shape === before[number]?.shape && isAsLong(section, editor)) {
        editor.moveTo(section)
        continue
      }
      editor.unmount()
      this.#keep(number, editor)
      this.#loaded.delete(number)
      const text = content(section, editor, prints)
      if (text) this.#make(number, text)
    }
  }

  /** Whether a section is out of memory and its history is kept. */
  isKept(number: number): boolean {
    const section = this.#all[number]
    return section !== undefined && this.#kept.has(keyOf(number, section))
  }

  /** The orphans of sections that are out of memory but kept. */
  *orphansKept(): Iterable<AnnotationId> {
    for (const { number, history } of this.#kept.values())
      if (this.isKept(number) && !this.#loaded.has(number)) yield* history.orphans
  }

  #isAwaited(number: number): boolean {
    return (this.#onceOpened.get(number)?.size ?? 0) > 0
  }

  /**
   * Unloads everything: the book is being closed. Only sections that somebody waits for can be
   * loaded afterwards, so that a change reaches them.
   */
  clear(): void {
    this.due.end()
    this.#isOver = true
    for (const editor of this.#loaded.values()) editor.unmount()
    this.#loaded.clear()
    this.#kept.clear()
  }

  [Symbol.iterator](): Iterator<SectionEditor> {
    return this.#loaded.values()
  }

  #make(number: number, text: EditableSection): SectionEditor {
    const key = keyOf(number, text.section)
    const editor = new SectionEditor(text, this.#host, this.#kept.get(key)?.history)
    this.#kept.delete(key)
    this.#loaded.set(number, editor)
    return editor
  }

  async #open(number: number, section: Section): Promise<SectionEditor | null> {
    try {
      const text = await this.#load(section)
      // The reader may have divided the book otherwise meanwhile.
      const now = this.#all[number]
      if (now !== section) {
        this.#loading.delete(number)
        return await this.load(number)
      }
      if (!text || (this.#isOver && !this.#isAwaited(number))) return null
      const editor = this.#make(number, text)
      const waiting = this.#onceOpened.get(number) ?? []
      this.#onceOpened.delete(number)
      for (const opened of waiting) opened(editor)
      this.due.settle(number)
      return editor
    } finally {
      this.#loading.delete(number)
    }
  }
}

/** What is kept of a section out of memory. */
interface Kept {
  readonly number: number
  readonly history: KeptHistory
}

const keyOf = (number: number, { shape = '' }: Section): string => `${number} ${shape}`

/** Sections with no divided paragraph may still have lost one to the section before. */
const isAsLong = ({ start, end }: Section, { paragraphs }: SectionEditor): boolean =>
  end - start === paragraphs.length

/** Returns the number of the section that holds paragraph `index` of the book. */
export function sectionAt(sections: readonly Section[], index: number): number {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sections[middle]?.offset ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}
