import type { Book } from '#domain/book'
import { exportFormats } from '#domain/exporting/export-format'
import { useTranslation } from 'react-i18next'
import { PaperFields } from '../paper/paper-fields.tsx'
import { Choice } from '../parts/choice.tsx'
import { ContentFields, type ContentFieldsProps } from './content-fields.tsx'
import styles from './export-dialog.module.css'

/** About what `areChaptersLong` finds when the text has been read. */
const areLong = ({ chapters }: Book): boolean => {
  const begun = chapters.filter(({ continues }) => continues !== true).length
  return chapters.reduce((sum, { characters }) => sum + characters, 0) >= 1400 * begun
}

/** About what `isContentsNeeded` finds when the text has been read. */
const isLong = ({ chapters }: Book): boolean =>
  chapters.length >= 4 && chapters.reduce((sum, { characters }) => sum + characters, 0) >= 30_000

interface ExportFieldsProps extends ContentFieldsProps {
  readonly isWorking: boolean
}

/** The format, and the choices that it has. */
export function ExportFields({ isWorking, ...props }: ExportFieldsProps) {
  const { choices, onChange } = props
  const { t } = useTranslation()
  return (
    <fieldset
      className={styles.options}
      disabled={isWorking}
      // Without it, Tab would go to a field that is disabled and get no further.
      inert={isWorking}
      aria-label={t('exporting.choices')}
    >
      <div className={styles.format}>
        <Choice
          label={t('exporting.format')}
          names={exportFormats}
          value={choices.format}
          words={format => t(`exporting.formats.${format}`)}
          onChange={format => onChange({ format })}
        />
        <p className={styles.hint}>{t(`exporting.about.${choices.format}`)}</p>
      </div>
      {choices.format === 'pdf' && (
        <PaperFields
          choices={choices.paper}
          sides={choices.sides}
          areLong={areLong(props.book)}
          hasContents={isLong(props.book)}
          onChange={some => onChange({ paper: { ...choices.paper, ...some } })}
        />
      )}
      <ContentFields {...props} />
    </fieldset>
  )
}
