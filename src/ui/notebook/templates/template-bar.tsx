import { longestTemplateName } from '#domain/templates/limits'
import type { TemplateForm } from '#domain/templates/names'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { Choice } from '../../parts/choice.tsx'
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
        <NewName
          onName={name => {
            if (add(name)) end()
          }}
          onCancel={end}
        />
      )}
    </div>
  )
}

interface NewNameProps {
  readonly onName: (name: string) => void
  readonly onCancel: () => void
}

/** The field for the name of a new template. */
function NewName({ onName, onCancel }: NewNameProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const trimmed = name.trim()
  return (
    <form
      className={styles.naming}
      onSubmit={event => {
        event.preventDefault()
        if (trimmed !== '') onName(trimmed)
      }}
    >
      <input
        type="text"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has asked for the field
        autoFocus
        aria-label={t('templates.newName')}
        placeholder={t('templates.newName')}
        maxLength={longestTemplateName}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          if (event.key !== 'Escape' || isComposing || keyCode === 229) return
          event.preventDefault()
          event.stopPropagation()
          onCancel()
        }}
      />
      <button type="submit" data-action="template.add" disabled={trimmed === ''}>
        {t('templates.addNew')}
      </button>
    </form>
  )
}
