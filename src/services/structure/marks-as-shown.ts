import type { Annotation } from '#domain/annotation'
import { canonicalJson } from '#domain/canonical-json'
import type { AnnotationId } from '#domain/ids'
import type { Half } from '#domain/marking/halves'
import type { Marked, Marks, ReaderAt } from '../marking/marking.ts'
import type { MarksListener } from '../marking/marks-now.ts'
import type { Division } from './division.ts'

/** The marks of an open book at the places where they are shown. */
export interface MarksAsShown {
  readonly marks: Marks
  /** To be called when the book has been divided otherwise. */
  readonly redivided: () => void
}

/** Wraps `marks`, whose rows are places of the print, for a reader who sees the divided text. */
export function marksAsShown(marks: Marks, division: Division): MarksAsShown {
  const listeners = new Set<MarksListener>()
  let version = 0
  let list: readonly Annotation[] | null = null
  /** What was returned last: the page needs the same object of a mark until it changes. */
  const asked = new Map<AnnotationId, Annotation>()
  const shown = (mark: Annotation | null) => mark && division.shownMark(mark)

  const stop = marks.follow(changes => {
    list = null
    version++
    const seen = changes.map(({ before, after }) => ({
      before: shown(before),
      after: shown(after),
    }))
    for (const listener of listeners) listener(seen, version)
  })

  function follow(listener: MarksListener): () => void {
    const own: MarksListener = (...change) => listener(...change)
    listeners.add(own)
    return () => listeners.delete(own)
  }

  function redivided(): void {
    list = null
    // No list of changes says what is elsewhere now. Followers that miss a number read all again.
    version += 2
    for (const listener of listeners) listener([], version)
  }

  return {
    marks: {
      ...marks,
      ...printedActs(marks, division),
      all: {
        get: () => (list ??= marks.all.get().map(mark => division.shownMark(mark))),
        subscribe: listener => follow(() => listener()),
      },
      get: id => {
        const now = shown(marks.get(id))
        const last = asked.get(id)
        if (now && last && canonicalJson(now) === canonicalJson(last)) return last
        if (now) asked.set(id, now)
        return now
      },
      version: () => version,
      follow,
      close: () => {
        stop()
        marks.close()
      },
    },
    redivided,
  }
}

/** The acts on what is selected in the text as it is shown. */
function printedActs(
  marks: Marks,
  division: Division,
): Pick<
  Marks,
  | 'mark'
  | 'note'
  | 'noteOn'
  | 'addPassage'
  | 'turn'
  | 'moveTo'
  | 'link'
  | 'split'
  | 'merge'
  | 'moved'
> {
  const printed = <Of extends Half | Marked>(half: Of): Of => division.printedHalf(half)
  const place = ({ selected, paragraph, marks: there }: ReaderAt): ReaderAt => ({
    selected: selected && printed(selected),
    paragraph: paragraph && printed(paragraph),
    marks: there,
  })
  return {
    mark: (category, at) => marks.mark(category, place(at)),
    note: at => marks.note(place(at)),
    noteOn: (scope, at) => marks.noteOn(scope, printed(at)),
    addPassage: (note, at, words) => marks.addPassage(note, place(at), words),
    turn: (kind, at) => marks.turn(kind, place(at)),
    moveTo: (id, to, isHeld) => marks.moveTo(id, printed(to), isHeld),
    link: (words, to) =>
      marks.link(typeof words === 'string' ? words : printed(words), printed(to)),
    split: (id, [first, second]) => marks.split(id, [printed(first), printed(second)]),
    merge: (id, other, to) => marks.merge(id, other, printed(to)),
    moved: annotations => marks.moved(annotations.map(mark => division.printedMark(mark))),
  }
}
