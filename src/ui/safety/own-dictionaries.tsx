import { builtIn, readDictionaries } from '#domain/dictionaries/own-dictionary'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/** Says which dictionaries no backup has. */
export function OwnDictionaries() {
  const { t, i18n } = useTranslation()
  const { dictionaries } = useLive(useServices().preferences.settings)
  const names = readDictionaries(dictionaries).flatMap(({ id, name }) =>
    id === builtIn ? [] : [name],
  )
  if (names.length === 0) return null
  const list = new Intl.ListFormat(i18n.language).format(names)
  return <p>{t('safety.noDictionaries', { names: list })}</p>
}
