/**
 * One section being read and translated: the states of its two columns, which outlive their views.
 * Sections come and go with the scroll position; typed text and undo history stay.
 */
import type { Side } from '#domain/anchor'
import type { Paragraph, Section } from '#domain/book'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { TranslationText } from '#domain/translation'
import { closeHistory, isHistoryTransaction, undoDepth } from 'prosemirror-history'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { sourceDoc, translationDoc, translationOf } from './convert.ts'
import { HeldBack } from './held-back.ts'
import { sumOfTranslations, type KeptHistory } from './kept-history.ts'
import { noteLinkAt } from './notes/note-link.ts'
import { placeOf, positionOf, type Place } from './pairs.ts'
import { marksOfPair } from './plugins/marks.ts'
import { historyIn } from './plugins/undo-history.ts'
import type { EditableSection, SectionHost } from './section-host.ts'
import { SectionMarks } from './section-marks.ts'
import { SectionOverlays } from './section-overlays.ts'
import { SectionProgress } from './section-progress.ts'
import { SectionViews } from './section-views.ts'
import { sourceState } from './columns/source-view.ts'
import { standsAlone, stepNameOf } from './step-name.ts'
import { translationState } from './columns/translation-state.ts'

export class SectionEditor {
  #section: Section
  readonly paragraphs: readonly Paragraph[]
  /** The printed paragraphs that it was made of, if they were given. */
  readonly print: Printed | null
  readonly views: SectionViews
  readonly overlays: SectionOverlays
  readonly progress: SectionProgress
  readonly #host: SectionHost
  readonly #states: Record<Side, EditorState>
  readonly #marks: SectionMarks
  readonly #heldBack = new HeldBack()

