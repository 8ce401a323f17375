/**
 * One section being read and translated: its two columns' states, which outlive
 * their views. Sections come and go with the scroll position; what was typed and
 * what can be undone stays. Longer than most: states, views, marks and history of one
 * text change in one step or not at all, and that step is here.
 */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph, Section } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import type { Translation, TranslationState, TranslationText } from '#domain/translation'
import type { StepName } from '#domain/undo-order'
import { closeHistory, isHistoryTransaction, undoDepth } from 'prosemirror-history'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { sourceDoc, translationDoc, translationOf } from './convert.ts'
import type { Leave } from './input/edge-keys.ts'
import type { Block } from './commands/insert-blocks.ts'
import { HeldBack } from './held-back.ts'
import { sumOfTranslations, type KeptHistory } from './kept-history.ts'
import { placeOf, positionOf, startOfPair, type Place } from './pairs.ts'
import { showHits, showsHits, type ShownHit } from './plugins/hits.ts'
import { marksOfPair, showMarks } from './plugins/marks.ts'
import type { NoteWords } from './plugins/note-links.ts'
import { pulse } from './pulse.ts'
import { historyIn } from './plugins/undo-history.ts'
import { SectionMarks, type MarkSource } from './section-marks.ts'
import { openSourceView, sourceState } from './source-view.ts'
import { standsAlone, stepNameOf } from './step-name.ts'
import { openTranslationView, translationAttributes, translationState } from './translation-view.ts'
import { wayAt, type NoteWay } from './notes/way-at.ts'

export interface EditableSection {
  readonly section: Section
  readonly paragraphs: readonly Paragraph[]
  /** In the order of `paragraphs`. */
  readonly translations: readonly TranslationText[]
}

/** What a change in a section changed of what is kept. */
export interface SectionChange {
  readonly translations: readonly Omit<Translation, 'bookId' | 'updatedAt'>[]
  readonly annotations: readonly Annotation[]
}

export interface SectionHost {
  readonly marks: MarkSource
  /** What a search has found in one column of a section. */
  readonly hits: (section: SectionEditor, side: Side) => readonly ShownHit[]
  readonly language: string
  readonly translationLanguage: () => string
  readonly label: (section: SectionEditor, side: Side) => string
  readonly hint: () => string
  readonly noteWords: () => NoteWords
  /** Goes `way` from a place of the print. */
  readonly follow: (section: SectionEditor, way: NoteWay, from: Place) => void
  readonly leave: (section: SectionEditor, side: Side) => Leave
  /** Goes to the pair after `pair`, in this section or the next. */
  readonly next: (section: SectionEditor, pair: number) => boolean
  readonly cross: (section: SectionEditor) => void
  /** Is asked before a large paste, which waits for it. */
  readonly beforeLargePaste: () => Promise<void>
  readonly continuePaste: (section: SectionEditor, rest: readonly Block[]) => void
  readonly changed: (section: SectionEditor, change: SectionChange) => void
  /** A change that can be undone has been made: more than a continuation of the one before. */
  readonly undoable: (section: SectionEditor, name: StepName) => void
  /** Whether the last thing that the reader did was typing in this section: what is typed next may be one step with it. */
  readonly wasTyping: (section: SectionEditor) => boolean
  readonly selected: (section: SectionEditor, side: Side) => void
  readonly committed: () => void
}

export class SectionEditor {
  readonly section: Section
  readonly paragraphs: readonly Paragraph[]
  readonly #host: SectionHost
  readonly #states: Record<Side, EditorState>
  readonly #views: Partial<Record<Side, EditorView>> = {}
  readonly #stale = new Set<Side>()
  readonly #listeners = new Set<() => void>()
  readonly #marks: SectionMarks
  readonly #heldBack = new HeldBack()
  #isWhole = false
  #progress: readonly TranslationState[]

  /** `kept` is heeded if the text is what it was then. */
  constructor(
    { section, paragraphs, translations }: EditableSection,
    host: SectionHost,
    kept: KeptHistory | null = null,
  ) {
    const known = kept && kept.of === sumOfTranslations(translations) ? kept : null
    this.section = section
    this.paragraphs = paragraphs
    this.#host = host
    this.#states = {
      source: sourceState(sourceDoc(paragraphs), host.noteWords),
      translation: translationState(
        translationDoc(paragraphs, translations),
        {
          leave: (...way) => host.leave(this, 'translation')(...way),
          next: () => host.next(this, this.caret('translation').pair),
          hint: host.hint,
        },
        known?.steps,
      ),
    }
    const shown = {
      text: (side: Side, pair: number) => this.text(side, pair),
      drawn: (pair: number) => marksOfPair(this.#states.translation, pair),
    }
    this.#marks = new SectionMarks(paragraphs, host.marks, shown, known?.earlier)
    this.#progress = paragraphs.map((_, pair) => this.translation(pair).state)
    this.drawMarks('source')
    this.drawMarks('translation')
    this.drawHits('source')
    this.drawHits('translation')
  }

