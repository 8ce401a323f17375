import type { OpenedFile } from '#services/outside'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { pastedText } from './pasted-text.ts'
import styles from './import-dialog.module.css'

interface PasteDialogProps {
  readonly onText: (file: OpenedFile) => void
  readonly onClose: () => void
}

/** A dialog in which a text is pasted or written. The text is then imported like a file. */
export function PasteDialog({ onText, onClose }: PasteDialogProps) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const file = pastedText(text, t('paste.unnamed'))
  return (
    <DialogFrame
      title={t('paste.heading')}
      onClose={onClose}
      foot={
        <ActionButton
          action="paste.confirm"
          look="main"
          waits={file === null}
          onPress={() => file && onText(file)}
        />
      }
    >
      <div className={styles.field}>
        <label htmlFor={id}>{t('paste.label')}</label>
        <textarea
          id={id}
          ref={focusAtOnce}
          className={styles.pasted}
          rows={12}
          lang="zh"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </DialogFrame>
  )
}
