import type { ActionName } from '#domain/actions'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionLabel } from '../actions/use-action-label.ts'
import { useShortcut } from '../actions/use-shortcut.ts'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { shortcutGroups } from './shortcut-groups.ts'
import styles from './shortcuts-dialog.module.css'

/** Every action with its keys, in the order of the menus; typing narrows the list. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const label = useActionLabel()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLocaleLowerCase(i18n.language)
  const has = (label: string) => label.toLocaleLowerCase(i18n.language).includes(wanted)
  const groups = shortcutGroups((name, menu) => has(label(name)) || has(t(`menus.${menu}`)))
  return (
    <DialogFrame title={t('shortcuts.heading')} onClose={onClose}>
      <input
        type="search"
        ref={focusAtOnce}
        className={styles.search}
        aria-label={t('shortcuts.search')}
        placeholder={t('shortcuts.search')}
        {...useComposed(words, setWords)}
      />
      {groups.length === 0 && (
        <p role="status" className={styles.none}>
          {t('shortcuts.none', { words })}
        </p>
      )}
      <div className={styles.groups}>
        {groups.map(({ menu, actions }) => (
          <section key={menu} aria-labelledby={`shortcuts-${menu}`}>
            <h3 id={`shortcuts-${menu}`}>{t(`menus.${menu}`)}</h3>
            <dl>
              {actions.map(name => (
                <Shortcut key={name} action={name} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  )
}

function Shortcut({ action }: { readonly action: ActionName }) {
  const { t } = useTranslation()
  const label = useActionLabel()
  const { shown } = useShortcut(action)
  return (
    <div className={styles.shortcut}>
      <dt>{label(action)}</dt>
      <dd>
        {shown.length === 0 && <span className={styles.noKey}>{t('shortcuts.noKey')}</span>}
        {shown.map((keys, i) => (
          <span key={keys}>
            {i > 0 && ` ${t('shortcuts.or')} `}
            <kbd>{keys}</kbd>
          </span>
        ))}
      </dd>
    </div>
  )
}