  /** The state of each pair's translation, as a value that can be subscribed to. */
  readonly progress = {
    get: (): readonly TranslationState[] => this.#progress,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  /** Shows both columns in their places; unless it `isWhole`, not all of them, until it is told that they are `whole`. */
  mount(places: Readonly<Record<Side, HTMLElement>>, isWhole = true): void {
    this.#isWhole = isWhole
    const host = this.#host
    this.#views.source = openSourceView(places.source, {
      state: this.#states.source,
      language: () => host.language,
      label: () => host.label(this, 'source'),
      dispatch: tr => this.dispatch('source', tr),
      leave: (...way) => host.leave(this, 'source')(...way),
      cross: () => host.cross(this),
      follow: place => this.#follow(place),
      focused: () => host.selected(this, 'source'),
    })
    this.#views.translation = openTranslationView(places.translation, {
      state: this.#states.translation,
      ...this.#named,
      dispatch: tr => this.dispatch('translation', tr),
      beforeLargePaste: host.beforeLargePaste,
      heldBack: this.#heldBack,
      continuePaste: rest => host.continuePaste(this, rest),
      focused: focused => {
        if (focused) host.selected(this, 'translation')
        else host.committed()
      },
      composed: () => this.#afterComposition(),
    })
  }

  /** What the reader's column is called, and its language. */
  get #named() {
    return {
      language: this.#host.translationLanguage,
      label: () => this.#host.label(this, 'translation'),
    }
  }

  #follow(place: Place): boolean {
    const paragraph = this.paragraphs[place.pair]
    const way = paragraph ? wayAt(paragraph, place.offset) : null
    if (way) this.#host.follow(this, way, place)
    return way !== null
  }

  /** Shows the columns' names and languages as they are now. */
  refresh(): void {
    this.#views.source?.setProps({})
    this.#views.translation?.setProps({ attributes: translationAttributes(this.#named) })
  }

  /** All of both columns has been laid out. */
  whole(): void {
    this.#isWhole = true
  }

  unmount(): void {
    this.#heldBack.now()
    this.#isWhole = false
    for (const side of ['source', 'translation'] as const) {
      this.#views[side]?.destroy()
      delete this.#views[side]
    }
  }

  /** Whether it is shown, and all of it. */
  get mounted(): boolean {
    return this.#views.source !== undefined && this.#isWhole
  }

  /** Whether taking the views away now would disturb the reader. */
  get busy(): boolean {
    return (['source', 'translation'] as const).some(side => {
      const view = this.#views[side]
      return view !== undefined && (view.composing || view.dom.contains(document.activeElement))
    })
  }

  /** What must be kept of it where it is let go and what was done in it is to be undone. */
  keep(): KeptHistory {
    return {
      steps: historyIn(this.#states.translation),
      of: sumOfTranslations(this.paragraphs.map((_, pair) => this.translation(pair))),
      earlier: this.#marks.earlier,
      orphans: this.orphans(),
    }
  }

  state(side: Side): EditorState {
    return this.#states[side]
  }

  view(side: Side): EditorView | undefined {
    return this.#views[side]
  }

  /** The moving end of the selection. */
  caret(side: Side): Place {
    return placeOf(this.#states[side].selection.$head)
  }

  translation(pair: number): TranslationText {
    return translationOf(this.#states.translation.doc.child(pair))
  }

  run(command: Command, side: Side = 'translation'): boolean {
    return command(this.#states[side], tr => this.dispatch(side, tr), this.#views[side])
  }

  dispatch(side: Side, tr: Transaction): void {
    const before = this.#states[side]
    if (tr.docChanged && (standsAlone(tr) || !this.#host.wasTyping(this))) closeHistory(tr)
    const after = before.apply(tr)
    this.#states[side] = after
    this.#views[side]?.updateState(after)
    if (after.doc !== before.doc) this.#tellChange(before, after, tr)
    const isElsewhere = after.selection.eq(before.selection) && after.doc === before.doc
    if (!isElsewhere && this.#views[side]?.hasFocus()) this.#host.selected(this, side)
  }

  /** Puts the caret at `to` and the keyboard into that column. */
  focus(side: Side, to: Place, end: Place = to): void {
    this.moveCaret(side, to, end)
    this.#views[side]?.focus()
    this.#host.selected(this, side)
  }

  /** Makes `to` the place where the reader is, and leaves the keyboard to what has it. */
  stand(side: Side, to: Place): void {
    this.moveCaret(side, to)
    this.#host.selected(this, side)
  }

  /** Puts the caret, or a selection from `to` to `end`, into a column without going there. */
  moveCaret(side: Side, to: Place, end: Place = to): void {
    const { doc, tr } = this.#states[side]
    const selection = TextSelection.create(doc, positionOf(doc, to), positionOf(doc, end))
    this.dispatch(side, tr.setSelection(selection))
  }

  /** Where pair `pair` is drawn on `side`; null while the section is not on the screen. */
  element(side: Side, pair: number): HTMLElement | null {
    const view = this.#views[side]
    if (!view) return null
    const node = view.nodeDOM(startOfPair(view.state.doc, pair) - 1)
    return node instanceof HTMLElement ? node : null
  }

  /** How far below the window's upper edge the line at `place` is drawn, in CSS pixels; null while the section is not on the screen. */
  top(side: Side, place: Place): number | null {
    const view = this.#views[side]
    return view?.coordsAtPos(positionOf(view.state.doc, place)).top ?? null
  }

  /** Shows a stretch of one column for a moment. */
  pulse(side: Side, from: Place, to: Place): void {
    const view = this.#views[side]
    if (view) pulse(view, positionOf(view.state.doc, from), positionOf(view.state.doc, to))
  }

  /** Draws the annotations of one column anew; after the composition if there is one. */
  drawMarks(side: Side): void {
    if (this.#views[side]?.composing) {
      this.#stale.add(side)
      return
    }
    this.dispatch(side, showMarks(this.#states[side].tr, this.#marks.drawn(side)))
    if (side === 'translation') this.#marks.drew()
  }

  /** Shows the hits of one column anew; after the composition if there is one. */
  drawHits(side: Side): void {
    if (this.#views[side]?.composing) {
      this.#stale.add(side)
      return
    }
    const state = this.#states[side]
    const shown = this.#host.hits(this, side)
    if (shown.length > 0 || showsHits(state)) this.dispatch(side, showHits(state.tr, shown))
  }

  /** Annotations on this section's translations of which nothing is drawn: their words are gone. */
  orphans(): readonly AnnotationId[] {
    return this.#marks.orphans
  }

  /** The text of pair `pair` on `side`, as anchors count it. */
  text(side: Side, pair: number): string {
    const paragraph = this.paragraphs[pair]
    if (side === 'source') return paragraph?.text ?? ''
    const node = this.#states.translation.doc.child(pair)
    return node.textBetween(0, node.content.size)
  }

  #tellChange(before: EditorState, after: EditorState, tr: Transaction): void {
    const changed = this.paragraphs.flatMap((paragraph, pair) =>
      after.doc.child(pair) === before.doc.child(pair)
        ? []
        : [
            {
              ...this.translation(pair),
              paragraphId: paragraph.id,
              index: this.section.offset + pair,
              pair,
            },
          ],
    )
    // A history that is full forgets its oldest changes when it takes in another: its depth falls then.
    if (!isHistoryTransaction(tr) && undoDepth(after) !== undoDepth(before)) {
      const was = changed.map(({ pair }) => translationOf(before.doc.child(pair)))
      this.#host.undoable(this, stepNameOf(tr, was, changed))
    }
    if (changed.some(({ pair, state }) => state !== this.#progress[pair])) {
      this.#progress = this.#progress.map(
        (state, pair) => changed.find(row => row.pair === pair)?.state ?? state,
      )
      for (const listener of this.#listeners) listener()
    }
    const { annotations, redraw } = this.#marks.follow(
      changed.map(({ pair }) => pair),
      isHistoryTransaction(tr),
    )
    if (redraw) this.#redrawSoon()
    this.#host.changed(this, {
      translations: changed.map(({ pair: _pair, ...row }) => row),
      annotations,
    })
  }

  #redrawSoon(): void {
    this.#stale.add('translation')
    queueMicrotask(() => this.#redrawStale())
  }

  #redrawStale(): void {
    for (const side of this.#stale) {
      if (this.#views[side]?.composing) continue
      this.#stale.delete(side)
      this.drawMarks(side)
      this.drawHits(side)
    }
  }

  #afterComposition(): void {
    this.#host.committed()
    const look = () => {
      if (this.#views.translation?.composing) requestAnimationFrame(look)
      else this.#redrawStale()
    }
    if (this.#stale.size > 0) requestAnimationFrame(look)
  }
}
