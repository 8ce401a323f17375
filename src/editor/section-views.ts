import type { Side } from '#domain/anchor'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { positionOf, startOfPair, type Place } from './pairs.ts'
import { Underlay } from './mark-shapes/underlay.ts'
import { hasSameMarks } from './plugins/marks.ts'
import { hasSameReadings, shownPosition } from './plugins/readings.ts'
import { pulse } from './pulse.ts'
import { openSourceView, type SourceViewOptions } from './columns/source-view.ts'
import {
  openTranslationView,
  translationAttributes,
  type TranslationViewOptions,
} from './columns/translation-view.ts'

interface SectionViewsOptions {
  readonly state: (side: Side) => EditorState
  readonly dispatch: (side: Side, tr: Transaction) => void
  readonly source: Omit<SourceViewOptions, 'state' | 'dispatch'>
  readonly translation: Omit<TranslationViewOptions, 'state' | 'dispatch'>
  /** Both columns were drawn. */
  readonly mounted: () => void
  /** A mark begins at another height of the section than before, or is drawn or gone. */
  readonly marksMoved: () => void
}

const sides = ['source', 'translation'] as const

/** Where a section is drawn: its columns, and the marks behind them. */
export type SectionPlaces = Readonly<Record<Side | 'marks', HTMLElement>>

/** The ProseMirror views of a section's two columns, which exist while it is mounted. */
export class SectionViews {
  readonly #options: SectionViewsOptions
  readonly #views: Partial<Record<Side, EditorView>> = {}
  #underlay: Underlay | null = null
  #behind: HTMLElement | null = null
  #isLaidOut = false

  constructor(options: SectionViewsOptions) {
    this.#options = options
  }

  /**
   * Opens both columns in `places`. If `isLaidOut` is false, the page lays out only some of their
   * rows at first and calls `laidOut` when the last row is there.
   */
  mount(places: SectionPlaces, isLaidOut = true): void {
    this.#isLaidOut = isLaidOut
    const { state, dispatch, source, translation } = this.#options
    this.#views.source = openSourceView(places.source, {
      ...source,
      state: state('source'),
      dispatch: tr => dispatch('source', tr),
    })
    this.#views.translation = openTranslationView(places.translation, {
      ...translation,
      state: state('translation'),
      dispatch: tr => dispatch('translation', tr),
    })
    this.#behind = places.marks
    this.#underlay = new Underlay(places.marks, {
      view: side => this.#views[side],
      moved: this.#options.marksMoved,
    })
    this.#options.mounted()
  }

  /** The place behind the text, as large as the section; null while it is not mounted. */
  get behind(): HTMLElement | null {
    return this.#behind
  }

  laidOut(): void {
    this.#isLaidOut = true
  }

  unmount(): void {
    this.#isLaidOut = false
    this.#underlay?.destroy()
    this.#underlay = null
    this.#behind = null
    for (const side of sides) {
      this.#views[side]?.destroy()
      delete this.#views[side]
    }
  }

  /** Whether both columns are mounted and all their rows are laid out. */
  get mounted(): boolean {
    return this.#views.source !== undefined && this.#isLaidOut
  }

  /** Whether unmounting now would take the keyboard from the reader or end a composition. */
  get busy(): boolean {
    return sides.some(side => {
      const view = this.#views[side]
      return view !== undefined && (view.composing || view.dom.contains(document.activeElement))
    })
  }

  /** Whether an input method composes in a column. */
  get composing(): boolean {
    return sides.some(side => this.#views[side]?.composing ?? false)
  }

  /** Shows the column's new state. */
  update(side: Side, state: EditorState): void {
    const view = this.#views[side]
    if (!view) return
    const before = view.state
    view.updateState(state)
    const isSame =
      before.doc === state.doc && hasSameMarks(before, state) && hasSameReadings(before, state)
    if (!isSame) this.#underlay?.changed(side)
  }

  get(side: Side): EditorView | undefined {
    return this.#views[side]
  }

  /** Sets the columns' accessible names, languages and looks again. */
  refresh(): void {
    this.#views.source?.setProps({})
    this.#underlay?.changed('source')
    this.#views.translation?.setProps({
      attributes: translationAttributes(this.#options.translation),
    })
  }

  /** To be called when the type of the page has changed. */
  measureAgain(): void {
    this.#underlay?.measureAgain()
  }

  /** The element of pair `pair` on `side`; null while the section is not mounted. */
  element(side: Side, pair: number): HTMLElement | null {
    const view = this.#views[side]
    if (!view) return null
    const node = view.nodeDOM(startOfPair(view.state.doc, pair) - 1)
    return node instanceof HTMLElement ? node : null
  }

  /**
   * Returns how far below the top of the section a mark begins, in CSS pixels: its first line in
   * `pair`; undefined if it is not drawn there.
   */
  markTop(side: Side, pair: number, mark: string): number | undefined {
    return this.#underlay?.topOf(side, pair, mark)
  }

  /**
   * The distance in CSS pixels from the window's upper edge to the line at `place`; null while the
   * section is not mounted.
   */
  top(side: Side, place: Place): number | null {
    const view = this.#views[side]
    if (!view) return null
    return view.coordsAtPos(shownPosition(view.state, positionOf(view.state.doc, place))).top
  }

  /** Highlights a range of one column for a moment. */
  pulse(side: Side, from: Place, to: Place): void {
    const view = this.#views[side]
    if (view) pulse(view, positionOf(view.state.doc, from), positionOf(view.state.doc, to))
  }
}
