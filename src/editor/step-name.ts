import type { StepName } from '#domain/undo-order'
import type { Transaction } from 'prosemirror-state'
import type { TranslationText } from '#domain/translation'

const key = 'stepName'

/** Names the undo step of `tr`, if the name does not follow from its changes. */
export const callStep = (tr: Transaction, name: StepName): Transaction => tr.setMeta(key, name)

/** Whether `tr` is a step of its own, which never joins the typing before it. */
export const standsAlone = (tr: Transaction): boolean =>
  tr.getMeta(key) !== undefined || ['paste', 'drop', 'cut'].includes(String(tr.getMeta('uiEvent')))

/**
 * The name of the undo step that `tr` makes, which has changed translations from `before` to
 * `after`.
 */
export function stepNameOf(
  tr: Transaction,
  before: readonly TranslationText[],
  after: readonly TranslationText[],
): StepName {
  const called: unknown = tr.getMeta(key)
  if (isStepName(called)) return called
  if (tr.getMeta('uiEvent') === 'paste') return 'paste'
  if (before.some(({ content }, i) => content.text !== after[i]?.content.text)) return 'typing'
  return before.some(({ state }, i) => state !== after[i]?.state) ? 'state' : 'format'
}

const isStepName = (called: unknown): called is StepName => typeof called === 'string'
