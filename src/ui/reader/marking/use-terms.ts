import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { expressionOf } from '#domain/marking/term-expression'
import { termAtCaret, type FindTerms } from '#editor/spread/terms'
import type { Searching } from '#services/searching/searching'
import { useEffect } from 'react'
import { useActionHandlers, useActionRegistry } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { selectedWords } from '../../search/selected-words.ts'
import { everyPlaceOf } from '../../search/sought.ts'
import type { Find } from '../../search/use-find.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { focusedNote } from './focused-note.ts'

/** Shows where the terms of the book are, and lists the occurrences of one. */
export function useTerms(
  { spread, marks }: Pick<OpenSpread, 'spread' | 'marks'>,
  find: Find,
): void {
  const { searching, preferences } = useServices()
  const { termsShown } = useLive(preferences.settings)
  const toasts = useToasts()
  const { run } = useActionRegistry()

  useEffect(() => {
    if (!termsShown) return
    const show = () => spread.terms.set(findTerms(searching, marks.all.get()))
    show()
    const stop = marks.follow(changes => {
      if (changes.some(({ before, after }) => expressionOf(before) !== expressionOf(after))) show()
    })
    return () => {
      stop()
      spread.terms.set(null)
    }
  }, [spread, marks, searching, termsShown])

  /** The expression of the note with the focus, of the mark or the term at the caret. */
  const expressionHere = (): string | null => {
    const here = [focusedNote(), ...spread.marks.atSelection(), ...termAtCaret(spread.selection)]
    const found = here.map(id => expressionOf(id ? marks.get(id) : null)).find(one => one !== null)
    return found ?? (selectedWords(spread) || null)
  }

  useActionHandlers({
    'term.occurrences': () => {
      const words = expressionHere()
      const { mode, sought } = find
      const isListed = mode === 'find' && sought.usual !== undefined && sought.asked.words === words
      // Pressed again, it goes on to all books.
      if (isListed) run('find.library')
      else if (words !== null) find.open('find', everyPlaceOf(words, sought))
      else toasts.show('nothing', { message: t => t('terms.none') })
    },
  })
}

/** Returns what finds the terms among `all`, or null. */
function findTerms(
  { occurrences }: Pick<Searching, 'occurrences'>,
  all: readonly Annotation[],
): FindTerms | null {
  const ids = new Map<string, AnnotationId[]>()
  for (const annotation of all) {
    const expression = expressionOf(annotation)
    if (expression === null) continue
    const same = ids.get(expression) ?? []
    ids.set(expression, same)
    same.push(annotation.id)
  }
  if (ids.size === 0) return null
  const [expressions, marksOf] = [[...ids.keys()], [...ids.values()]]
  return async texts => {
    const found = await occurrences(expressions, texts)
    return found.map(ranges =>
      ranges.map(({ term, ...at }) => ({ ...at, ids: marksOf[term] ?? [] })),
    )
  }
}
