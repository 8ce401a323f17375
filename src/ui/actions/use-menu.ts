import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../actions.ts'
import { firstPaint } from '../hooks/first-paint.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { useCategoryLabels } from './use-action-label.ts'
import { useStepLabels } from './use-step-labels.ts'

/**
 * Keeps the application menu up to date, once a frame: its language, the reader's keys and names,
 * and which actions are enabled.
 */
export function useMenu(): void {
  const { enabled } = useActions()
  const { outside, preferences } = useServices()
  const { shortcuts } = useLive(preferences.settings)
  const { i18n } = useTranslation()
  const { language } = i18n
  const categories = useCategoryLabels()
  const steps = useStepLabels()
  useEffect(() => {
    const labels = { ...categories, ...steps }
    let isOld = false
    const report = () => {
      if (!isOld) void outside.setMenu({ language, enabled: [...enabled], shortcuts, labels })
    }
    void firstPaint.then(() => requestAnimationFrame(report))
    return () => {
      isOld = true
    }
  }, [enabled, language, shortcuts, categories, steps, outside])
}
