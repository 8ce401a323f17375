import { settingRanges, type Settings } from '#domain/settings'
import { languages } from '#i18n/languages'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import { Choice } from './choice.tsx'
import styles from './settings-dialog.module.css'
import { SizeSlider } from './size-slider.tsx'
import { TranslationLanguage } from './translation-language.tsx'
import { TypingHelp } from './typing-help.tsx'

const themes = ['system', 'light', 'dark', 'sepia'] as const satisfies readonly Settings['theme'][]
const sides = ['both', 'source', 'translation'] as const satisfies readonly Settings['sides'][]
const sizes = ['sourceSize', 'translationSize', 'lineSpacing'] as const
const followSystem = 'system'

/** The settings of the whole program. Each takes effect at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const settings = useLive(preferences.settings)
  const { change } = preferences
  const tags = languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))
  return (
    <DialogFrame title={t('settings.heading')} onClose={onClose}>
      <div className={styles.form}>
        <Choice
          label={t('settings.language')}
          value={settings.language ?? followSystem}
          options={[{ value: followSystem, label: t('settings.languageSystem') }, ...tags]}
          onChange={value => change({ language: value === followSystem ? null : value })}
        />
        <TranslationLanguage />
        <TypingHelp />
        <Choice
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map(value => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={theme => change({ theme })}
        />
        <Choice
          label={t('settings.sides')}
          value={settings.sides}
          options={sides.map(value => ({ value, label: t(`settings.sidesShown.${value}`) }))}
          onChange={shown => change({ sides: shown })}
        />
        {sizes.map(size => (
          <SizeSlider
            key={size}
            label={t(`settings.${size}`)}
            value={settings[size]}
            range={settingRanges[size]}
            words={
              size === 'lineSpacing'
                ? settings.lineSpacing.toFixed(2)
                : t('settings.pixels', { count: settings[size] })
            }
            onChange={value => change({ [size]: value })}
          />
        ))}
        <figure className={styles.sample} aria-label={t('settings.sample')}>
          <p lang="zh-Hans" className={styles.source}>
            子曰：“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？”
          </p>
          <p lang="en" className={styles.translation}>
            {t('settings.sampleTranslation')}
          </p>
        </figure>
      </div>
    </DialogFrame>
  )
}
