import { parseTemplate } from '#domain/templates/parse'
import type { MarkList } from '#services/notebook/notebook'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { TemplateField } from './template-field.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateBar } from './template-bar.tsx'
import styles from './templates-dialog.module.css'
import { templatesOffered, useTemplateExport, type TemplateExport } from './use-template-export.ts'
import { useTemplates, type Templates } from './use-templates.ts'

interface TemplatesDialogProps {
  /** The marks that are exported. */
  readonly list: () => MarkList
  readonly onClose: () => void
}

/** Exports marks as a template has them: the template is edited with the file beside it. */
export function TemplatesDialog({ list, onClose }: TemplatesDialogProps) {
  const { t } = useTranslation()
  const [marks] = useState(list)
  const templates = useTemplates(templatesOffered)
  const { choice, text } = templates
  const parsed = parseTemplate(choice.form, text)
  const fault = parsed.ok ? null : parsed.fault
  const work = useTemplateExport(marks, onClose)
  const isWorking = work.share !== null
  const start = () => {
    templates.settle()
    if (!fault && !isWorking) void work.start(choice.form, text)
  }
  useActionHandlers({ 'export.start': start, 'export.cancel': work.cancel })
  return (
    <DialogFrame
      title={t('templates.heading')}
      onClose={onClose}
      wide
      foot={
        <Foot
          templates={templates}
          work={work}
          waits={isWorking || fault !== null}
          onClose={onClose}
        />
      }
    >
      <fieldset
        className={styles.place}
        disabled={isWorking}
        // Without it, Tab would go to a field that is disabled and get no further.
        inert={isWorking}
        aria-label={t('templates.heading')}
      >
        <TemplateBar templates={templates} forms={templatesOffered} />
        <div className={styles.parts}>
          <TemplateField templates={templates} fault={fault} />
          <TemplatePreview marks={marks} form={choice.form} text={fault ? null : text} />
        </div>
      </fieldset>
    </DialogFrame>
  )
}

interface FootProps {
  readonly templates: Templates
  readonly work: TemplateExport
  readonly waits: boolean
  readonly onClose: () => void
}

function Foot({ templates, work, waits, onClose }: FootProps) {
  const { t } = useTranslation()
  const { share, asked } = work
  const question = useRef<HTMLDivElement>(null)
  const about = asked?.about
  useEffect(
    // The button that was pressed goes, and the next stop is Cancel, not the button that closes.
    () => () => question.current?.focus(),
    [about],
  )
  return (
    <>
      <div ref={question} className={styles.said} role="status" tabIndex={-1}>
        <Said templates={templates} work={work} />
      </div>
      {share === null ? (
        <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
      ) : (
        <ActionButton action="export.cancel" />
      )}
      {asked ? (
        <>
          <ActionButton action="template.keep" onPress={() => asked.answer('keep')} />
          {asked.about === 'changed' ? (
            <ActionButton action="template.replace" onPress={() => asked.answer('replace')} />
          ) : (
            <ActionButton action="template.remove" onPress={() => asked.answer('remove')} />
          )}
        </>
      ) : (
        <ActionButton action="export.start" look="main" waits={waits} />
      )}
    </>
  )
}

/** How far the export is, what it asks, or what was done last. */
function Said({ templates, work }: Pick<FootProps, 'templates' | 'work'>) {
  const { t } = useTranslation()
  const { share, asked, said } = work
  if (asked) {
    const { about, count } = asked
    return (
      <p>{t(`templates.${about === 'changed' ? 'changedFiles' : 'filesOfRemoved'}`, { count })}</p>
    )
  }
  if (share !== null) {
    const words = t('exporting.working', { percent: Math.floor(100 * share) })
    return (
      <>
        <span>{words}</span>
        <progress aria-label={words} value={share} />
      </>
    )
  }
  const done = templates.said
  if (said !== '' || done === null) return <p>{said}</p>
  return (
    <>
      <p>{t(`templates.said.${done}`)}</p>
      {(done === 'removed' || done === 'restored') && (
        <ActionButton action="template.undo" onPress={templates.undo} />
      )}
    </>
  )
}