  /** Uses `kept` only if the text is unchanged since then. */
  constructor(
    { section, paragraphs, translations, print }: EditableSection,
    host: SectionHost,
    kept: KeptHistory | null = null,
  ) {
    const known = kept && kept.of === sumOfTranslations(translations) ? kept : null
    this.#section = section
    this.paragraphs = paragraphs
    this.print = print ?? null
    this.#host = host
    this.#states = {
      source: sourceState(sourceDoc(paragraphs), host.noteWords),
      translation: translationState(
        translationDoc(paragraphs, translations),
        {
          leave: (...args) => host.leave(this.section, 'translation')(...args),
          next: () => host.next(this.section, this.caret('translation').pair),
          hint: host.hint,
          typography: host.typography,
          speller: host.speller,
          span: host.span,
        },
        known?.steps,
      ),
    }
    const shown = {
      text: (side: Side, pair: number) => this.text(side, pair),
      drawn: (pair: number) => marksOfPair(this.#states.translation, pair),
    }
    this.#marks = new SectionMarks(paragraphs, host.marks, shown, known?.earlier)
    this.progress = new SectionProgress(paragraphs.map((_, pair) => this.translation(pair).state))
    this.views = this.#createViews(host)
    this.overlays = new SectionOverlays(this.#marks, {
      state: side => this.#states[side],
      dispatch: (side, tr) => this.dispatch(side, tr),
      isComposing: side => this.views.get(side)?.composing ?? false,
      hits: side => host.hits(this.section, side),
      terms: () => host.terms({ section: this.section, paragraphs, translations }),
      isEmended: host.isEmended,
    })
    this.overlays.draw()
  }

  /** The same paragraphs may begin elsewhere in the book after the reader has divided others. */
  get section(): Section {
    return this.#section
  }

  /** Takes where its paragraphs are in the book now. */
  moveTo(section: Section): void {
    this.#section = section
  }

  #createViews(host: SectionHost): SectionViews {
    return new SectionViews({
      state: side => this.#states[side],
      dispatch: (side, tr) => this.dispatch(side, tr),
      mounted: host.redrawn,
      marksMoved: host.marksMoved,
      source: {
        language: () => host.language,
        look: host.sourceLook,
        label: () => host.label(this.section, 'source'),
        leave: (...args) => host.leave(this.section, 'source')(...args),
        cross: () => host.cross(this.section, this.caret('source').pair),
        follow: place => this.#follow(place),
        focused: () => this.#select('source'),
      },
      translation: {
        language: host.translationLanguage,
        label: () => host.label(this.section, 'translation'),
        isSteady: host.isSteady,
        beforeLargePaste: host.beforeLargePaste,
        heldBack: this.#heldBack,
        span: host.span,
        continuePaste: rest => host.continuePaste(this.section, rest),
        focused: focused => {
          if (focused) this.#select('translation')
          else host.committed()
        },
        composed: () => {
          host.committed()
          this.overlays.afterComposition()
        },
      },
    })
  }

  /** Follows the link at `place` of the source. Returns false if there is no link. */
  #follow(place: Place): boolean {
    const paragraph = this.paragraphs[place.pair]
    const link = paragraph ? noteLinkAt(paragraph, place.offset) : null
    if (link) this.#host.follow(this.section, link, place)
    return link !== null
  }

  /** Makes the change that is held back now. */
  settle(): void {
    this.#heldBack.now()
  }

  /** Takes the columns off the screen, after making the change that is held back. */
  unmount(): void {
    this.settle()
    this.views.unmount()
  }

  /**
   * What must stay in memory so that changes in this section can be undone after it has left
   * memory.
   */
  keep(): KeptHistory {
    return {
      steps: historyIn(this.#states.translation),
      of: sumOfTranslations(this.paragraphs.map((_, pair) => this.translation(pair))),
      earlier: this.#marks.earlier,
      orphans: this.overlays.orphans,
    }
  }

  state(side: Side): EditorState {
    return this.#states[side]
  }

  /** The moving end of the selection. */
  caret(side: Side): Place {
    return placeOf(this.#states[side].selection.$head)
  }

  translation(pair: number): TranslationText {
    return translationOf(this.#states.translation.doc.child(pair))
  }

  /** The text of pair `pair` on `side`, in the UTF-16 units that anchors count. */
  text(side: Side, pair: number): string {
    const paragraph = this.paragraphs[pair]
    if (side === 'source') return paragraph?.text ?? ''
    const node = this.#states.translation.doc.child(pair)
    return node.textBetween(0, node.content.size)
  }

  run(command: Command, side: Side = 'translation'): boolean {
    return command(this.#states[side], tr => this.dispatch(side, tr), this.views.get(side))
  }

  dispatch(side: Side, tr: Transaction): void {
    const before = this.#states[side]
    if (tr.docChanged && (standsAlone(tr) || !this.#host.wasTyping(this.section))) closeHistory(tr)
    const after = before.apply(tr)
    this.#states[side] = after
    const view = this.views.get(side)
    this.views.update(side, after)
    this.#host.redrawn()
    if (after.doc !== before.doc) this.#reportChange(before, after, tr)
    const isSame = after.selection.eq(before.selection) && after.doc === before.doc
    if (!isSame && view?.hasFocus()) this.#select(side)
  }

  /**
   * Puts the caret at `to`, or a selection from `to` to `end`, and gives that column the keyboard.
   */
  focus(side: Side, to: Place, end: Place = to): void {
    this.#host.placing()
    this.select(side, to, end)
  }

  /**
   * Does the same for the part of a selection that may span sections, which stays.
   */
  select(side: Side, to: Place, end: Place): void {
    this.moveCaret(side, to, end)
    this.views.get(side)?.focus()
    this.#select(side)
  }

  /** Puts the caret at `to` and makes it the book's caret. The keyboard stays where it is. */
  takeCaret(side: Side, to: Place): void {
    this.#host.placing()
    this.moveCaret(side, to)
    this.#select(side)
  }

  /**
   * Puts the caret at `to`, or a selection from `to` to `end`. The book's caret stays where it is.
   */
  moveCaret(side: Side, to: Place, end: Place = to): void {
    const { doc, tr } = this.#states[side]
    const selection = TextSelection.create(doc, positionOf(doc, to), positionOf(doc, end))
    this.dispatch(side, tr.setSelection(selection))
  }

  /** Makes the caret of `side` the book's caret. */
  #select(side: Side): void {
    this.#host.selected(this.section, side, this.caret(side))
  }

  #reportChange(before: EditorState, after: EditorState, tr: Transaction): void {
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
    // A full history drops its oldest changes when it takes a new one, so its depth can also fall.
    if (!isHistoryTransaction(tr) && undoDepth(after) !== undoDepth(before)) {
      const was = changed.map(({ pair }) => translationOf(before.doc.child(pair)))
      this.#host.undoable(this.section, stepNameOf(tr, was, changed))
    }
    this.progress.update(changed)
    const { annotations, redraw } = this.#marks.follow(
      changed.map(({ pair }) => pair),
      isHistoryTransaction(tr),
    )
    if (redraw) this.overlays.redrawSoon()
    this.#host.changed({
      translations: changed.map(({ pair: _pair, ...row }) => row),
      annotations,
    })
  }
}
