import type { OpenedFile } from '#services/outside'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { pastedText } from './pasted-text.ts'

/** While `isOn`, imports a text that is pasted on the page outside any field. */
export function usePasteAnywhere(add: (files: readonly OpenedFile[]) => void, isOn: boolean): void {
  const { t } = useTranslation()
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target } = event
    if (
      target instanceof Element &&
      target.closest('input, textarea, [contenteditable], dialog, [role="dialog"]')
    )
      return
    const file = pastedText(event.clipboardData?.getData('text/plain') ?? '', t('paste.unnamed'))
    if (file) add([file])
  })
  useEffect(() => {
    if (!isOn) return
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [isOn])
}
