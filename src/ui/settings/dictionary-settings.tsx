import {
  lensLevels,
  pinyinPlaces,
  readingStyles,
  toneChangeChoices,
  type Settings,
} from '#domain/settings'
import { useTranslation } from 'react-i18next'
import { SettingChoice } from './setting-choice.tsx'
import styles from './settings-dialog.module.css'

interface DictionarySettingsProps {
  readonly settings: Settings
  readonly change: (settings: Partial<Settings>) => void
}

const switches = [
  'toneColours',
  'neutralTones',
  'joinedR',
  'wordsShown',
  'glossesShown',
  'lookUpOnHover',
] as const

/** How the dictionary writes readings, and when it looks a word up by itself. */
export function DictionarySettings({ settings, change }: DictionarySettingsProps) {
  const { t } = useTranslation()
  return (
    <>
      <SettingChoice
        label={t('settings.readingStyle')}
        value={settings.readingStyle}
        options={readingStyles.map(value => ({
          value,
          label: t(`settings.readingStyles.${value}`),
        }))}
        onChange={readingStyle => change({ readingStyle })}
      />
      <SettingChoice
        label={t('settings.pinyin')}
        value={settings.pinyin}
        options={pinyinPlaces.map(value => ({ value, label: t(`settings.pinyinPlaces.${value}`) }))}
        onChange={pinyin => change({ pinyin })}
      />
      <SettingChoice
        label={t('settings.toneChanges')}
        value={settings.toneChanges}
        options={toneChangeChoices.map(value => ({
          value,
          label: t(`settings.toneChangeChoices.${value}`),
        }))}
        onChange={toneChanges => change({ toneChanges })}
      />
      <SettingChoice
        label={t('settings.glossedWords')}
        value={settings.glossedWords}
        options={lensLevels.map(value => ({ value, label: t(`settings.lensLevels.${value}`) }))}
        onChange={glossedWords => change({ glossedWords })}
      />
      <fieldset className={styles.row}>
        <legend className={styles.label}>{t('settings.dictionary')}</legend>
        <div className={styles.options}>
          {switches.map(name => (
            <label key={name} className={styles.option}>
              <input
                type="checkbox"
                checked={settings[name]}
                onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
              />
              {t(`settings.${name}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
