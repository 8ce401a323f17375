import type { Category } from '#domain/annotation'
import { categoryId } from '#domain/ids'
import { hasTag } from '#domain/tags'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostUsedFirst, type MarksInUse, type NoteFilter } from './note-filter.ts'
import { TagChoice } from './tag-choice.tsx'
import { useCategoryName } from './use-category-name.ts'

interface NoteFilterChoiceProps {
  readonly inUse: MarksInUse
  readonly categories: readonly Category[]
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

/** Chooses which notes are shown: all, those of a category, or those with a tag. */
export function NoteFilterChoice(props: NoteFilterChoiceProps) {
  const { inUse, categories, language, value, onChange } = props
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
        value={
          value === null ? '' : value.by === 'tag' ? `tag ${shown}` : `category ${value.category}`
        }
        onChange={({ currentTarget }) => {
          if (currentTarget.value === toAllTags) setChoosing(true)
          else onChange(filterOf(currentTarget.value))
        }}
      >
        <option value="">{t('notes.all')}</option>
        <optgroup label={t('categories.heading')}>
          {categories.map(category => (
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

function filterOf(value: string): NoteFilter {
  const at = value.indexOf(' ')
  const rest = value.slice(at + 1)
  if (value === '') return null
  return value.slice(0, at) === 'tag'
    ? { by: 'tag', tag: rest }
    : { by: 'category', category: categoryId(rest) }
}
