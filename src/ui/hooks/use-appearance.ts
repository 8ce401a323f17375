import { chooseLanguage } from '#i18n/languages'
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { firstPaint } from './first-paint.ts'
import { useLive } from './use-live.ts'
import { useReadingLook } from './use-reading-look.ts'

/** Applies the language, the theme and the sizes that the reader has chosen to the document. */
export function useAppearance(): void {
  const { preferences, outside, app } = useServices()
  const { i18n } = useTranslation()
  const settings = useLive(preferences.settings)
  const systemIsDark = useSystemIsDark()
  const language = chooseLanguage(settings.language, app.languages)
  const { theme } = settings

  useEffect(() => void firstPaint.then(() => import('../styles/traditional-faces.css')), [])

  useLayoutEffect(() => {
    document.documentElement.lang = language
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }, [i18n, language])

  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme
  }, [theme, systemIsDark])

  useEffect(() => {
    // Until then main has the theme of the last start.
    void firstPaint.then(() => outside.setAppearance({ theme }))
  }, [outside, theme])

  useReadingLook(settings)
}

const dark = '(prefers-color-scheme: dark)'

const useSystemIsDark = (): boolean =>
  useSyncExternalStore(
    listener => {
      const query = matchMedia(dark)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(dark).matches,
  )
