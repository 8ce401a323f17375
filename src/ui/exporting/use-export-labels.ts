import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { KindState, KindWord } from '#domain/kinds/index'
import { useTranslation } from 'react-i18next'
import { markName } from '../notes/mark-name.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'

/** How much of a paragraph names the place of a mark without words, in characters. */
const placeLimit = 24

/** Returns a function that returns the words which an export contains, in the present language. */
export function useExportLabels(book: Book) {
  const { translationLanguages } = useServices()
  const { t } = useTranslation()
  const category = useCategoryName()
  return () => ({
    language: translationLanguages.of(book.id).get(),
    source: t('exporting.source'),
    translation: t('exporting.translation'),
    notes: t('exporting.notes'),
    state: t('exporting.state'),
    untranslated: t('exporting.untranslated'),
    states: {
      empty: t('states.empty'),
      draft: t('states.draft'),
      done: t('states.done'),
      check: t('states.check'),
    },
    category,
    kindState: (state: KindState) => t(`kindStates.${state}`),
    kindWord: (name: KindWord) => t(`kindWords.${name}`),
    place: (mark: Annotation) => markName(t, mark, placeLimit),
    orphan: t('exporting.orphan'),
    contents: t('paper.contents'),
    tags: t('exporting.tags'),
  })
}
