import { ownWordLimits, wordScopes, type WordScope } from '#domain/own-words/own-word'
import type { GlossWords, OwnWordsFault } from '#services/own-words/own-words'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { Choice } from '../parts/choice.tsx'
import styles from './own-words.module.css'

interface OwnFormProps {
  readonly first: GlossWords & { readonly scope: WordScope }
  /** A gloss has all fields, a correction of a reading only the reading. */
  readonly of: 'gloss' | 'reading'
  /** Whether the word is in the source, so that something can count there only. */
  readonly hasPlace: boolean
  /** Resolves with why it was refused; null if it was saved. */
  readonly onSave: (words: GlossWords, scope: WordScope) => Promise<OwnWordsFault | 'failed' | null>
  readonly onCancel: () => void
}

/** Fields for a gloss, or for the reading of a word. */
export function OwnForm({ first, of, hasPlace, onSave, onCancel }: OwnFormProps) {
  const { t } = useTranslation()
  const [given] = useState<GlossWords>(first)
  const [words, setWords] = useState(given)
  const [scope, setScope] = useState(first.scope)
  const [fault, setFault] = useState<OwnWordsFault | 'failed' | null>(null)
  const id = useId()
  const isWritten = words !== given
  const save = () => void onSave(words, scope).then(setFault, () => setFault('failed'))
  const field = (name: FieldName, isFirst: boolean) => (
    <OwnField
      name={name}
      isFirst={isFirst}
      fault={fault ? id : null}
      onEnter={save}
      words={words[name]}
      onWrite={written => setWords(now => ({ ...now, [name]: written }))}
    />
  )
  return (
    <div
      role="group"
      className={styles.form}
      data-written={isWritten || undefined}
      aria-label={t(`ownWords.form.${of}`, { word: first.expression })}
    >
      <p className={styles.word} lang="zh">
        {first.expression}
      </p>
      {of === 'gloss' && field('meaning', true)}
      {field('reading', of === 'reading')}
      {of === 'gloss' && field('note', false)}
      <div className={styles.field}>
        <Choice
          label={t('ownWords.scope')}
          names={hasPlace ? wordScopes : wordScopes.filter(name => name !== 'here')}
          value={scope}
          words={name => t(`ownWords.scopes.${name}`)}
          onChange={setScope}
        />
      </div>
      {fault && (
        <p id={id} role="alert" className={styles.fault}>
          {t(`ownWords.faults.${fault}`)}
        </p>
      )}
      <div className={styles.buttons}>
        <ActionButton action="gloss.cancel" onPress={onCancel} />
        <ActionButton action="gloss.save" look="main" onPress={save} />
      </div>
    </div>
  )
}

type FieldName = 'reading' | 'meaning' | 'note'

interface OwnFieldProps {
  readonly name: FieldName
  readonly isFirst: boolean
  /** The element that says what is wrong; null if nothing is. */
  readonly fault: string | null
  readonly words: string
  readonly onWrite: (words: string) => void
  readonly onEnter: () => void
}

function OwnField({ name, isFirst, fault, words, onWrite, onEnter }: OwnFieldProps) {
  const { t } = useTranslation()
  return (
    <label className={styles.field}>
      <span>{t(`ownWords.${name}`)}</span>
      <input
        type="text"
        name={name}
        // The form opens by the reader's own act, to be written in.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        lang={name === 'reading' ? 'zh-Latn' : undefined}
        maxLength={ownWordLimits[name]}
        aria-invalid={fault !== null && isFirst}
        aria-describedby={fault ?? undefined}
        value={words}
        onChange={({ currentTarget }) => onWrite(currentTarget.value)}
        onKeyDown={event => {
          // Enter chooses the words of an input method and saves nothing then.
          const { isComposing, keyCode } = event.nativeEvent
          if (event.key !== 'Enter' || isComposing || keyCode === 229) return
          event.preventDefault()
          onEnter()
        }}
      />
    </label>
  )
}
