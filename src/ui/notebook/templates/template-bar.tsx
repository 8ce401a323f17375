import { longestTemplateName } from '#domain/templates/limits'
import type { TemplateForm } from '#domain/templates/names'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import styles from './templates-dialog.module.css'
import type { Templates } from './use-templates.ts'

interface TemplateBarProps {
  readonly templates: Templates
  readonly forms: readonly TemplateForm[]
}

/** The form, the template of it, and what is done with templates as a whole. */
export function TemplateBar({ templates, forms }: TemplateBarProps) {
  const { t } = useTranslation()
  const { choice, names, isUsual, choose, add, remove } = templates
  const [isNaming, setNaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const end = () => {
    setNaming(false)
    button.current?.focus()
  }
  return (
    <div className={styles.bar}>
      <Choice
        label={t('templates.form')}
        names={forms}
        value={choice.form}
        words={form => t(`templates.forms.${form}`)}
        onChange={form => choose({ form, name: '' })}
      />
      <Choice
        label={t('templates.template')}
        names={['', ...names]}
        value={choice.name}
        words={name => (name === '' ? t('templates.usual') : name)}
        onChange={name => choose({ form: choice.form, name })}
      />
      <ActionButton ref={button} action="template.add" onPress={() => setNaming(true)} />
      {choice.name === '' ? (
        !isUsual && <ActionButton action="template.restore" onPress={remove} />
      ) : (
        <ActionButton action="template.delete" onPress={remove} />
      )}
      {isNaming && (
        <NameForm
          className={styles.naming}
          label={t('templates.newName')}
          longest={longestTemplateName}
          action="template.add"
          actionLabel={t('templates.addNew')}
          onName={name => {
            if (add(name)) end()
          }}
          onCancel={end}
        />
      )}
    </div>
  )
}
