import type { TemplateForm } from '#domain/templates/names'
import type { MarkList } from '#services/notebook/notebook'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import styles from './templates-dialog.module.css'

interface TemplatePreviewProps {
  readonly marks: MarkList
  readonly form: TemplateForm
  /** The template; null while something is wrong in it, which leaves what was shown before. */
  readonly text: string | null
}

/** How many marks of each group, and how many groups, a preview has. */
const mostShown = 40

/** The beginning of the file as the template has it. */
export function TemplatePreview({ marks, form, text }: TemplatePreviewProps) {
  const { t } = useTranslation()
  const { notebook } = useServices()
  const [shown, setShown] = useState('')
  const beginning = useMemo(() => beginningOf(marks), [marks])
  useEffect(() => {
    if (text === null) return undefined
    let isWanted = true
    notebook.preview(beginning, { form, text }).then(
      words => isWanted && setShown(words),
      () => isWanted && setShown(''),
    )
    return () => {
      isWanted = false
    }
  }, [notebook, beginning, form, text])
  return (
    <section
      className={styles.preview}
      aria-label={t('exporting.preview')}
      data-old={text === null}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must scroll it
      tabIndex={0}
    >
      <pre dir="auto">{shown}</pre>
    </section>
  )
}

const beginningOf = (list: MarkList): MarkList => ({
  ...list,
  groups: list.groups
    .slice(0, mostShown)
    .map(group => ({ ...group, marks: group.marks.slice(0, mostShown) })),
})
