import { parseTemplate } from '#domain/templates/parse'
import type { MarkList } from '#services/notebook/notebook'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { TemplateField } from './template-field.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateBar } from './template-bar.tsx'
import styles from './templates-dialog.module.css'
import { useTemplateExport, templatesOffered } from './use-template-export.ts'
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
  useActionHandlers({ 'export.start': start, 'export.cancel': work.cancel }, { modal: true })
  return (
    <DialogFrame
      title={t('templates.heading')}
      onClose={onClose}
      wide
      foot={
        <Foot
          templates={templates}
          share={work.share}
          said={work.said}
          waits={isWorking || fault !== null}
          onClose={onClose}
        />
      }
    >
      <fieldset className={styles.place} disabled={isWorking} aria-label={t('templates.heading')}>
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
  readonly share: number | null
  readonly said: string
  readonly waits: boolean
  readonly onClose: () => void
}

function Foot({ templates, share, said, waits, onClose }: FootProps) {
  const { t } = useTranslation()
  const words = t('exporting.working', { percent: Math.floor(100 * (share ?? 0)) })
  const { said: done } = templates
  return (
    <>
      <div className={styles.said} role="status">
        {share === null ? (
          <>
            {said || (done && t(`templates.said.${done}`))}
            {(done === 'removed' || done === 'restored') && !said && (
              <ActionButton action="template.undo" onPress={templates.undo} />
            )}
          </>
        ) : (
          <>
            <span>{words}</span>
            <progress aria-label={words} value={share} />
          </>
        )}
      </div>
      {share === null ? (
        <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
      ) : (
        <ActionButton action="export.cancel" />
      )}
      <ActionButton action="export.start" look="main" waits={waits} />
    </>
  )
}
