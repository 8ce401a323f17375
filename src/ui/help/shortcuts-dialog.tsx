import type { ActionName } from '#domain/actions'
import { isOfInputMethods } from '#domain/shortcuts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chordOf } from '../actions/keys.ts'
import { useActionLabel } from '../actions/use-action-label.ts'
import { useKeymap, useShownChord } from '../actions/use-shortcut.ts'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import spoken from '../styles/spoken.module.css'
import { useToasts } from '../toasts/toasts.ts'
import { fixedKeys, fixedNames, type FixedKey } from './fixed-keys.ts'
import { shortcutGroups } from './shortcut-groups.ts'
import { ShortcutRow } from './shortcut-row.tsx'
import styles from './shortcuts-dialog.module.css'
import { useRecording } from './use-recording.ts'

/**
 * Every action with its keys, in the order of the menus. The keys can be changed, and typing
 * narrows the list.
 */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const toasts = useToasts()
  const [words, setWords] = useState('')
  const [said, setSaid] = useState<Said>({ words: '', isWarning: false })
  const changes = useRecording(useSayChange(setSaid))
  const { groups, fixed } = useMatching(words)

  function resetAll() {
    const undo = changes.resetAll()
    toasts.show('shortcuts', {
      message: t => t('shortcuts.allReset'),
      action: { name: 'shortcut.undo', label: t => t('actions.shortcut.undo'), run: undo },
    })
  }

  return (
    <DialogFrame
      title={t('shortcuts.heading')}
      onClose={onClose}
      foot={
        Object.keys(changes.own).length > 0 && (
          <ActionButton action="shortcut.resetAll" onPress={resetAll} />
        )
      }
    >
      <input
        type="search"
        ref={focusAtOnce}
        className={styles.search}
        aria-label={t('shortcuts.search')}
        placeholder={t('shortcuts.search')}
        {...useComposed(words, setWords)}
      />
      {groups.length + fixed.length === 0 && (
        <p role="status" className={styles.none}>
          {t('shortcuts.none', { words })}
        </p>
      )}
      <p role="status" className={said.isWarning ? styles.warning : spoken.spoken}>
        {said.words}
      </p>
      <div className={styles.groups}>
        {groups.map(({ place, actions }) => (
          <section key={place} aria-labelledby={`shortcuts-${place}`}>
            <h3 id={`shortcuts-${place}`}>{t(`menus.${place}`)}</h3>
            <dl>
              {actions.map(name => (
                <ShortcutRow key={name} action={name} changes={changes} />
              ))}
            </dl>
          </section>
        ))}
        {fixed.length > 0 && <FixedKeys names={fixed} />}
      </div>
    </DialogFrame>
  )
}

interface Said {
  readonly words: string
  readonly isWarning: boolean
}

/** Returns a function that says what keys an action has got. */
function useSayChange(onSaid: (said: Said) => void) {
  const { t } = useTranslation()
  const label = useActionLabel()
  const shown = useShownChord()
  const say = (words: string, isWarning = false) => onSaid({ words, isWarning })
  return (name: ActionName, chords: readonly string[]) => {
    const keys = chords.map(chord => shown(chordOf(chord))).join(` ${t('shortcuts.or')} `)
    const action = label(name)
    if (chords.length === 0) say(t('shortcuts.removed', { action }))
    else if (chords.every(isOfInputMethods))
      say(t('shortcuts.ofInputMethods', { action, keys }), true)
    else say(t('shortcuts.changed', { action, keys }))
  }
}

/** The actions and fixed keys that have `words` in their name, their menu or their keys. */
function useMatching(words: string) {
  const { t, i18n } = useTranslation()
  const label = useActionLabel()
  const keymap = useKeymap()
  const shown = useShownChord()
  const wanted = words.trim().toLocaleLowerCase(i18n.language)
  const has = (...texts: readonly string[]) =>
    texts.some(text => text.toLocaleLowerCase(i18n.language).includes(wanted))
  const shownAll = (chords: readonly string[]) => chords.map(chord => shown(chordOf(chord)))
  return {
    groups: shortcutGroups((name, place) =>
      has(label(name), t(`menus.${place}`), ...shownAll(keymap.keys(name))),
    ),
    fixed: fixedNames.filter(name =>
      has(t(`shortcuts.fixed.${name}`), t('shortcuts.always'), ...shownAll(fixedKeys[name])),
    ),
  }
}

function FixedKeys({ names }: { readonly names: readonly FixedKey[] }) {
  const { t } = useTranslation()
  const shown = useShownChord()
  return (
    <section aria-labelledby="shortcuts-always">
      <h3 id="shortcuts-always">{t('shortcuts.always')}</h3>
      <dl>
        {names.map(name => (
          <div key={name} className={styles.shortcut}>
            <dt>{t(`shortcuts.fixed.${name}`)}</dt>
            <dd className={styles.fixed}>
              {fixedKeys[name].map(chord => (
                <kbd key={chord}>{shown(chordOf(chord))}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
