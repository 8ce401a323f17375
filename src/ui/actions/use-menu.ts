import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../actions.ts'
import { useServices } from '../services.ts'

/** Keeps the application menu in the interface's language and true about what can be done; told once a frame. */
export function useMenu(): void {
  const { enabled } = useActions()
  const { outside } = useServices()
  const { i18n } = useTranslation()
  const { language } = i18n
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      void outside.setMenu({ language, enabled: [...enabled] })
    })
    return () => cancelAnimationFrame(frame)
  }, [enabled, language, outside])
}
