/** The accessible names and descriptions of the text, in the interface's language. */
import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Book, Section } from '#domain/book'
import { kindWordsOf, stateOf, type KindState } from '#domain/kinds/index'
import { halfOn, otherSide } from '#domain/marking/halves'
import type { Speech } from '#i18n/speech'
import { beginningOfWords, quotedWords } from '../notes/notes-in-order.ts'
import { categoryName } from '../notes/use-category-name.ts'
import { contentsOf, entryAt } from './contents/contents-entries.ts'
import { inOneLine } from './place-words.ts'

/** How much of a heading or of linked words is said, in characters. */
const headingLimit = 40

/**
 * Returns cached words. The columns ask for them at every key, and translating them each time would
 * cost more than all the rest.
 */
export function spreadWords(t: Speech['t'], book: Book) {
  const sides = { source: t('reader.source'), translation: t('reader.translation') }
  const names = new Map<string, string>()
  const categories = new Map<Category, string>()
  const states = new Map<KindState, string>()
  const [withNote, entries] = [t('spoken.withNote'), contentsOf(book)]

  function nameOf(side: Side, { offset, start, end }: Section): string {
    const [from, to] = [offset + 1, offset + end - start]
    const heading = entryAt(entries, offset)?.heading.title.slice(0, headingLimit)
    const names = { side: sides[side], from, to }
    return heading ? t('reader.sectionUnder', { ...names, heading }) : t('reader.section', names)
  }

  const known = <K>(all: Map<K, string>, key: K, find: () => string): string => {
    const there = all.get(key)
    if (there !== undefined) return there
    const found = find()
    all.set(key, found)
    return found
  }

  return {
    /** The name of a column of a section, which is unique in the book. */
    label: (side: Side, section: Section) =>
      known(names, `${side} ${section.id}`, () => nameOf(side, section)),
    hint: t('reader.hint'),
    toNote: t('reader.toNote'),
    toReference: t('reader.toReference'),
    /**
     * What is said about a mark on `side`: its category, its state, whether it has a note, its
     * tags, the words that belong to it on the other side.
     */
    mark: (annotation: Annotation, category: Category, side: Side) => {
      const { note, tags } = annotation
      const other = annotation.counterpart && halfOn(annotation, otherSide(side))
      const state = stateOf(annotation)
      return inOneLine(t, [
        known(categories, category, () => categoryName(t, category)),
        state === null ? '' : known(states, state, () => t(`kindStates.${state}`)),
        annotation.kind === 'emendation' && side === annotation.side
          ? t('emended.printed', { words: beginningOfWords(quotedWords(annotation), headingLimit) })
          : '',
        ...kindWordsOf(annotation).map(({ name, text }) =>
          text === '' ? '' : t('spoken.word', { label: t(`kindWords.${name}`), words: text }),
        ),
        note.length > 0 ? withNote : '',
        tags.length > 0 ? t('spoken.tagged', { tags: tags.join(', ') }) : '',
        other
          ? t('linking.with', { words: beginningOfWords(quotedWords(other), headingLimit) })
          : '',
      ])
    },
  }
}
