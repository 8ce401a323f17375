import type { NoteBody } from '#domain/annotation'
import type { TemplateForm } from '#domain/templates/names'
import type { MarkList } from '#services/notebook/notebook'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoteText } from '../../notes/note/note-text.tsx'
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
      {form === 'html' ? <Page html={shown} /> : <pre dir="auto">{shown}</pre>}
    </section>
  )
}

/** A web page as it reads, and its source. */
function Page({ html }: { readonly html: string }) {
  const { t } = useTranslation()
  const { notebook } = useServices()
  const [body, setBody] = useState<NoteBody>([])
  useEffect(() => {
    let isWanted = true
    void notebook.readPage(html).then(read => isWanted && setBody(read))
    return () => {
      isWanted = false
    }
  }, [notebook, html])
  return (
    <>
      <div className={styles.page} data-part="page">
        <NoteText body={body} />
      </div>
      <details>
        <summary>{t('templates.source')}</summary>
        <pre dir="auto">{html}</pre>
      </details>
    </>
  )
}

const beginningOf = (list: MarkList): MarkList => ({
  ...list,
  groups: list.groups
    .slice(0, mostShown)
    .map(group => ({ ...group, marks: group.marks.slice(0, mostShown) })),
})
