import type { ActionName } from '#domain/actions'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/**
 * Returns the labels of undo and redo, which name the step that they would take. It is the same
 * object until that is another step.
 */
export function useStepLabels(): Readonly<Partial<Record<ActionName, string>>> {
  const { t } = useTranslation()
  const { undo, redo } = useLive(useServices().undoing.order.next)
  return useMemo(
    () => ({
      ...(undo && { 'edit.undo': t('undoing.undo', { step: t(`steps.${undo}`) }) }),
      ...(redo && { 'edit.redo': t('undoing.redo', { step: t(`steps.${redo}`) }) }),
    }),
    [t, undo, redo],
  )
}
