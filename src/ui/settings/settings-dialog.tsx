import type { Book } from '#domain/book'
import {
  marginWidths,
  paragraphLooks,
  settingRanges,
  sourceFaces,
  sourceScripts,
  translationFaces,
  type Settings,
} from '#domain/settings'
import { languages } from '#i18n/languages'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import { SettingChoice } from './setting-choice.tsx'
import { DictionarySettings } from './dictionary-settings.tsx'
import { FaceChoice } from './face-choice.tsx'
import styles from './settings-dialog.module.css'
import { LevelLines } from './level-lines.tsx'
import { PersonalWords } from './personal-words.tsx'
import { ReferenceForm } from './reference-form.tsx'
import { SizeSlider } from './size-slider.tsx'
import { LanguageInBook, TranslationLanguage } from './translation-language.tsx'
import { TypingHelp } from './typing-help.tsx'

const themes = ['system', 'light', 'dark', 'sepia'] as const satisfies readonly Settings['theme'][]
const sides = ['both', 'source', 'translation'] as const satisfies readonly Settings['sides'][]
const sizes = ['sourceSize', 'translationSize', 'lineSpacing'] as const
const followSystem = 'system'

interface GroupProps {
  readonly settings: Settings
  readonly change: (settings: Partial<Settings>) => void
}

interface SettingsDialogProps {
  /** The open book. */
  readonly book: Book | null
  readonly onClose: () => void
}

/** The settings of the whole program and of the open book. Each takes effect at once. */
export function SettingsDialog({ book, onClose }: SettingsDialogProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const settings = useLive(preferences.settings)
  const group = { settings, change: preferences.change }
  return (
    <DialogFrame title={t('settings.heading')} onClose={onClose}>
      <div className={styles.form}>
        <Group title={t('settings.groups.program')}>
          <ProgramSettings {...group} />
        </Group>
        <Group title={t('settings.groups.translation')}>
          <TranslationLanguage />
          {book && <LanguageInBook book={book} />}
          <TypingHelp />
          {settings.spelling && <PersonalWords />}
        </Group>
        <Group title={t('settings.groups.text')}>
          <TextSettings {...group} />
        </Group>
        <Group title={t('settings.groups.page')}>
          <PageSettings {...group} />
        </Group>
        <Group title={t('settings.groups.dictionary')}>
          <DictionarySettings {...group} />
        </Group>
        <Group title={t('settings.groups.copying')}>
          <ReferenceForm />
        </Group>
        <figure
          className={styles.sample}
          data-level={settings.levelLines}
          aria-label={t('settings.sample')}
        >
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

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

function ProgramSettings({ settings, change }: GroupProps) {
  const { t } = useTranslation()
  const tags = languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))
  return (
    <>
      <SettingChoice
        label={t('settings.language')}
        value={settings.language ?? followSystem}
        options={[{ value: followSystem, label: t('settings.languageSystem') }, ...tags]}
        onChange={value => change({ language: value === followSystem ? null : value })}
      />
      <SettingChoice
        label={t('settings.theme')}
        value={settings.theme}
        options={themes.map(value => ({ value, label: t(`settings.themes.${value}`) }))}
        onChange={theme => change({ theme })}
      />
    </>
  )
}

function TextSettings({ settings, change }: GroupProps) {
  const { t } = useTranslation()
  return (
    <>
      <FaceChoice
        label={t('settings.sourceFace')}
        value={settings.sourceFace}
        options={sourceFaces.map(value => ({ value, label: t(`settings.sourceFaces.${value}`) }))}
        onChange={sourceFace => change({ sourceFace })}
      />
      <FaceChoice
        label={t('settings.translationFace')}
        value={settings.translationFace}
        options={translationFaces.map(value => ({
          value,
          label: t(`settings.translationFaces.${value}`),
        }))}
        onChange={translationFace => change({ translationFace })}
      />
      <SettingChoice
        label={t('settings.sourceScript')}
        value={settings.sourceScript}
        options={sourceScripts.map(value => ({
          value,
          label: t(`settings.sourceScripts.${value}`),
        }))}
        hint={t('settings.scriptHint')}
        onChange={sourceScript => change({ sourceScript })}
      />
      <fieldset className={styles.row}>
        <legend className={styles.label}>{t('settings.punctuation')}</legend>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={settings.wideSigns}
            onChange={({ currentTarget }) => change({ wideSigns: currentTarget.checked })}
          />
          {t('settings.wideSigns')}
        </label>
      </fieldset>
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
      <LevelLines />
    </>
  )
}

function PageSettings({ settings, change }: GroupProps) {
  const { t } = useTranslation()
  return (
    <>
      <SettingChoice
        label={t('settings.sides')}
        value={settings.sides}
        options={sides.map(value => ({ value, label: t(`settings.sidesShown.${value}`) }))}
        onChange={shown => change({ sides: shown })}
      />
      <SettingChoice
        label={t('settings.paragraphs')}
        value={settings.paragraphs}
        options={paragraphLooks.map(value => ({
          value,
          label: t(`settings.paragraphLooks.${value}`),
        }))}
        onChange={paragraphs => change({ paragraphs })}
      />
      <SizeSlider
        label={t('settings.measure')}
        value={settings.measure}
        range={settingRanges.measure}
        words={t('settings.ems', { count: settings.measure })}
        onChange={measure => change({ measure })}
      />
      <SettingChoice
        label={t('settings.margins')}
        value={settings.margins}
        options={marginWidths.map(value => ({ value, label: t(`settings.marginWidths.${value}`) }))}
        onChange={margins => change({ margins })}
      />
    </>
  )
}
