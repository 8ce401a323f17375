import type { Book } from '#domain/book'
import { markChoices, rangeChoices, type ExportChoices } from '#domain/exporting/export-choices'
import { exportSides, type ExportOffers } from '#domain/exporting/export-format'
import { translationStates } from '#domain/translation'
import type { ExportableMarks } from '#services/library/exporting'
import { useTranslation } from 'react-i18next'
import { Choice } from '../parts/choice.tsx'
import styles from './export-dialog.module.css'
import { MarkChoice } from './mark-choice.tsx'
import { RadioChoice, TickChoice } from './radio-choice.tsx'

export interface ContentFieldsProps {
  readonly book: Book
  readonly choices: ExportChoices
  /** Those of the chosen format. */
  readonly offers: ExportOffers
  readonly marks: ExportableMarks
  readonly hasSelection: boolean
  readonly onChange: (change: Partial<ExportChoices>) => void
}

/** What is exported or printed of a book, as far as the form has these choices. */
export function ContentFields(props: ContentFieldsProps) {
  const { choices, offers, onChange } = props
  const { t } = useTranslation()
  const sides = offers.sides.includes(choices.sides) ? choices.sides : offers.sides[0]
  return (
    <>
      {offers.sides.length > 1 && (
        <RadioChoice
          label={t('exporting.sides')}
          names={exportSides.filter(name => offers.sides.includes(name))}
          value={sides ?? 'both'}
          words={name => t(`exporting.sidesShown.${name}`)}
          onChange={chosen => onChange({ sides: chosen })}
        />
      )}
      {offers.order && sides === 'both' && (
        <RadioChoice
          label={t('exporting.first')}
          names={['source', 'translation']}
          value={choices.leads}
          words={name => t(`exporting.${name}`)}
          onChange={leads => onChange({ leads })}
        />
      )}
      <RangeChoice {...props} />
      {offers.states && (
        <TickChoice
          label={t('exporting.states')}
          names={translationStates}
          without={choices.withoutStates}
          words={name => t(`stateMenu.${name}`)}
          onChange={withoutStates => onChange({ withoutStates })}
        />
      )}
      {offers.marks && (
        <>
          <RadioChoice
            label={t('exporting.marks')}
            names={markChoices}
            value={choices.marks}
            words={name => t(`exporting.markChoices.${name}`)}
            onChange={marks => onChange({ marks })}
          />
          {choices.marks !== 'none' && <MarkChoice {...props} />}
        </>
      )}
      {offers.links && sides !== 'translation' && (
        <TickChoice
          label={t('exporting.links')}
          names={['links'] as const}
          without={choices.links ? [] : ['links']}
          words={() => t('exporting.hasLinks')}
          onChange={without => onChange({ links: without.length === 0 })}
        />
      )}
    </>
  )
}

/** The whole book, some chapters, or the selection if there is one. */
function RangeChoice({ book, choices, hasSelection, onChange }: ContentFieldsProps) {
  const { t } = useTranslation()
  const chapters = book.chapters.flatMap(({ title, continues }, i) =>
    continues === true
      ? []
      : [{ at: String(i), name: title || t('exporting.chapter', { number: i + 1 }) }],
  )
  const names = chapters.map(({ at }) => at)
  const words = (at: string) => chapters.find(one => one.at === at)?.name ?? at
  const ranges = rangeChoices.filter(
    name => (name !== 'selection' || hasSelection) && (name !== 'chapters' || chapters.length > 1),
  )
  const range = ranges.includes(choices.range) ? choices.range : 'book'
  const last = Math.max(choices.fromChapter, choices.toChapter)
  return (
    <>
      {ranges.length > 1 && (
        <RadioChoice
          label={t('exporting.range')}
          names={ranges}
          value={range}
          words={name => t(`exporting.ranges.${name}`)}
          onChange={chosen => onChange({ range: chosen })}
        />
      )}
      {range === 'chapters' && (
        <div className={styles.chapters}>
          <Choice
            label={t('exporting.fromChapter')}
            names={names}
            value={String(choices.fromChapter)}
            words={words}
            onChange={at =>
              onChange({ fromChapter: Number(at), toChapter: Math.max(last, Number(at)) })
            }
          />
          <Choice
            label={t('exporting.toChapter')}
            names={names.filter(at => Number(at) >= choices.fromChapter)}
            value={String(last)}
            words={words}
            onChange={at => onChange({ toChapter: Number(at) })}
          />
        </div>
      )}
    </>
  )
}
