import type { ExportSides } from '#domain/exporting/export-format'
import {
  paperLayouts,
  paperMargins,
  paperSizes,
  sideLimits,
  textLimits,
  within,
  type PaperChoices,
} from '#domain/paper/paper-choices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RadioChoice } from '../exporting/radio-choice.tsx'
import exporting from '../exporting/export-dialog.module.css'
import { Choice } from '../parts/choice.tsx'
import styles from './paper-dialog.module.css'

interface PaperFieldsProps {
  readonly choices: PaperChoices
  readonly sides: ExportSides
  /** Whether chapters are so long that each begins on a new page if the reader has not chosen. */
  readonly areLong: boolean
  /** Whether it has contents if the reader has not chosen; null if it can have none. */
  readonly hasContents: boolean | null
  readonly onChange: (change: Partial<PaperChoices>) => void
}

/** How a book is set on paper. */
export function PaperFields(props: PaperFieldsProps) {
  const { choices, sides, onChange } = props
  const { t } = useTranslation()
  return (
    <>
      {sides === 'both' && (
        <RadioChoice
          label={t('paper.layout')}
          names={paperLayouts}
          value={choices.layout}
          words={name => t(`paper.layouts.${name}`)}
          onChange={layout => onChange({ layout })}
        />
      )}
      <SizeFields choices={choices} onChange={onChange} />
      <TickFields {...props} />
    </>
  )
}

type SizeFieldsProps = Pick<PaperFieldsProps, 'choices' | 'onChange'>

function SizeFields({ choices, onChange }: SizeFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className={exporting.format}>
      <Choice
        label={t('paper.size')}
        names={paperSizes}
        value={choices.size}
        words={name => t(`paper.sizes.${name}`)}
        onChange={size => onChange({ size })}
      />
      {choices.size === 'own' && (
        <>
          <NumberField
            label={t('paper.width')}
            value={choices.width}
            limits={sideLimits}
            step={1}
            onChange={width => onChange({ width })}
          />
          <NumberField
            label={t('paper.height')}
            value={choices.height}
            limits={sideLimits}
            step={1}
            onChange={height => onChange({ height })}
          />
        </>
      )}
      <Choice
        label={t('paper.margins')}
        names={paperMargins}
        value={choices.margins}
        words={name => t(`paper.marginsShown.${name}`)}
        onChange={margins => onChange({ margins })}
      />
      <NumberField
        label={t('paper.textSize')}
        value={choices.textSize}
        limits={textLimits}
        step={0.5}
        onChange={textSize => onChange({ textSize })}
      />
    </div>
  )
}

function TickFields({ choices, sides, areLong, hasContents, onChange }: PaperFieldsProps) {
  const { t } = useTranslation()
  const isFacing = sides === 'both' && choices.layout === 'facing'
  return (
    <fieldset className={exporting.choice} aria-label={t('paper.besides')}>
      <label>
        <input
          type="checkbox"
          checked={isFacing || choices.hasTitlePage}
          disabled={isFacing}
          onChange={({ target }) => onChange({ hasTitlePage: target.checked })}
        />
        {t('paper.titlePage')}
      </label>
      {hasContents !== null && (
        <label>
          <input
            type="checkbox"
            checked={choices.hasContents ?? hasContents}
            onChange={({ target }) => onChange({ hasContents: target.checked })}
          />
          {t('paper.contents')}
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={choices.hasNumbers}
          onChange={({ target }) => onChange({ hasNumbers: target.checked })}
        />
        {t('paper.numbers')}
      </label>
      <label>
        <input
          type="checkbox"
          checked={choices.newPages ?? areLong}
          onChange={({ target }) => onChange({ newPages: target.checked })}
        />
        {t('paper.newPages')}
      </label>
    </fieldset>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly limits: { readonly least: number; readonly most: number }
  readonly step: number
  readonly onChange: (value: number) => void
}

/** A number, which counts when the reader has left the field or pressed Enter or an arrow. */
function NumberField({ label, value, limits, step, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const take = (words: string) => {
    const number = Number.parseFloat(words)
    setTyped(null)
    if (Number.isFinite(number)) onChange(within(number, limits))
  }
  return (
    <label className={styles.number}>
      <span>{label}</span>
      <input
        type="number"
        min={limits.least}
        max={limits.most}
        step={step}
        value={typed ?? String(value)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={({ target }) => typed !== null && take(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') take(currentTarget.value)
        }}
      />
    </label>
  )
}
