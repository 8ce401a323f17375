import { longestTemplate } from '#domain/templates/limits'
import { templateNames, type TemplateForm } from '#domain/templates/names'
import type { TemplateFault } from '#domain/templates/parse'
import { useId, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import type { MenuSections } from '../../menus/menu.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import styles from './templates-dialog.module.css'
import type { Templates } from './use-templates.ts'

interface TemplateFieldProps {
  readonly templates: Templates
  readonly fault: TemplateFault | null
}

/** The text of the template, and below it what is wrong in it. */
export function TemplateField({ templates, fault }: TemplateFieldProps) {
  const { t } = useTranslation()
  const [id, about] = [useId(), useId()]
  const field = useRef<HTMLTextAreaElement>(null)
  const composed = useComposed(templates.text, templates.write)
  return (
    <div className={styles.field}>
      <div className={styles.above}>
        <label htmlFor={id}>{t('templates.text')}</label>
        <InsertButton form={templates.choice.form} field={field} />
      </div>
      <textarea
        id={id}
        ref={field}
        // Another template has an undo history of its own.
        key={`${templates.choice.form} ${templates.choice.name}`}
        spellCheck={false}
        dir="auto"
        maxLength={longestTemplate}
        aria-describedby={about}
        aria-invalid={fault !== null}
        {...composed}
      />
      <p id={about} className={fault ? styles.fault : styles.hint} role="status">
        {fault
          ? t('templates.faultAt', {
              line: fault.line,
              fault: t(`templates.faults.${fault.code}`, { name: fault.name }),
            })
          : t('templates.hint')}
      </p>
    </div>
  )
}

interface InsertButtonProps {
  readonly form: TemplateForm
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** A button with a menu of the names that a template can have, which are put at the caret. */
function InsertButton({ form, field }: InsertButtonProps) {
  const { t } = useTranslation()
  const popup = usePopup()
  const button = useRef<HTMLButtonElement>(null)
  const insert = (words: string) => {
    field.current?.focus()
    // Unlike a new value, this keeps the field's own undo.
    document.execCommand('insertText', false, words)
  }
  const sections = (): MenuSections =>
    templateNames(form).map(({ list, names }) => {
      const each = names.map(name => ({
        label: `{{${name}}}  ${t(`templates.names.${name}`)}`,
        run: () => insert(`{{${name}}}`),
      }))
      const loop = {
        label: t('templates.loop', { list: `{{#${list}}}` }),
        run: () => insert(`{{#${list}}}\n\n{{/${list}}}\n`),
      }
      return list === null
        ? each
        : [{ label: t('templates.inList', { list }), items: [loop, ...each] }]
    })
  return (
    <ActionButton
      ref={button}
      action="template.insert"
      opens="menu"
      onPress={() => {
        const box = button.current?.getBoundingClientRect()
        if (box) popup.open(sections(), { x: box.left, y: box.bottom })
      }}
    />
  )
}
