import type { KindState } from '#domain/kinds/index'
import type { Speech } from '#i18n/speech'

/** Returns the words for every state of every kind of annotation. */
export const kindStateWords = (t: Speech['t']): Readonly<Record<KindState, string>> => ({
  'question.open': t('kindStates.question.open'),
  'question.answered': t('kindStates.question.answered'),
})
