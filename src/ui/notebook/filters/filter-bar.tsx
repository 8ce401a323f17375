import type { Facet } from '#domain/notebook/entry'
import { facets } from '#domain/notebook/entry'
import { toggled } from '#domain/notebook/filter'
import type { KindState } from '#domain/kinds/index'
import { useTranslation } from 'react-i18next'
import { DaysFacet } from './days-facet.tsx'
import { ChoiceFacet, type FacetOption } from './facet-options.tsx'
import styles from '../notebook-screen.module.css'
import type { NotebookEvent, NotebookState } from '../notebook-state.ts'
import type { Shown } from '../use-notebook.ts'

interface FilterBarProps {
  readonly state: NotebookState
  readonly dispatch: (event: NotebookEvent) => void
  readonly options: Readonly<Record<Facet, readonly FacetOption[]>>
  readonly shown: Pick<Shown, 'counts'>
}

/** The state that has a button of its own, because it is what is looked for most. */
const openQuestions: KindState = 'question.open'

/** The filters, each a button with a list of choices. */
export function FilterBar({ state, dispatch, options, shown: { counts } }: FilterBarProps) {
  const { t } = useTranslation()
  const { chosen, days } = state.filter
  const open = counts.state.get(openQuestions) ?? 0
  const isQuestions = chosen.state.includes(openQuestions)
  return (
    <div className={styles.filters} role="group" aria-label={t('notebook.filters')}>
      <button
        type="button"
        className={styles.toggle}
        data-action="notebook.questions"
        aria-pressed={isQuestions}
        onClick={() =>
          dispatch({
            type: 'chosen',
            facet: 'state',
            values: toggled(chosen.state, openQuestions),
          })
        }
      >
        {t('notebook.openQuestions', { count: open })}
      </button>
      {facets
        .filter(facet => isOffered(facet, options[facet], chosen[facet]))
        .map(facet => (
          <ChoiceFacet
            key={facet}
            label={t(`notebook.facets.${facet}`)}
            options={options[facet]}
            chosen={chosen[facet]}
            counts={counts[facet]}
            onChoose={values => dispatch({ type: 'chosen', facet, values })}
          />
        ))}
      <DaysFacet days={days} onChange={next => dispatch({ type: 'days', days: next })} />
    </div>
  )
}

/**
 * A library of one book, a book of one chapter, or notes without links leave nothing to choose.
 * What was chosen can be cleared when it is no longer among the options, because books were added
 * or removed.
 */
const isOffered = (
  facet: Facet,
  options: readonly FacetOption[],
  chosen: readonly string[],
): boolean =>
  options.length > leastOptions(facet) ||
  chosen.some(value => options.every(option => option.value !== value))

const leastOptions = (facet: Facet): number =>
  facet === 'book' || facet === 'chapter' ? 1 : facet === 'linked' ? 0 : -1
