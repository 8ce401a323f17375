import type { Category } from '#domain/annotation'
import { categoryId } from '#domain/ids'
import { kindStates, type KindState } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { hasTag } from '#domain/tags'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostUsedFirst, type MarksInUse, type NoteFilter } from './note-filter.ts'
import { TagChoice } from './tags/tag-choice.tsx'
import { useCategoryName } from './use-category-name.ts'

interface NoteFilterChoiceProps {
  readonly inUse: MarksInUse
  readonly categories: readonly Category[]
  /** All that a mark may have: deleted ones are listed while a mark has them. */
  readonly known: readonly Category[]
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly value: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
}

/**
 * How many tags are listed with the categories. If there are more, one option opens a list of all.
 */
const mostListed = 20

/** The value of the option that opens the list of all tags. */
const toAllTags = 'tags'

/** Chooses which notes are shown: all, those of a category, in a state, or with a tag. */
export function NoteFilterChoice(props: NoteFilterChoiceProps) {
  const { inUse, categories, known, language, value, onChange } = props
  const { t } = useTranslation()
  const name = useCategoryName()
  const [isChoosing, setChoosing] = useState(false)
  const uses = useMemo(() => mostUsedFirst(inUse), [inUse])
  const listed = uses.slice(0, mostListed).map(({ tag }) => tag)
  const chosen = value?.by === 'tag' ? value.tag : null
  // The chosen tag is listed even if no mark has it any more, and in the spelling that is in use.
  const tags = chosen !== null && !hasTag(listed, chosen) ? [chosen, ...listed] : listed
  const shown = tags.find(tag => chosen !== null && hasTag([tag], chosen))
  return (
    <>
      <select
        data-action="note.filter"
        aria-label={t('actions.note.filter')}
        value={value?.by === 'tag' ? `tag ${shown}` : valueOf(value)}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === toAllTags) setChoosing(true)
          else onChange(filterOf(currentTarget.value))
        }}
      >
        <option value="">{t('notes.all')}</option>
        <StateOptions inUse={inUse} value={value} />
        <optgroup label={t('categories.heading')}>
          {[...categories, ...further(inUse, categories, known)].map(category => (
            <option key={category.id} value={`category ${category.id}`}>
              {name(category)}
            </option>
          ))}
        </optgroup>
        {tags.length > 0 && (
          <optgroup label={t('tags.heading')}>
            {tags.map(tag => (
              <option key={tag} value={`tag ${tag}`}>
                {tag}
              </option>
            ))}
            {uses.length > mostListed && (
              <option value={toAllTags}>{t('notes.allTags', { count: uses.length })}</option>
            )}
          </optgroup>
        )}
      </select>
      {isChoosing && (
        <TagChoice
          uses={uses}
          language={language}
          onChoose={tag => {
            setChoosing(false)
            onChange({ by: 'tag', tag })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

/** Categories of marks that are not offered: deleted, missing, or of other books. */
function further(
  { categories: used }: MarksInUse,
  offered: readonly Category[],
  known: readonly Category[],
): readonly Category[] {
  return [...used]
    .filter(([id, count]) => count > 0 && !offered.some(one => one.id === id))
    .map(([id]) => known.find(one => one.id === id) ?? missingCategory(id))
}

/** The states of the kinds that are in use. */
function StateOptions({ inUse, value }: Pick<NoteFilterChoiceProps, 'inUse' | 'value'>) {
  const { t } = useTranslation()
  const listed = kindStates.filter(state => isListed(state, inUse, value))
  if (listed.length === 0) return null
  return (
    <optgroup label={t('kinds.states')}>
      {listed.map(state => (
        <option key={state} value={`state ${state}`}>
          {t(`kindStates.${state}`)}
        </option>
      ))}
    </optgroup>
  )
}

/** A state is listed while a mark has a state of its kind, and while it is chosen. */
function isListed(state: KindState, { states }: MarksInUse, value: NoteFilter): boolean {
  const [kind] = state.split('.')
  const isInUse = [...states].some(([one, count]) => count > 0 && one.startsWith(`${kind}.`))
  return isInUse || (value?.by === 'state' && value.state === state)
}

/** The value of the option of a filter. */
function valueOf(filter: NoteFilter): string {
  switch (filter?.by) {
    case undefined:
      return ''
    case 'category':
      return `category ${filter.category}`
    case 'tag':
      return `tag ${filter.tag}`
    case 'state':
      return `state ${filter.state}`
  }
}

function filterOf(value: string): NoteFilter {
  const at = value.indexOf(' ')
  const rest = value.slice(at + 1)
  switch (value.slice(0, at)) {
    case 'category':
      return { by: 'category', category: categoryId(rest) }
    case 'tag':
      return { by: 'tag', tag: rest }
  }
  const state = kindStates.find(one => one === rest)
  return state ? { by: 'state', state } : null
}
