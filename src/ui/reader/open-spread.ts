/**
 * A book that is open for reading and writing: its spread and its marks over the services, without
 * React.
 */
import type { Book, Section } from '#domain/book'
import type { SectionId } from '#domain/ids'
import type { BookStructure } from '#domain/structure/book-structure'
import { sectionAt } from '#editor/loaded-sections'
import { Spread, type SpreadOptions } from '#editor/spread'
import { live, type Live } from '#services/live'
import type { Marks } from '#services/marking/marking'
import type { Fault } from '#services/outside'
import type { Services } from '#services/services'
import type { Division } from '#services/structure/division'
import { createJumps, type Jumps } from './jumps/jumps.ts'
import type { ReaderPlace } from './reader-position.ts'
import { spellerOf } from './spelling/speller-of.ts'
import { SectionLayout } from './spread/section-layout.ts'

export interface OpenSpread {
  readonly spread: Spread
  /** The book as the reader has divided it. */
  readonly shown: Live<Book>
  readonly division: Division
  /** Loads what dividing the text needs. It must be there before the first act. */
  readonly prepareDividing: () => Promise<void>
  /** Where its sections are on the page. */
  readonly layout: SectionLayout
  /** The section in which the reader was when the book was closed. */
  readonly initial: number
  readonly marks: Marks
  /** The places that the reader has left by jumps. */
  readonly jumps: Jumps<ReaderPlace>
  /** Why a section's text could not be read; `null` if that is not known. */
  readonly faultOf: (section: SectionId) => Fault | null
  /** Must be called when a section is drawn. */
  readonly mounted: (section: number) => void
  /** Changes when a section is drawn. */
  readonly drawn: Live<unknown>
  /** Writes what is pending and closes everything. */
  readonly close: () => void
}

/** What the page around the text provides. */
export interface SpreadPage extends Pick<
  SpreadOptions,
  'label' | 'hint' | 'noteWords' | 'markWords' | 'sourceLook'
> {
  /** Returns where the reader is; `null` while nothing is drawn. */
  readonly here: (spread: Spread) => ReaderPlace | null
  /** Scrolls to `section`, so that it is drawn. */
  readonly bring: (layout: SectionLayout, section: number) => void
  /** Loads what runs a change of how the text is divided, and keeps the reader's place. */
  readonly redivider: () => Promise<(spread: Spread, division: Redivision) => void>
  /** Opens the book again, because it has other sections. */
  readonly reopen: () => void
}

/** A change of how the text is divided. */
export interface Redivision {
  readonly before: BookStructure
  readonly division: Division
  readonly change: () => void
}

type Used = Pick<
  Services,
  | 'reading'
  | 'marking'
  | 'autosave'
  | 'preferences'
  | 'undoing'
  | 'keeping'
  | 'spelling'
  | 'translationLanguages'
  | 'structure'
>

/** Opens `book` where the reader was in it. Rejects if the database cannot be read. */
// oxlint-disable-next-line max-lines-per-function -- it connects text, marks and services
export async function openSpread(
  book: Book,
  {
    reading,
    marking,
    autosave,
    preferences,
    undoing,
    keeping,
    spelling,
    translationLanguages,
    structure,
  }: Used,
  { bring, here, redivider, reopen, ...words }: SpreadPage,
): Promise<OpenSpread> {
  await autosave.finished(book.id)
  const [{ marksAsShown }, stored, [division, position]] = await Promise.all([
    import('#services/structure/marks-as-shown'),
    marking.open(book.id),
    structure.open(book).then(async opened => [opened, await reading.position(book.id)] as const),
  ])
  const { marks, redivided } = marksAsShown(stored, division)
  const language = translationLanguages.of(book.id)
  const waiting = new Map<number, () => void>()
  const faults = new Map<SectionId, Fault>()
  const drawn = live<unknown>(null)
  const { sections } = division
  const shown = live(division.shown)
  const layout = new SectionLayout(
    sections.map(() => 0),
    number => waiting.has(number) || (spread.sections.get(number)?.views.busy ?? false),
  )
  const spread = new Spread({
    ...words,
    book: book.id,
    order: undoing.order,
    sections,
    language: book.language,
    shown: side => {
      const { sides } = preferences.settings.get()
      return sides === 'both' ? side : sides
    },
    isSteady: () => preferences.settings.get().steadyLine,
    isEmended: () => preferences.settings.get().emended,
    translationLanguage: language.get,
    typography: () => (preferences.settings.get().typography ? language.get() : null),
    speller: spellerOf(spelling, language),
    load: async section => {
      const outcome = await reading.section(book, section).catch(() => null)
      if (outcome && !outcome.ok) faults.set(section.id, outcome.fault)
      return outcome?.ok ? outcome.value : null
    },
    reveal: number =>
      new Promise(resolve => {
        waiting.set(number, resolve)
        bring(layout, number)
      }),
    beforeLargePaste: () => keeping.backUpBefore('paste'),
    leaving: () => jumps.leave('link'),
    changed: change => autosave.changed(division.printedChange({ bookId: book.id, ...change })),
    committed: () => void autosave.flush(),
    written: autosave.write,
    unfinished: work => autosave.unfinished(book.id, work),
  })
  const jumps = createJumps(() => here(spread))
  const hideSteps = undoing.order.show(book.id)
  const stop = marks.follow(changes => spread.marks.change(changes))
  let before = division.structure
  let redivide: Awaited<ReturnType<SpreadPage['redivider']>> | null = null
  const detach = structure.attach(book.id, {
    settle: () => spread.settle(),
    isComposing: () => spread.isComposing,
    composed,
  })
  const stopDividing = structure.follow(book.id, () => {
    const was = before
    before = division.structure
    if (!haveSameIds(spread.sections.all, division.sections)) return reopen()
    const change = () => {
      spread.divide(division.sections, (...now) => division.contentNow(...now))
      redivided()
      spread.marks.set(marks.all.get())
      shown.set(division.shown)
    }
    if (redivide) redivide(spread, { before: was, division, change })
    else change()
  })
  spread.marks.setCategories(marking.knownCategories.get())
  spread.marks.set(marks.all.get())
  const initial = sectionAt(sections, position?.index ?? 0)
  // The section above is loaded too, so that measuring it later does not move the reader's place.
  await Promise.all([spread.sections.load(initial), spread.sections.load(initial - 1)])
  return {
    spread,
    shown,
    division,
    prepareDividing: async () => {
      redivide ??= await redivider()
    },
    layout,
    initial,
    marks,
    jumps,
    faultOf: section => faults.get(section) ?? null,
    drawn,
    mounted: number => {
      waiting.get(number)?.()
      waiting.delete(number)
      drawn.set({ number })
    },
    close: () => {
      stop()
      stopDividing()
      detach()
      spread.destroy()
      hideSteps()
      void autosave.flush()
      marks.close()
    },
  }
}

/** Resolves when a composition on the page has ended, or the keyboard has left it. */
const composed = (): Promise<void> =>
  new Promise(resolve => {
    for (const ended of ['compositionend', 'focusout'])
      document.addEventListener(ended, () => resolve(), { once: true })
  })

const haveSameIds = (a: readonly Section[], b: readonly Section[]): boolean =>
  a.length === b.length && a.every(({ id }, i) => id === b[i]?.id)
